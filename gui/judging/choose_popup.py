"""Chooses an agreement from all that are known: a few letters, Enter."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from core.model import Treaty
from gui.frame.popup import SHADOW, Popup
from gui.judging.catalogue_model import TREATY_ID, CatalogueModel
from gui.looks.parts import button, glyph_button, label, list_view

_WIDTH = 360
_HEIGHT = 220


class ChoosePopup(Popup):
    """A line that filters and a list; the arrows move in the list while one types."""

    settled = Signal(str)  # treaty id

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Choose an agreement")
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.model = CatalogueModel()
        self.heading = label("", "heading", wraps=True)
        self.list = list_view("Agreements")
        self.filter = _Line(self.list)
        self.nothing = label("None of this name in the catalogue", "muted")
        self.choose = button("This one", "The words mean the agreement chosen in the list (Enter)", "primary")
        self.close_button = glyph_button("×", "Close (Esc)")
        self._lay_out()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(1)
        self.list.setFixedHeight(_HEIGHT)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.filter.setPlaceholderText("Name, title or initials")
        self.filter.setAccessibleName("Filter the agreements")
        self.filter.setToolTip("Show only agreements with these words in their names; ↑ and ↓ move, Enter chooses")
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self._on_choose)
        self.list.clicked.connect(self._on_row)
        self.choose.clicked.connect(self._on_choose)
        self.close_button.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.choose)
        foot.addWidget(self.nothing)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.filter)
        layout.addWidget(self.list)
        layout.addLayout(foot)

    def show_treaties(self, words: str, treaties: Iterable[Treaty]) -> None:
        """What the words may mean, likelier ones first."""
        self.heading.setText(f"“{words}” is…")
        self.model.set_treaties(treaties)
        self.filter.clear()
        self._on_filter("")

    def begin(self) -> None:
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Stays: something is typed here."""

    def _on_filter(self, text: str) -> None:
        self.model.look_for(text)
        self.list.setCurrentIndex(self.model.index(0))
        self.choose.setVisible(self.model.rowCount() > 0)
        self.nothing.setVisible(self.model.rowCount() == 0)

    def _on_choose(self) -> None:
        self._on_row(self.list.currentIndex())

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid():
            treaty_id = str(index.data(TREATY_ID))
            self.dismiss()
            self.settled.emit(treaty_id)


class _Line(QLineEdit):
    """Hands the keys that move in a list to the list."""

    def __init__(self, follower: QListView) -> None:
        super().__init__()
        self._list = follower

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            QApplication.sendEvent(self._list, event)
        else:
            super().keyPressEvent(event)
