"""Paints a treaty's row: its hue, name and count, where its mentions lie, its kind and status."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from core.model import Mention, Treaty
from gui.looks import rows
from gui.looks.theme import LIGHT, Theme, smaller
from gui.treaties.treaties_model import LENGTH, MENTIONS, RANK, STANDING, TREATY, Index

_LEFT = 24
_RIGHT = 16
_STRIP = 9


class TreatyDelegate(QStyledItemDelegate):
    """A row of 8 + name + strip + line + 8."""

    theme: Theme = LIGHT

    def _draw_name(self, painter: QPainter, rect: QRect, font: QFont, treaty: Treaty, number: int) -> None:
        ink = self.theme.colour("ink")
        figures = f"{number:,}"
        width = QFontMetrics(font).horizontalAdvance(figures)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        rows.draw_line(painter, rect.adjusted(0, 0, -width - 10, 0), treaty.name, strong, ink)
        rows.draw_line(painter, rect.adjusted(rect.width() - width, 0, 0, 0), figures, font, self.theme.colour("muted"))

    def _draw_strip(
        self, painter: QPainter, rect: QRect, mentions: tuple[Mention, ...], length: int, hue: QColor
    ) -> None:
        middle = rect.center().y()
        painter.fillRect(QRect(rect.left(), middle, rect.width(), 1), self.theme.colour("rule"))
        room = rect.width() - 2
        # Mentions that fall on the same pixel are drawn once: five thousand cost no more than the width.
        for x in {mention.span.start * room // length for mention in mentions}:
            painter.fillRect(QRect(rect.left() + x, rect.top(), 2, rect.height()), hue)

    def _draw_bar(self, painter: QPainter, rect: QRect, rank: int) -> None:
        hue = self.theme.hue(rank)
        group = rank // len(self.theme.hues) % 3
        pen = QPen(hue, 4 if group != 1 else 1.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if group == 2:
            pen.setDashPattern([1.6, 0.8])
        painter.setPen(pen)
        for x in (0.0,) if group != 1 else (-1.5, 1.5):
            painter.drawLine(
                QPointF(rect.left() + 14 + x, rect.top() + 9), QPointF(rect.left() + 14 + x, rect.bottom() - 8)
            )

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        treaty: Treaty = index.data(TREATY)
        mentions: tuple[Mention, ...] = index.data(MENTIONS)
        rank: int = index.data(RANK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.draw_ground(painter, option, self.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._draw_bar(painter, option.rect, rank)
        small = smaller(option.font)
        name_height = QFontMetrics(option.font).height()
        inner = option.rect.adjusted(_LEFT, 8, -_RIGHT, -8)
        top = QRect(inner.left(), inner.top(), inner.width(), name_height)
        self._draw_name(painter, top, option.font, treaty, len(mentions))
        strip = QRect(inner.left(), top.bottom() + 5, inner.width(), _STRIP)
        self._draw_strip(painter, strip, mentions, index.data(LENGTH), self.theme.hue(rank))
        line = QRect(inner.left(), strip.bottom() + 4, inner.width(), QFontMetrics(small).height())
        words = " · ".join(word for word in (index.data(STANDING), described(treaty)) if word)
        rows.draw_line(painter, line, words, small, self.theme.colour("muted"))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(smaller(option.font)).height()
        return QSize(200, 16 + QFontMetrics(option.font).height() + 5 + _STRIP + 4 + small + 2)


def described(treaty: Treaty) -> str:
    """What sort of agreement it is, in two words: "treaty · arms control"; nothing where that is not known."""
    if not treaty.listed:
        return ""
    field = treaty.field.replace("-", " ")
    return " · ".join(dict.fromkeys(part for part in (treaty.kind, field) if part))
