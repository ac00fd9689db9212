"""Paints a citation's row: what is cited, its sort, where it leads; the unresolved is marked with a ring."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from core.model import Citation, TargetKind
from gui import rows
from gui.citations_model import CITATION, LEADS, TEXT, Index
from gui.theme import LIGHT, Theme, serif, smaller

_LEFT = 28


class CitationDelegate(QStyledItemDelegate):
    """Two lines of text, one of what it is."""

    theme: Theme = LIGHT

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        citation: Citation = index.data(CITATION)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.draw_ground(painter, option, self.theme)
        muted = self.theme.colour("muted")
        text_font, small = _text_font(option), smaller(option.font)
        inner = option.rect.adjusted(_LEFT, 8, -16, -8)
        most = 2
        height = rows.height_of(index.data(TEXT), text_font, inner.width(), most)
        rows.draw_lines(painter, inner, index.data(TEXT), text_font, self.theme.colour("ink"), most)
        line = QRect(inner.left(), inner.top() + height + 3, inner.width(), QFontMetrics(small).height())
        rows.draw_line(painter, line, f"{citation.kind} · {index.data(LEADS)}", small, muted)
        dot = QRectF(14, inner.top() + QFontMetrics(text_font).height() / 2 - 3, 6, 6).translated(option.rect.left(), 0)
        painter.setPen(QPen(muted, 1.2))
        known = citation.target.kind is not TargetKind.NONE
        painter.setBrush(muted if known else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = (view.viewport().width() if hasattr(view, "viewport") else 250) - _LEFT - 16
        text = rows.height_of(index.data(TEXT), _text_font(option), width, 2)
        return QSize(200, 16 + text + 3 + QFontMetrics(smaller(option.font)).height())


def _text_font(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setFamily(serif())
    return font
