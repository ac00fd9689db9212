"""Sets a Document as a page: a QTextDocument, and the table that says where each code point stands in it."""

from __future__ import annotations

import math
from bisect import bisect_right
from datetime import date
from time import perf_counter

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from core.model import Document, Span
from gui.looks.theme import body_font
from gui.offsets import Offsets
from gui.typesetting.formats import Look
from gui.typesetting.typesetter import ADDED, DATE_LINK, Typesetter, date_text


class Page:
    """One document set in type. `offsets` is made anew when the byline changes.

    One not set `at_once` is set by `set_for`, a while at a time, and until then is not to be shown.
    """

    def __init__(self, source: Document, look: Look, on: date | None, *, at_once: bool = True) -> None:
        self.source = source
        self.look = look
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDefaultFont(body_font(look.zoom))
        self._on = on
        self._spans: list[Span] = []
        self._steps = Typesetter(self.document, source, look, on, self._spans).set()
        self.offsets = Offsets("", ())
        if at_once:
            self.set_for(math.inf)

    def set_for(self, seconds: float) -> bool:
        """Goes on setting for so long; says whether the whole page is set."""
        end = perf_counter() + seconds
        for _ in self._steps:
            if perf_counter() > end:
                return False
        self.offsets = self._table()
        return True

    def show_date(self, on: date | None) -> None:
        """Writes the article's date into the byline, or the offer to set one."""
        cursor = self._date_cursor() if on != self._on else None
        if cursor is not None:
            self._on = on
            cursor.insertText(date_text(on))
            self.offsets = self._table()

    def date_range(self) -> tuple[int, int]:
        """Where the date stands in the byline."""
        cursor = self._date_cursor()
        return (cursor.selectionStart(), cursor.selectionEnd()) if cursor else (0, 0)

    def paragraph_at(self, position: int) -> int:
        """The block of the source a position stands in or after, counted from 1."""
        block = self.document.findBlock(position)
        while block.isValid() and block.userState() == ADDED:
            block = block.previous()
        return block.userState() + 1 if block.isValid() else 1

    def label_at(self, position: int) -> str:
        """The number of the page of the source that a position stands on; empty where it has no pages."""
        pages = self.source.pages
        point = self.offsets.to_core(position) if pages else 0
        index = bisect_right(pages, point, key=lambda page: page.start) - 1
        return pages[index].label if index >= 0 else ""

    def _table(self) -> Offsets:
        places = []
        block = self.document.begin()
        while block.isValid():
            if block.userState() != ADDED:
                places.append(block.position())
            block = block.next()
        return Offsets(self.source.text, zip(self._spans, places, strict=True))

    def _date_cursor(self) -> QTextCursor | None:
        block = self.document.begin()
        for _ in range(min(8, self.document.blockCount())):
            found = _link_in(block)
            if found is not None:
                cursor = QTextCursor(self.document)
                cursor.setPosition(found[0])
                cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
                return cursor
            block = block.next()
        return None


def _link_in(block: QTextBlock) -> tuple[int, int] | None:
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.charFormat().anchorHref() == DATE_LINK:
            return fragment.position(), fragment.position() + fragment.length()
        fragments += 1  # PySide6 spells the iterator's ++ as += 1
    return None
