"""Extends the selection by sentences and paragraphs; by letters, words and lines Qt does it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.reader.reader_view import ReaderView


class Selecting(QObject):
    """Moves the end of the selection that the keys move; one begins where the reader is."""

    def __init__(self, reader: ReaderView) -> None:
        super().__init__()
        self._reader = reader

    def sentence_forward(self) -> None:
        self._extend(by_sentence=True, forward=True)

    def sentence_back(self) -> None:
        self._extend(by_sentence=True, forward=False)

    def paragraph_forward(self) -> None:
        self._extend(by_sentence=False, forward=True)

    def paragraph_back(self) -> None:
        self._extend(by_sentence=False, forward=False)

    def _extend(self, *, by_sentence: bool, forward: bool) -> None:
        page = self._reader.page
        if page is None:
            return
        from core.sentences import next_edge, paragraph_edge, previous_edge

        offsets, document = page.offsets, page.source
        anchor, end = self._reader.selection_ends()
        if anchor == end:
            here = self._reader.position_here()
            anchor = end = offsets.to_qt(previous_edge(document, offsets.to_core(here) + 1)) if forward else here
        point = offsets.to_core(end)
        if not by_sentence:
            point = paragraph_edge(document, point, forward=forward)
        elif forward:
            point = next_edge(document, point)
        else:
            point = previous_edge(document, point)
        self._reader.select(anchor, offsets.to_qt(point))
