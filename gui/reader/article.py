"""The open article as it stands on screen: its text, what was found in it, its notes, and how it is set."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from core.model import Document, Mention, Note, Reading, Span
from gui.looks.theme import Theme
from gui.reader.highlights import Highlights
from gui.reader.reader_view import ReaderView
from gui.typesetting.formats import Look
from gui.typesetting.page import Page
from gui.typesetting.pages import Pages


class Article:
    """Keeps the reader's page and highlights in step with everything that changes them."""

    def __init__(self, reader: ReaderView, pages: Pages, theme: Theme, zoom: float) -> None:
        self._reader = reader
        self._pages = pages
        self._look = Look(theme, zoom)
        self._notes: Collection[Note] = ()
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

    def look(self) -> Look:
        """How pages are set now."""
        return self._look

    def show_page(self, page: Page, on: date | None) -> None:
        """Another article, from its beginning."""
        self.document, self.reading, self.on = page.source, None, on
        self._notes, self._hits = (), ()
        self._pages.forget()
        self._reader.highlights = None
        page.show_date(on)
        self._set_highlights(page)
        self._reader.verticalScrollBar().setValue(0)
        if page.look != self._look:
            self._set_anew()

    def show_reading(self, reading: Reading) -> None:
        """What was found in it."""
        self.reading = reading
        if self.highlights is not None:
            self.highlights.set_reading(reading)
            self._reader.refresh()

    def show_chosen_note(self, note_id: str) -> None:
        """Which note is chosen, empty for none."""
        if self.highlights is not None:
            self.highlights.chosen_note = note_id
            self._reader.refresh()

    def show_notes(self, notes: Collection[Note]) -> None:
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
        self._set_anew()

    def _set_anew(self) -> None:
        if self.document is not None:
            self._pages.set(self.document, self._look, self.on, self._show_again)

    def _show_again(self, page: Page) -> None:
        place = self._reader.place()
        page.show_date(self.on)
        self._set_highlights(page)
        self._reader.return_to(place)

    def _set_highlights(self, page: Page) -> None:
        before = self.highlights
        made = Highlights(page.offsets)
        if self.reading is not None:
            made.set_reading(self.reading)
        made.set_notes(self._notes)
        made.set_hits(self._hits)
        if before is not None:
            made.treaty, made.mention, made.hit = before.treaty, before.mention, before.hit
            made.chosen_note = before.chosen_note
        if page is self._reader.page:
            self._reader.highlights = made
            self._reader.refresh()
        else:
            self._reader.show_page(page, made)
