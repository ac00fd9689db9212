"""Finds words in the article for the search bar, and goes from hit to hit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.model import Span
from gui.reader.article import Article
from gui.reader.find import find
from gui.reader.guide import Guide
from gui.reader.history import Place
from gui.reader.reader_view import ReaderView
from gui.reader.search_bar import SearchBar
from gui.reader.stepping import step


class Finder(QObject):
    """One search at a time."""

    began = Signal()
    counted = Signal(int, int)  # which, counted from 1, of how many

    def __init__(self, reader: ReaderView, search: SearchBar, article: Article, guide: Guide) -> None:
        super().__init__()
        self._reader = reader
        self._search = search
        self._article = article
        self._guide = guide
        self._hits: Sequence[Span] = ()
        self._current = -1
        self._from = 0
        self._origin: Place | None = None

    def begin(self) -> None:
        """The search starts at what is on screen; the way back leads here."""
        self.began.emit()
        page = self._reader.page
        self._origin = self._reader.place()
        self._from = page.offsets.to_core(self._reader.position_at_top()) if page else 0
        self._search.begin(self._reader.textCursor().selectedText())

    def look_for(self, words: str) -> None:
        """Marks all hits and shows the first from where the search began."""
        document = self._article.document
        self._hits = find(document.text, words) if document else ()
        self._current = -1
        self._go(step(self._hits, -1, self._from, True))

    def next(self) -> None:
        self._step(True)

    def previous(self) -> None:
        self._step(False)

    def end(self) -> None:
        """Takes the marks away; the words last found stay selected in the reader's mind and in F3."""
        self._article.show_hits((), None)
        self._hits, self._current = (), -1
        self._reader.setFocus()

    def _step(self, forward: bool) -> None:
        if self._search.isHidden():
            self.begin()
        else:
            self._go(step(self._hits, self._current, self._from, forward))

    def _go(self, index: int) -> None:
        self._current = index
        self._article.show_hits(self._hits, self._hits[index] if index >= 0 else None)
        if index >= 0:
            # Typing letter by letter is one jump; the way back leads to where it began.
            if self._origin is not None:
                self._guide.leave(self._origin)
                self._origin = None
            self._reader.go_to(self._hits[index])
        self.counted.emit(index + 1, len(self._hits))
