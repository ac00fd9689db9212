"""Takes an article in: shows it step by step as it is read, says what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.errors import PasswordNeededError, ReaderError
from core.identity import document_key
from core.model import Document, Reading
from core.places import place_again
from gui.frame.popups import Popups
from gui.frame.status_line import minutes_to_read
from gui.layout import Layout
from gui.opening.request import Request
from gui.reader.article import Article
from gui.reader.guide import Guide
from gui.settings import Settings
from gui.typesetting.page import Page

OPEN_ANOTHER = "Open another…"


class Reception(QObject):
    """What is open stays open until the next file has been read."""

    document_shown = Signal(object, object)  # Request, Document
    locked = Signal(object)  # Request

    def __init__(self, parts: Layout, article: Article, guide: Guide, popups: Popups, settings: Settings) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._guide = guide
        self._popups = popups
        self._settings = settings
        self._minutes = 1

    # The steps of opening

    def show_start(self, request: Request) -> None:
        if self._article.document is None:
            self._parts.show_article()
        self._parts.password.dismiss()
        self._parts.status.say(f"Opening {request.name} …")

    def show_dragging(self, request: Request) -> None:
        """It takes a while: how far it is, and the way out."""
        self._parts.progress.start(f"Opening {request.name} …")

    def show_text(self, request: Request, page: Page) -> None:
        """The article itself; what is in it follows."""
        parts, document = self._parts, page.source
        moved = self._moved(document) if request.again else None
        place = parts.reader.place().carried(moved) if moved else None
        self._popups.close_all()
        for bar in (parts.progress, parts.alarm, parts.notice, parts.hint, parts.search):
            bar.dismiss()
        self._article.show_page(page, self._date_of(document))
        self._guide.start(moved)
        parts.show_outline(document)
        parts.show_article()
        if place is not None:
            parts.reader.return_to(place)
        parts.treaties.show_message("Looking for agreements …")
        parts.citations.show_message("Looking for citations …")
        title = document.title or request.name
        parts.tool_bar.title.setText(title)
        parts.reader.window().setWindowTitle(f"{title} – Servanda")
        # Near enough, and at once: a book is not worth cutting into its words for this.
        self._minutes = minutes_to_read(document.text.count(" ") + len(document.blocks))
        self.show_place()
        parts.reader.setFocus()
        self.document_shown.emit(request, document)

    def show_reading(self, reading: Reading) -> None:
        """What was found in it, or what it is taken for since; the reader stays where they are."""
        before = self._article.reading
        if before is not None:
            self._popups.close_all()
        self._article.show_reading(reading)
        self._guide.set_reading(reading)
        self._parts.treaties.show_reading(reading, self._article.on)
        self._parts.treaties.choose(self._guide.treaty)
        if before is None or before.citations is not reading.citations:
            self._parts.citations.show_reading(reading)

    def show_no_reading(self, sentence: str) -> None:
        if self._article.reading is None:
            self._parts.treaties.show_message("The article could not be searched for agreements.")
            self._parts.citations.show_message("The article could not be searched for citations.")
        self._parts.alarm.say(sentence)

    def show_failure(self, request: Request, error: ReaderError) -> None:
        """Says why a document did not open; what was open is still there."""
        self.show_end()
        if isinstance(error, PasswordNeededError):
            self.locked.emit(request)
        else:
            self._parts.alarm.say(str(error), OPEN_ANOTHER)

    def show_end(self) -> None:
        """Nothing is being opened any more."""
        self._parts.progress.dismiss()
        if self._article.document is None:
            self._parts.show_empty()
            self._parts.empty.show_recent(self._settings.recent())
            self._parts.status.say("")
        else:
            self.show_place()

    # Around the article

    def show_place(self) -> None:
        """Where in the article the reader is."""
        page, reader = self._parts.reader.page, self._parts.reader
        if page is not None:
            bar = reader.verticalScrollBar()
            share = round(100 * bar.value() / bar.maximum()) if bar.maximum() else 100
            here = reader.position_at_reading_line()
            paragraph = page.paragraph_at(here)
            self._parts.outline.follow(page.offsets.to_core(here))
            label = page.label_at(reader.position_at_top())
            self._parts.status.show_place(self._minutes, paragraph, len(page.source.blocks), share, label)

    def set_date(self, on: date | None) -> None:
        """The reader says when the article was written, or takes that back."""
        document = self._article.document
        if document is not None:
            self._settings.set_date(document_key(document), on)
            known = self._date_of(document)
            self._article.set_date(known)
            self._parts.treaties.show_date(known)

    def _date_of(self, document: Document) -> date | None:
        """The reader's own date counts before the document's."""
        return self._settings.date_of(document_key(document)) or document.date

    def _moved(self, document: Document) -> Callable[[int], int] | None:
        """Where in another reading of the document that is open the words of a code point stand."""
        before = self._article.document
        return partial(place_again, before.text, after=document.text) if before is not None else None
