"""The two things to do with words just selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.parts import button
from gui.popup import Popup


class SelectionBar(Popup):
    """Stands at the end of a selection; takes no keys away from the text."""

    highlight_requested = Signal()
    note_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Selection")
        self.highlight = button("Highlight", "Highlight these words (Ctrl+D)", "flat")
        self.note = button("Note", "Write a note on these words (Ctrl+Return)", "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 3, 4, 3)
        layout.setSpacing(2)
        layout.addWidget(self.highlight)
        layout.addWidget(self.note)
        self.highlight.clicked.connect(self.highlight_requested)
        self.note.clicked.connect(self.note_requested)

    # Qt overrides

    def leaveEvent(self, event: QEvent) -> None:
        # It stays as long as the selection does.
        event.accept()
