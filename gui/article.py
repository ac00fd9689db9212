"""The open article as it stands on screen: its text, what was found in it, its notes, and how it is set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.model import Document, Mention, Note, Reading, Span
from gui.formats import Look
from gui.highlights import Highlights
from gui.page import Page
from gui.reader_view import ReaderView
from gui.theme import Theme


class Article:
    """Keeps the reader's page and highlights in step with everything that changes them."""

    def __init__(self, reader: ReaderView, theme: Theme, zoom: float) -> None:
        self._reader = reader
        self._look = Look(theme, zoom)
        self._notes: Sequence[Note] = ()
        self._hits: Sequence[Span] = ()
        self.document: Document | None = None
        self.reading: Reading | None = None
        self.on: date | None = None

    @property
    def highlights(self) -> Highlights | None:
        return self._reader.highlights

    @property
    def zoom(self) -> float:
        return self._look.zoom

    def show_document(self, document: Document, on: date | None) -> None:
        """Another article, from its beginning."""
        self.document, self.reading, self.on = document, None, on
        self._notes, self._hits = (), ()
        self._reader.highlights = None
        self._set_page()
        self._reader.verticalScrollBar().setValue(0)

    def show_reading(self, reading: Reading) -> None:
        """What was found in it."""
        self.reading = reading
        if self.highlights is not None:
            self.highlights.set_reading(reading)
            self._reader.refresh()

    def show_notes(self, notes: Sequence[Note]) -> None:
        self._notes = notes
        if self.highlights is not None:
            self.highlights.set_notes(notes)
            self._reader.refresh()

    def show_hits(self, hits: Sequence[Span], current: Span | None) -> None:
        """What was found of a reader's words, and which of it is meant."""
        if self.highlights is not None:
            if hits is not self._hits:
                self.highlights.set_hits(hits)
            self._hits = hits
            self.highlights.hit = current
            self._reader.refresh()

    def show_chosen(self, treaty_id: str, mention: Mention | None) -> None:
        """Which treaty is chosen, and which of its mentions."""
        if self.highlights is not None:
            self.highlights.treaty = treaty_id
            self.highlights.mention = mention
            self._reader.refresh()

    def set_date(self, on: date | None) -> None:
        """The article's date, in its byline."""
        self.on = on
        page = self._reader.page
        if page is not None:
            page.show_date(on)
            self._set_highlights(page)

    def set_look(self, theme: Theme, zoom: float) -> None:
        """Sets the same article in other colours or another size; the reader stays at the same words."""
        self._look = Look(theme, zoom)
        if self.document is not None:
            place = self._reader.place()
            self._set_page()
            self._reader.return_to(place)

    def _set_page(self) -> None:
        if self.document is not None:
            self._set_highlights(Page(self.document, self._look, self.on))

    def _set_highlights(self, page: Page) -> None:
        before = self.highlights
        made = Highlights(page.offsets)
        if self.reading is not None:
            made.set_reading(self.reading)
        made.set_notes(self._notes)
        made.set_hits(self._hits)
        if before is not None:
            made.treaty, made.mention, made.hit = before.treaty, before.mention, before.hit
        if page is self._reader.page:
            self._reader.highlights = made
            self._reader.refresh()
        else:
            self._reader.show_page(page, made)
