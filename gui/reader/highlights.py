"""Everything laid over the page: its layers of marks, and the tints among them as ExtraSelections.

Underlines are not here but in `underlines`: a text format draws them 1 px wide, whatever one asks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from core.backward import ways_back
from core.model import Citation, Mention, Note, Reading, Span
from gui.looks.theme import Theme, mixed
from gui.notes.note_marks import tinted
from gui.offsets import Offsets
from gui.reader.marks import Entry, Layer, Mark


class Highlights:
    """The marks of one page, rebuilt from spans when the reading, the notes or the finds change."""

    def __init__(self, offsets: Offsets) -> None:
        self._offsets = offsets
        self.mentions = Layer[Mention](offsets)
        self.doubtful = Layer[Mention](offsets)
        self.citations = Layer[Citation](offsets)
        self.entries = Layer[Entry](offsets)
        self.notes = Layer[Note](offsets)
        self.chosen_note = ""
        self.hits: Sequence[Span] = ()
        self.treaty = ""
        self.mention: Mention | None = None
        self.hit: Span | None = None
        self.glowing: tuple[int, int] | None = None
        self.glow = 0.0

    def set_reading(self, reading: Reading) -> None:
        ranks = {treaty.id: rank for rank, treaty in enumerate(reading.treaties)}
        self.mentions = Layer(self._offsets, reading.mentions, lambda mention: ranks.get(mention.treaty, 0))
        self.doubtful = Layer(self._offsets, reading.doubtful)
        self.citations = Layer(self._offsets, reading.citations)
        self.entries = Layer(self._offsets, (Entry(*item) for item in ways_back(reading).items()))

    def set_notes(self, notes: Iterable[Note]) -> None:
        """Those that have a place in the text: NOWHERE ends at 0."""
        self.notes = Layer(self._offsets, filter(attrgetter("span.end"), notes))

    def set_hits(self, spans: Sequence[Span]) -> None:
        self.hits = spans
        self.hit = None

    def selections(
        self, document: QTextDocument, theme: Theme, first: int, last: int
    ) -> list[QTextEdit.ExtraSelection]:
        """The tints that touch a stretch of positions; later ones lie on top."""
        paper = theme.colour("paper")
        made = [
            _tint(document, mark, theme.tint(mark.rank, 0.34 if mark.value == self.mention else 0.17))
            for mark in self.mentions.within(first, last)
            if isinstance(mark.value, Mention) and mark.value.treaty == self.treaty
        ]
        notes = self.notes.within(first, last)
        made += [_tint(document, Mark(start, end), colour) for start, end, colour in tinted(notes, theme)]
        made += [_tint(document, mark, theme.colour("hit")) for mark in self._hits_within(first, last)]
        if self.hit is not None:
            current = Mark(*self._offsets.qt_range(self.hit))
            made.append(_tint(document, current, theme.colour("glow")))
        if self.glowing is not None and self.glow > 0:
            made.append(_tint(document, Mark(*self.glowing), mixed(theme.colour("glow"), paper, self.glow)))
        return made

    def _hits_within(self, first: int, last: int) -> list[Mark]:
        """Of perhaps a million hits, those on screen: they alone become marks."""
        begin = bisect_left(self.hits, Span(self._offsets.to_core(first), 0))
        end = bisect_left(self.hits, Span(self._offsets.to_core(last), 0))
        return [Mark(*self._offsets.qt_range(span)) for span in self.hits[begin:end]]


def _tint(document: QTextDocument, mark: Mark, colour: QColor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(mark.start)
    cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    form = selection.format
    form.setBackground(colour)
    selection.format = form
    return selection
