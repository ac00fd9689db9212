"""Paints a row of the citations: a group's heading, or what is cited and where it leads; a ring is unresolved."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from core.model import Citation, TargetKind
from gui.citations.citations_model import LEADS, ROW, TEXT, Heading, Index
from gui.looks import rows
from gui.looks.theme import LIGHT, Theme, serif, smaller

_LEFT = 28
_RIGHT = 16
_MOST = 2
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CitationDelegate(QStyledItemDelegate):
    """Two lines of text, one of where it leads."""

    theme: Theme = LIGHT

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # A list asks for the height of every row before it shows the first.
        self._type: _Type | None = None

    def _type_of(self, option: QStyleOptionViewItem) -> _Type:
        view = option.widget
        # As wide as beside a scroll bar, be one there or not: a filter must not lay all rows out anew.
        room = view.width() - view.verticalScrollBar().sizeHint().width() if isinstance(view, QListView) else 250
        if self._type is None or self._type.room != room or self._type.base != option.font:
            self._type = _Type(option.font, room)
        return self._type

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading, font: QFont) -> None:
        strong = smaller(font)
        strong.setWeight(QFont.Weight.DemiBold)
        number = f"{heading.count:,}"
        line = rect.adjusted(14, 8, -_RIGHT - QFontMetrics(strong).horizontalAdvance(number) - 6, 0)
        rows.draw_line(painter, line, str(heading.group), strong, self.theme.colour("muted"))
        painter.drawText(rect.adjusted(0, 8, -_RIGHT, 0), int(Qt.AlignmentFlag.AlignRight | _MIDDLE), number)

    def _paint_citation(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, known: bool) -> None:
        muted = self.theme.colour("muted")
        kind = self._type_of(option)
        inner = option.rect.adjusted(_LEFT, 6, 0, -6)
        inner.setWidth(kind.width)
        text = index.data(TEXT)
        rows.draw_lines(painter, inner, text, kind.font, self.theme.colour("ink"), _MOST)
        line = QRect(inner.left(), inner.top() + kind.height_of(text) + 2, inner.width(), kind.small_height)
        rows.draw_line(painter, line, index.data(LEADS), kind.small, muted)
        dot = QRectF(14, inner.top() + kind.line_height / 2 - 3, 6, 6).translated(option.rect.left(), 0)
        painter.setPen(QPen(muted, 1.2))
        painter.setBrush(muted if known else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Citation | Heading = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row, option.font)
        else:
            rows.draw_ground(painter, option, self.theme)
            self._paint_citation(painter, option, index, row.target.kind is not TargetKind.NONE)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        kind = self._type_of(option)
        text = index.data(TEXT)
        if text is None:
            return QSize(200, kind.small_height + 14)
        return QSize(200, 12 + kind.height_of(text) + 2 + kind.small_height)


class _Type:
    """The type of a row in a width, and how high it makes what was measured once."""

    def __init__(self, base: QFont, room: int) -> None:
        self.base = QFont(base)  # the option's own dies with it
        self.room = room
        self.width = room - _LEFT - _RIGHT
        self.font = QFont(base)
        self.font.setFamily(serif())
        self.small = smaller(base)
        self.small_height = QFontMetrics(self.small).height()
        self.line_height = QFontMetrics(self.font).height()
        self._metrics = QFontMetrics(self.font)
        self._heights: dict[str, int] = {}

    def height_of(self, text: str) -> int:
        if text not in self._heights:
            fits = self._metrics.horizontalAdvance(text) <= self.width
            self._heights[text] = self.line_height if fits else rows.height_of(text, self.font, self.width, _MOST)
        return self._heights[text]
