"""The list of what the article cites and where each leads."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model import Citation, Reading
from gui.citation_delegate import CitationDelegate
from gui.citations_model import CITATION, CitationsModel
from gui.parts import label, list_view
from gui.theme import Theme


class CitationsPane(QWidget):
    """A click asks to follow a citation."""

    citation_activated = Signal(object)  # Citation

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CitationsModel()
        self._delegate = CitationDelegate(self)
        self.list = list_view("Citations in this article")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.message = label("", "message", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.message)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.show_message("")

    def show_reading(self, reading: Reading) -> None:
        """Fills the list."""
        self.model.set_reading(reading)
        self.show_message("" if reading.citations else "No citations found")
        self.list.setVisible(bool(reading.citations))

    def show_message(self, text: str) -> None:
        """A few words in place of the list."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.list.hide()

    def choose(self, citation: Citation) -> None:
        """Marks a citation as the one followed."""
        index = self.model.index(self.model.row_of(citation))
        if index.isValid():
            self.list.setCurrentIndex(index)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.viewport().update()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.citation_activated.emit(index.data(CITATION))
