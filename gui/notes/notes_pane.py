"""The reader's notes on this article: go to one, write in it, delete it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHBoxLayout, QVBoxLayout, QWidget

from core.model import Note, Reading
from gui.looks.parts import button, label
from gui.looks.theme import Theme
from gui.notes.note_delegate import NoteDelegate, NoteEditor
from gui.notes.notes_head import NotesHead
from gui.notes.notes_model import NOTE, NotesModel
from gui.notes.notes_view import NotesView

_HOW = (
    "No notes yet\n\nSelect words in the article and press Ctrl+D to highlight them, "
    "or Ctrl+Return to write a note on them."
)


class NotesPane(QWidget):
    """Shows what the model holds; asks for jumps and deletions."""

    note_activated = Signal(object)  # Note
    note_chosen = Signal(object)  # Note, None for none
    delete_requested = Signal(object)  # Note
    star_requested = Signal()
    tags_requested = Signal()
    menu_requested = Signal(object, object)  # Note, the QPoint on the screen
    writing_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NotesModel()
        self._delegate = NoteDelegate(self)
        self.list = NotesView("Notes on this article")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.head = NotesHead(self.model)
        self.message = label("", "message", wraps=True)
        self.edit_button = button("Write", "Write in the chosen note (F2)", "flat")
        self.star_button = button("Star", "Star the chosen note (Ctrl+B)", "flat")
        self.tags_button = button("Tags", "Give the chosen note tags (Ctrl+T)", "flat")
        self.delete_button = button("Delete", "Delete the chosen note (Del)", "flat")
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 4, 12, 8)
        foot.setSpacing(4)
        foot.addWidget(self.edit_button)
        foot.addWidget(self.star_button)
        foot.addWidget(self.tags_button)
        foot.addWidget(self.delete_button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.message)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._foot)
        layout.addStretch(0)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.doubleClicked.connect(self._edit_at)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self._delegate.closeEditor.connect(self.writing_ended)
        self.model.changed.connect(self._show_state)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._on_reset)
        self.star_button.clicked.connect(self.star_requested)
        self.tags_button.clicked.connect(self.tags_requested)
        self.edit_button.clicked.connect(self.edit_current)
        self.delete_button.clicked.connect(self._delete_current)
        self._is_open = False
        self._before: Note | None = None
        self._show_state()

    def set_open(self, is_open: bool) -> None:
        """Whether there is an article to write notes on."""
        self._is_open = is_open
        self._show_state()

    def current(self) -> Note | None:
        """The chosen note."""
        note = self.list.currentIndex().data(NOTE)
        return note if isinstance(note, Note) else None

    def choose(self, note: Note) -> None:
        """Marks a note as the chosen one."""
        index = self.model.index(self.model.row_of(note.id))
        if index.isValid():
            self.list.setCurrentIndex(index)

    def rect_of(self, note: Note) -> QRect:
        """A note's row, in this pane's coordinates."""
        index = self.model.index(self.model.row_of(note.id))
        return self.list.visualRect(index).translated(self.list.viewport().mapTo(self, QPoint(0, 0)))

    def show_treaties(self, reading: Reading) -> None:
        """The agreements that notes may be on, and be filtered by."""
        self.model.set_names({treaty.id: treaty.name for treaty in (*reading.treaties, *reading.cited)})
        self.head.set_reading(reading)

    def write(self, note: Note) -> None:
        """Opens the editor of a note and puts the keys there."""
        self.choose(note)
        self.edit_current()

    def edit_current(self) -> None:
        """Opens the editor of the chosen note."""
        self._edit_at(self.list.currentIndex())

    def editor(self) -> NoteEditor | None:
        """The editor that is open."""
        return self._delegate.editor

    def end_editing(self) -> None:
        """Closes the editor; what is in it was given to the model as it was typed."""
        editor = self.editor()
        if editor is not None:
            self._delegate.commitData.emit(editor)
            self._delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = self.head.theme = theme
        self.list.viewport().update()

    def _edit_at(self, index: QModelIndex) -> None:
        if index.isValid():
            self.list.scrollTo(index)
            self.list.edit(index)
            # The row grew to hold the editor: only now is its foot known.
            self.list.scrollTo(index)
            editor = self.editor()
            if editor is not None:
                editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self) -> None:
        self._before = self.current()

    def _on_reset(self) -> None:
        """Another order or filter: the chosen note stays so, where it is still shown."""
        if self._before is not None:
            self.choose(self._before)
        self._show_state()

    def _on_current(self) -> None:
        self._show_state()
        self.note_chosen.emit(self.current())

    def _on_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            self.menu_requested.emit(index.data(NOTE), self.list.viewport().mapToGlobal(at))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.note_activated.emit(index.data(NOTE))

    def _delete_current(self) -> None:
        note = self.current()
        if note is not None:
            self.delete_requested.emit(note)

    def _show_state(self) -> None:
        some, any_at_all = self.model.rowCount() > 0, bool(self.model.values())
        nothing = "No note is like that." if any_at_all else _HOW
        self.message.setText(nothing if self._is_open else "")
        self.message.setVisible(not some)
        self.head.setVisible(any_at_all)
        self.list.setVisible(some)
        self._foot.setVisible(some)
        for part in (self.edit_button, self.star_button, self.tags_button, self.delete_button):
            part.setEnabled(self.list.currentIndex().isValid())

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_current()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete_current()
        else:
            super().keyPressEvent(event)
