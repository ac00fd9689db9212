"""What to do with words just selected: colours, a line, a note, tags."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from core.notes import COLOURS
from gui.frame.popup import Popup
from gui.looks.parts import button
from gui.looks.theme import LIGHT, Theme


class Swatch(QAbstractButton):
    """A button that is a spot of colour."""

    theme: Theme = LIGHT

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(24, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QRectF(self.rect()).adjusted(4, 5, -4, -5)
        painter.setBrush(self.theme.note_tint(self.colour))
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(self.theme.note_ink(self.colour), 2.0 if lit else 1.2))
        painter.drawEllipse(spot)
        painter.end()


class SelectionBar(Popup):
    """Stands at the end of a selection; takes no keys away from the text."""

    colour_requested = Signal(str)
    underline_requested = Signal()
    note_requested = Signal()
    tags_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Selection")
        self.swatches = [Swatch(colour) for colour in COLOURS]
        self.underline = button("U", "Underline these words (Ctrl+U)", "flat")
        self.underline.setAccessibleName("Underline")
        font = self.underline.font()
        font.setUnderline(True)
        self.underline.setFont(font)
        self.note = button("Note", "Write a note on these words (Ctrl+Return)", "flat")
        self.tags = button("Tag", "Highlight these words and give them tags (Ctrl+T)", "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 4, 3)
        layout.setSpacing(2)
        for part in (*self.swatches, self.underline, self.note, self.tags):
            layout.addWidget(part)
        for swatch in self.swatches:
            swatch.clicked.connect(partial(self._on_swatch, swatch.colour))
        self.underline.clicked.connect(self.underline_requested)
        self.note.clicked.connect(self.note_requested)
        self.tags.clicked.connect(self.tags_requested)
        self.set_colours(COLOURS)

    def set_colours(self, names: Mapping[str, str]) -> None:
        """What the colours are called."""
        for number, swatch in enumerate(self.swatches, 1):
            swatch.setAccessibleName(names[swatch.colour])
            swatch.setToolTip(f"{names[swatch.colour]} (Ctrl+{number})")

    def set_theme(self, theme: Theme) -> None:
        for swatch in self.swatches:
            swatch.theme = theme
        super().set_theme(theme)

    def _on_swatch(self, colour: str, _checked: bool = False) -> None:
        self.colour_requested.emit(colour)

    # Qt overrides

    def leaveEvent(self, event: QEvent) -> None:
        # It stays as long as the selection does.
        event.accept()
