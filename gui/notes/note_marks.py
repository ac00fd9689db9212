"""How notes look on the page: tints that mix where they overlap, lines, flags in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

from core.model import Note, NoteStyle, Standing
from gui.looks.theme import Theme, mixed
from gui.reader.marks import Mark
from gui.reader.underlines import line_rects

_BELOW = 5.0
_FLAG = 6.0
_FLAG_FROM_EDGE = 14.0
_FLAG_STEP = 8.0


def tinted(marks: Iterable[Mark], theme: Theme) -> Iterator[tuple[int, int, QColor]]:
    """The stretches of the page that highlights tint; where several lie on each other, all of them show."""
    shown = [mark for mark in marks if is_tinted(mark)]
    edges = sorted({edge for mark in shown for edge in (mark.start, mark.end)})
    for start, end in pairwise(edges):
        here = [theme.note_tint(_note(mark).colour) for mark in shown if mark.start <= start < mark.end]
        if here:
            yield start, end, _together(here, theme)


def is_tinted(mark: Mark) -> bool:
    note = _note(mark)
    return note.style is NoteStyle.HIGHLIGHT and note.standing is Standing.PLACED


def draw_note(painter: QPainter, document: QTextDocument, mark: Mark, theme: Theme) -> None:
    """The line under what is underlined; a broken one under what may no longer be the passage."""
    note = _note(mark)
    if is_tinted(mark):
        return
    pen = QPen(theme.note_ink(note.colour), 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if note.standing is Standing.UNCERTAIN:
        pen.setDashPattern([1.5, 1.5])
    painter.setPen(pen)
    for rect, base in line_rects(document, mark.start, mark.end):
        y = base + _BELOW
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def draw_chosen(painter: QPainter, document: QTextDocument, mark: Mark, theme: Theme) -> None:
    """The note that is chosen in the list is told from those it overlaps by a line around it."""
    painter.setPen(QPen(theme.note_ink(_note(mark).colour), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect, _ in line_rects(document, mark.start, mark.end):
        painter.drawRoundedRect(rect.adjusted(-1, 1, 1, -1), 3, 3)


def flags(document: QTextDocument, marks: Sequence[Mark]) -> Iterator[tuple[Mark, QRectF]]:
    """The place of each note's flag in the margin, beside its first line; those of one line stand in a row."""
    taken: dict[int, int] = {}
    for mark in marks:
        first = next(line_rects(document, mark.start, mark.start + 1), None)
        if first is not None:
            line = round(first[1])
            x = document.textWidth() - _FLAG_FROM_EDGE + taken.get(line, 0) * _FLAG_STEP
            taken[line] = taken.get(line, 0) + 1
            if x + _FLAG < document.textWidth() + _FLAG_STEP:
                yield mark, QRectF(x, first[1] - 8, _FLAG, 8)


def draw_flag(painter: QPainter, mark: Mark, rect: QRectF, theme: Theme) -> None:
    """Full where something is written, hollow for a mere highlight, so that tint alone tells nothing."""
    note = _note(mark)
    colour = theme.note_ink(note.colour)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(colour if note.body else Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.6, 0.6, -0.6, -0.6))


def _together(tints: Sequence[QColor], theme: Theme) -> QColor:
    mix = tints[0]
    for number, tint in enumerate(tints[1:], 2):
        mix = mixed(tint, mix, 1 / number)
    return mixed(theme.colour("ink"), mix, 0.05 * (len(tints) - 1)) if len(tints) < 4 else mix


def _note(mark: Mark) -> Note:
    assert isinstance(mark.value, Note)
    return mark.value
