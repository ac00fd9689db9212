"""Drawing that the list delegates share: a row's ground, its focus, a line of text, several lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.looks.theme import Theme


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The row's background, and a line around it where the keys go."""
    state = option.state
    rect = QRectF(option.rect).adjusted(4, 1, -4, -1)
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen:
        painter.setBrush(theme.colour("paper"))
        painter.drawRoundedRect(rect, 5, 5)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(rect, 5, 5)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 1.4))
        painter.drawRoundedRect(rect.adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)


def draw_line(painter: QPainter, rect: QRect, text: str, font: QFont, colour: QColor) -> None:
    """One line of text, cut with … where it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def draw_lines(painter: QPainter, rect: QRect, text: str, font: QFont, colour: QColor, most: int) -> None:
    """Wrapped text, cut with … after so many lines."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetrics(font)
    y = rect.top() + metrics.ascent()
    for line in wrapped(text, font, rect.width(), most):
        painter.drawText(QPointF(rect.left(), y), line)
        y += metrics.height()


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The lines a text takes in a width, at most so many."""
    lines: list[str] = []
    metrics = QFontMetrics(font)
    for paragraph in text.split("\n"):
        for line in _wrap(paragraph, font, width, most - len(lines) + 1):
            if len(lines) == most:
                lines[-1] = _cut(lines[-1], line, metrics, width)
                return lines
            lines.append(line)
    return lines


def height_of(text: str, font: QFont, width: int, most: int) -> int:
    """How high wrapped text stands."""
    return len(wrapped(text, font, width, most)) * QFontMetrics(font).height()


def _cut(last: str, following: str, metrics: QFontMetrics, width: int) -> str:
    """The last line there is room for, ending in …"""
    whole = f"{last} {following}"
    shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, width)
    return shown if shown != whole else metrics.elidedText(f"{last} …", Qt.TextElideMode.ElideRight, width)


def _wrap(text: str, font: QFont, width: int, most: int) -> list[str]:
    # Text a reader typed may be long; what cannot be seen need not be laid out.
    text = text[: most * max(width, 40)]
    if not text:
        return [""]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    units = text.encode("utf-16-le")
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 20))
        start, length = line.textStart(), line.textLength()
        lines.append(units[start * 2 : (start + length) * 2].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines
