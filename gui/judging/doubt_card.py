"""Asks which of several agreements a name means, beside that name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.model import Treaty
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import button, glyph_button, label
from gui.looks.wording import dated_name

MOST_CHOICES = 6
_WIDTH = 360
_PAD = 16


class DoubtCard(Popup):
    """A button for each candidate: one click settles it."""

    settled = Signal(str)  # treaty id, empty for none
    another_requested = Signal()

    gives_way = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Which agreement?")
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.heading = label("", "heading", wraps=True)
        self.choices: list[QPushButton] = []
        self.another = button("Other…", "Choose from the whole catalogue", "flat")
        self.none = button("None of these", "These words name no agreement", "flat")
        self.close_button = glyph_button("×", "Close (Esc)")
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.another)
        foot.addWidget(self.none)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, 12, _PAD, 8)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addLayout(self._rows)
        layout.addLayout(foot)
        self.another.clicked.connect(self._on_another)
        self.none.clicked.connect(self._on_none)
        self.close_button.clicked.connect(self.dismiss)

    def show_candidates(self, treaties: Sequence[Treaty]) -> None:
        """Fills the card; `show_beside` opens it."""
        for old in self.choices:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.choices = [self._choice(treaty) for treaty in treaties[:MOST_CHOICES]]
        self.heading.setText("Which agreement?")
        for before, after in zip(self.choices, [*self.choices[1:], self.another], strict=True):
            QWidget.setTabOrder(before, after)

    def begin(self) -> None:
        """Puts the keys on the first choice."""
        (self.choices or [self.another])[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _choice(self, treaty: Treaty) -> QPushButton:
        name = dated_name(treaty)
        tip = "\n".join(dict.fromkeys(part for part in (name, treaty.title, treaty.summary) if part))
        made = button("", tip)
        made.setAutoDefault(True)  # so that Enter chooses it, too
        made.setStyleSheet("text-align: left;")
        shown = made.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDTH - 2 * _PAD - 28)
        made.setText(shown.replace("&", "&&"))
        made.setAccessibleName(name)
        made.clicked.connect(partial(self._settle, treaty.id))
        self._rows.addWidget(made)
        return made

    def _settle(self, treaty_id: str, _checked: bool = False) -> None:
        self.dismiss()
        self.settled.emit(treaty_id)

    def _on_none(self) -> None:
        self._settle("")

    def _on_another(self) -> None:
        self.dismiss()
        self.another_requested.emit()
