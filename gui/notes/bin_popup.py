"""The notes that were deleted: each can be brought back, all can be erased."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model import Note
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import button, glyph_button, label, list_view
from gui.looks.theme import Theme
from gui.notes.note_delegate import NoteDelegate
from gui.notes.notes_model import NOTE, NotesModel

_WIDTH = 420
_HEIGHT = 300
_MOST_ROWS = 12
_SURE = "Erase for good"


class BinPopup(Popup):
    """The last deleted first; emptying asks a second click."""

    restore_requested = Signal(object)  # Note
    empty_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Deleted notes")
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.model = NotesModel()
        self.model.set_by_date(True)
        self._delegate = NoteDelegate(self)
        self.heading = label("Deleted notes", "heading")
        self.list = list_view("Deleted notes")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.message = label("There are none.", "muted")
        self.restore = button("Restore", "Bring the chosen note back (Enter)", "primary")
        self.empty = button("Empty…", "Erase all these notes for good", "flat")
        self.close_button = glyph_button("×", "Close (Esc)")
        self._lay_out()
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._show_state)
        self.restore.clicked.connect(self._on_restore)
        self.empty.clicked.connect(self._on_empty)
        self.close_button.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 0, 0)
        foot.setSpacing(4)
        foot.addWidget(self.restore)
        foot.addWidget(self.empty)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        for words in (self.heading, self.message):
            words.setContentsMargins(16, 0, 16, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.message)
        layout.addWidget(self.list)
        layout.addLayout(foot)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Fills the list; `show_beside` opens it."""
        self.model.set_notes(notes)
        self.empty.setText("Empty…")
        self.message.setVisible(not notes)
        self.list.setVisible(bool(notes))
        if notes:
            rows = sum(self.list.sizeHintForRow(row) for row in range(min(len(notes), _MOST_ROWS)))
            self.list.setFixedHeight(min(_HEIGHT, rows + 8))
            self.list.setCurrentIndex(self.model.index(0))
        self._show_state()

    def begin(self) -> None:
        target = self.list if not self.list.isHidden() else self.close_button
        target.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        super().set_theme(theme)

    def _show_state(self) -> None:
        some = self.model.rowCount() > 0
        self.restore.setEnabled(some and self.list.currentIndex().isValid())
        self.empty.setEnabled(some)

    def _on_activated(self, index: QModelIndex) -> None:
        self.restore_requested.emit(index.data(NOTE))

    def _on_restore(self) -> None:
        self._on_activated(self.list.currentIndex())

    def _on_empty(self) -> None:
        if self.empty.text() == _SURE:
            self.empty_requested.emit()
        else:
            self.empty.setText(_SURE)
