"""Where the colours get names of a person's own: "against", "to check"."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.notes import COLOURS
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import button, glyph_button, label
from gui.looks.theme import Theme
from gui.reader.selection_bar import Swatch

_WIDTH = 300


class ColoursPopup(Popup):
    """A line for each colour; one left empty gives the colour its own name back."""

    named = Signal(object)  # dict[str, str], of all colours

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Names of the colours")
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.lines = {colour: QLineEdit() for colour in COLOURS}
        self._swatches = [Swatch(colour) for colour in COLOURS]
        self.done = button("Done", "Keep these names (Enter)", "primary")
        self.close_button = glyph_button("×", "Close (Esc)")
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for row, ((colour, line), spot) in enumerate(zip(self.lines.items(), self._swatches, strict=True)):
            line.setAccessibleName(COLOURS[colour])
            line.setPlaceholderText(COLOURS[colour])
            line.returnPressed.connect(self._on_done)
            spot.setEnabled(False)
            grid.addWidget(spot, row, 0)
            grid.addWidget(line, row, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(label("What the colours mean to you", "heading"))
        layout.addLayout(grid)
        layout.addLayout(foot)
        self.done.clicked.connect(self._on_done)
        self.close_button.clicked.connect(self.dismiss)

    def show_names(self, names: Mapping[str, str]) -> None:
        """Fills the lines; `show_beside` opens it."""
        for colour, line in self.lines.items():
            line.setText("" if names[colour] == COLOURS[colour] else names[colour])

    def begin(self) -> None:
        next(iter(self.lines.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def set_theme(self, theme: Theme) -> None:
        for spot in self._swatches:
            spot.theme = theme
        super().set_theme(theme)

    def _on_done(self) -> None:
        self.dismiss()
        self.named.emit({colour: line.text().strip() for colour, line in self.lines.items()})
