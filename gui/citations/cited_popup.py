"""The places that cite a note, an entry or the articles of an agreement: a click leads to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model import Citation
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import glyph_button, label, list_view

_WIDTH = 380
_MOST_ROWS = 8


class CitedPopup(Popup):
    """A list of places, each with the words around it."""

    place_chosen = Signal(object)  # Citation

    gives_way = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Where this is cited")
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.model = QStringListModel()
        self._citations: Sequence[Citation] = ()
        self.heading = label("", "heading")
        self.list = list_view("Places")
        self.list.setObjectName("places")
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.close_button = glyph_button("×", "Close (Esc)")
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 10)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.close_button.clicked.connect(self.dismiss)

    def show_places(self, heading: str, places: Sequence[tuple[str, Citation]]) -> None:
        """Fills it with lines and the citations they stand for; `show_beside` opens it."""
        self.heading.setText(heading)
        self._citations = [citation for _, citation in places]
        self.model.setStringList([line for line, _ in places])

    def fit(self, height: int) -> None:
        row = self.list.sizeHintForRow(0)
        most = max(2, min(_MOST_ROWS, (height - 60) // max(1, row)))
        self.list.setFixedHeight(row * min(most, self.model.rowCount()) + 2)

    def begin(self) -> None:
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.setCurrentIndex(self.model.index(0))

    def _on_chosen(self, index: QModelIndex) -> None:
        if not self.isHidden():  # some desktops tell a click twice
            self.dismiss()
            self.place_chosen.emit(self._citations[index.row()])
