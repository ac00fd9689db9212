"""Letters on everything on screen that can be followed; typing them follows it, so that no mouse is needed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.model import Citation, Mention
from gui.reader.marks import Marked
from gui.reader.reader_view import ReaderView

LETTERS = "fjdkslaghrueiwocmvnxpqtybz"  # those under resting fingers first
_PAD = 3
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)


class Hint(NamedTuple):
    """A label, where it stands in the viewport, and what it leads to."""

    label: str
    rect: QRect
    value: Marked


class LinkHints(QWidget):
    """Lies over the text while it is asked for; has the keys, and lets the mouse through."""

    mention_followed = Signal(object)  # Mention
    mention_peeked = Signal(object)  # Mention
    citation_followed = Signal(object)  # Citation
    citation_peeked = Signal(object)  # Citation

    def __init__(self, reader: ReaderView) -> None:
        super().__init__(reader)
        self._reader = reader
        self._typed = ""
        self.hints: tuple[Hint, ...] = ()
        self.setObjectName("hints")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        reader.pressed.connect(self.end)
        reader.scrolled.connect(self.end)

    def begin(self) -> None:
        """Labels what is on screen; a second time takes the labels away."""
        if not self.isHidden():
            self.end()
            return
        self._typed = ""
        self.hints = self._hints()
        if self.hints:
            self.setAccessibleName(f"{len(self.hints)} links: type the letters of one, with Shift to look at it")
            self.setGeometry(self._reader.viewport().geometry())
            self.show()
            self.raise_()
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end(self) -> None:
        """Takes the labels away."""
        if not self.isHidden():
            had_keys = self.hasFocus()
            self.hide()
            if had_keys:
                self._reader.setFocus()

    def _hints(self) -> tuple[Hint, ...]:
        found = self._reader.marks_on_screen()
        metrics = QFontMetrics(self._font())
        made: list[Hint] = []
        for label, (mark, line) in zip(labels(len(found)), found, strict=True):
            rect = QRect(0, 0, metrics.horizontalAdvance(label.upper()) + 2 * _PAD, metrics.height())
            rect.moveTo(max(0, line.left() - 2), max(0, line.top() - rect.height() + _PAD))
            while taken := next((hint.rect for hint in made[-4:] if hint.rect.intersects(rect)), None):
                rect.moveLeft(taken.right() + 2)
            made.append(Hint(label, rect, mark.value))
        return tuple(made)

    def _type(self, letter: str) -> None:
        typed = self._typed + letter.lower()
        left = [hint for hint in self.hints if hint.label.startswith(typed)]
        if not left:
            return
        self._typed = typed
        self.update()
        if left[0].label == typed:
            self.end()
            self._choose(left[0].value, peek=letter.isupper())

    def _choose(self, value: Marked, *, peek: bool) -> None:
        if isinstance(value, Mention):
            (self.mention_peeked if peek else self.mention_followed).emit(value)
        elif isinstance(value, Citation):
            (self.citation_peeked if peek else self.citation_followed).emit(value)

    def _font(self) -> QFont:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        font.setBold(True)
        return font

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        # A letter or Esc is meant for the labels before it is any command's key; any other key takes them away.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _is_ours(event):
                event.accept()
                return True
            if event.key() not in _MODIFIERS:
                self.end()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            self.update()
        else:
            self._type(event.text())

    def focusOutEvent(self, event: QEvent) -> None:
        self.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        theme = self._reader.theme
        ground, letters = theme.colour("ink"), theme.colour("paper")
        faint = QColor(letters)
        faint.setAlphaF(0.5)
        for hint in self.hints:
            if not hint.label.startswith(self._typed):
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(hint.rect, 3, 3)
            inner = hint.rect.adjusted(_PAD, 0, 0, 0)
            for part, colour in ((hint.label, letters), (self._typed, ground), (self._typed, faint)):
                painter.setPen(colour)
                painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), part.upper())
        painter.end()


def labels(count: int) -> Sequence[str]:
    """So many labels of one length, the least that will do: then none begins with another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]


def _is_ours(event: QKeyEvent) -> bool:
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return False
    return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) or event.text().lower() in set(LETTERS)
