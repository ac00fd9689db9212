"""Draws the lines under mentions and citations, 2 px and patterned, for what is on screen only."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

from core.model import Citation, Mention, MentionKind, TargetKind
from gui.reader.marks import Mark

_GAP = 3.0
_MARGIN = 22.0
_DOTS = [1.0, 1.0]
_DOUBT = [3.0, 2.0]
_DASHES = [4.0, 1.5, 1.0, 1.5]


def line_rects(document: QTextDocument, start: int, end: int) -> Iterator[tuple[QRectF, float]]:
    """For each line a range touches: its rectangle on the page, and where its letters stand."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        origin = document.documentLayout().blockBoundingRect(block).topLeft()
        layout = block.layout()
        first = max(start - block.position(), 0)
        last = min(end - block.position(), block.length() - 1)
        place = first
        while place < last:
            line = layout.lineForTextPosition(place)
            if not line.isValid():
                break
            stop = min(last, line.textStart() + line.textLength())
            left, right = _x(line.cursorToX(place)), _x(line.cursorToX(stop))
            if stop == line.textStart() + line.textLength() and stop < last:
                right = line.x() + line.naturalTextWidth()
            rect = QRectF(min(left, right), line.y(), abs(right - left), line.height())
            yield rect.translated(origin), origin.y() + line.y() + line.ascent()
            if stop <= place:
                break
            place = stop
        block = block.next()


def draw_mention(painter: QPainter, document: QTextDocument, mark: Mark, colour: QColor, group: int) -> None:
    """The line under a mention: dotted where it only points back; beyond eight treaties the pattern tells."""
    dotted = isinstance(mark.value, Mention) and mark.value.kind is MentionKind.ANAPHOR
    for rect, base in line_rects(document, mark.start, mark.end):
        for offset, pen in pens(colour, dotted, group):
            y = base + _GAP + offset
            painter.setPen(pen)
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def draw_doubt(painter: QPainter, document: QTextDocument, mark: Mark, colour: QColor) -> None:
    """The dashed line under a name of which it is not known what it names."""
    painter.setPen(_pen(colour, 2.0, False, _DOUBT))
    for rect, base in line_rects(document, mark.start, mark.end):
        painter.drawLine(QPointF(rect.left(), base + _GAP), QPointF(rect.right(), base + _GAP))


def draw_citation(painter: QPainter, document: QTextDocument, mark: Mark, colour: QColor) -> None:
    """The thin neutral line under a citation, below any mention's; broken where it is not known where it leads."""
    known = not isinstance(mark.value, Citation) or mark.value.target.kind is not TargetKind.NONE
    painter.setPen(_pen(colour, 1.0, False, [] if known else _DOUBT))
    for rect, base in line_rects(document, mark.start, mark.end):
        y = round(base + _GAP + 2) + 0.5
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def way_back_rect(document: QTextDocument, mark: Mark) -> QRectF:
    """The place in the margin for the arrow that leads from a note to where it is cited."""
    first = next(line_rects(document, mark.start, mark.start + 1), None)
    if first is None:
        return QRectF()
    from_right = document.findBlock(mark.start).textDirection() == Qt.LayoutDirection.RightToLeft
    return QRectF(document.textWidth() - _MARGIN if from_right else 0, first[0].top(), _MARGIN, first[0].height())


def draw_way_back(painter: QPainter, document: QTextDocument, mark: Mark, colour: QColor) -> None:
    """An arrow that turns back, in the margin of a note."""
    rect = way_back_rect(document, mark)
    middle, left, right = rect.center().y() - 1, rect.left() + 6, rect.left() + 17
    painter.setPen(QPen(colour, 1.4))
    painter.drawPolyline([QPointF(left, middle), QPointF(right, middle), QPointF(right, middle - 5)])
    painter.drawPolyline([QPointF(left + 4, middle - 4), QPointF(left, middle), QPointF(left + 4, middle + 4)])


def draw_outline(painter: QPainter, document: QTextDocument, start: int, end: int, colour: QColor) -> None:
    """The frame around the hit meant, to tell it from the others by more than its tint."""
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect, _ in line_rects(document, start, end):
        painter.drawRoundedRect(rect.adjusted(-1, 0, 1, 0), 3, 3)


def pens(colour: QColor, dotted: bool, group: int) -> list[tuple[float, QPen]]:
    """The strokes of a treaty's line, and how far below each other they lie."""
    if group % 3 == 1:
        return [(-0.5, _pen(colour, 1.0, dotted, [])), (2.0, _pen(colour, 1.0, dotted, []))]
    return [(0.0, _pen(colour, 2.0, dotted, _DASHES if group % 3 == 2 else []))]


def _pen(colour: QColor, width: float, dotted: bool, dashes: list[float]) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dotted:
        pen.setDashPattern([part * 2 / width for part in _DOTS])
    elif dashes:
        pen.setDashPattern(dashes)
    return pen


def _x(found: object) -> float:
    # PySide6 answers cursorToX with (x, position); its stubs say float.
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
