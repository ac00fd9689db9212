"""What stands for a moment beside a line of the text: never over that line, gone at Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from gui.looks.theme import LIGHT, Theme

SHADOW = 8
LEAVE_MILLISECONDS = 400
_GAP = 2


class Popup(QWidget):
    """A child of the window with a soft shadow around it."""

    closed = Signal()
    keys_left = Signal()  # it had the keys while it was closed

    gives_way = False  # to what the pointer comes upon next

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(LEAVE_MILLISECONDS)
        self._leaving.timeout.connect(self.dismiss)
        self.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        self.hide()

    def show_beside(self, line: QRect, room: QRect) -> None:
        """Opens beside a line; both in the parent's coordinates."""
        self._leaving.stop()
        self.fit(max(room.bottom() - line.bottom(), line.top() - room.top()) - 4)
        self.adjustSize()
        self.move(beside(self.size(), line, room))
        self.show()
        self.raise_()

    def fit(self, height: int) -> None:
        """Becomes no higher than the room beside the line, if it can."""

    def begin(self) -> None:
        """Takes the keys, if it has a use for them."""

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.update()

    def dismiss(self) -> None:
        """Closes it, if it is open."""
        self._leaving.stop()
        if not self.isHidden():
            had_keys = self.has_keys()
            self.hide()
            self.closed.emit()
            if had_keys:
                self.keys_left.emit()

    def has_keys(self) -> bool:
        """Whether the keys go here."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def leave(self) -> None:
        """The pointer left what this speaks of: closes soon, unless the pointer comes here."""
        if not self.isHidden() and not self.underMouse() and not self.has_keys():
            self._leaving.start()

    # Qt overrides

    def enterEvent(self, event: QEnterEvent) -> None:
        self._leaving.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.leave()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for ring in range(SHADOW, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 5 if self.theme.name != "dark" else 16))
            painter.drawRoundedRect(body.adjusted(-ring, -ring + 2, ring, ring), 7 + ring, 7 + ring)
        painter.setBrush(self.theme.colour("paper"))
        painter.setPen(QPen(self.theme.colour("rule"), 1))
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.end()


def beside(size: QSize, line: QRect, room: QRect) -> QPoint:
    """Where to put something of a size: under a line, else over it, else to its side, but never upon it."""
    x = min(max(line.left() - SHADOW, room.left()), max(room.left(), room.right() - size.width()))
    if line.bottom() + _GAP - SHADOW + size.height() <= room.bottom():
        return QPoint(x, line.bottom() + _GAP - SHADOW + 4)
    if line.top() - _GAP + SHADOW - size.height() >= room.top():
        return QPoint(x, line.top() - _GAP + SHADOW - 4 - size.height())
    y = min(max(line.top(), room.top()), max(room.top(), room.bottom() - size.height()))
    if line.right() + size.width() <= room.right():
        return QPoint(line.right(), y)
    if line.left() - size.width() >= room.left():
        return QPoint(line.left() - size.width(), y)
    below = room.bottom() - line.bottom() >= line.top() - room.top()
    return QPoint(x, line.bottom() if below else line.top() - size.height())
