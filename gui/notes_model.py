"""A document's notes as rows, each a `Note`; what is typed into one is told at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from core.model import Note

NOTE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class NotesModel(QAbstractListModel):
    """Rows in reading order. Rows change one by one, so that an editor open in one stays open."""

    body_typed = Signal(str, str)  # id, text
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._notes: list[Note] = []

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(self._notes)

    def set_notes(self, notes: Iterable[Note]) -> None:
        """Another document's notes."""
        self.beginResetModel()
        self._notes = sorted(notes, key=_order)
        self.endResetModel()
        self.changed.emit()

    def add(self, note: Note) -> QModelIndex:
        """A new note takes its place."""
        row = sum(_order(other) <= _order(note) for other in self._notes)
        self.beginInsertRows(_NO_PARENT, row, row)
        self._notes.insert(row, note)
        self.endInsertRows()
        self.changed.emit()
        return self.index(row)

    def remove(self, note_id: str) -> Note | None:
        """Takes a note out and gives it back."""
        row = self.row_of(note_id)
        if row < 0:
            return None
        self.beginRemoveRows(_NO_PARENT, row, row)
        note = self._notes.pop(row)
        self.endRemoveRows()
        self.changed.emit()
        return note

    def set_stored(self, stored: Note) -> None:
        """A note is in the store; what was typed meanwhile stays."""
        row = self.row_of(stored.id)
        if row >= 0:
            self._notes[row] = replace(stored, body=self._notes[row].body)
            self.dataChanged.emit(self.index(row), self.index(row))
            self.changed.emit()

    def row_of(self, note_id: str) -> int:
        """The row of a note, -1 for none."""
        return next((row for row, note in enumerate(self._notes) if note.id == note_id), -1)

    # Qt overrides

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._notes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._notes):
            return None
        note = self._notes[index.row()]
        if role == NOTE:
            return note
        if role == Qt.ItemDataRole.DisplayRole:
            return note.quote
        if role == Qt.ItemDataRole.EditRole:
            return note.body
        if role == Qt.ItemDataRole.ToolTipRole:
            return "Click to go there, double-click to write"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"On “{note.quote}”: {note.body or 'highlight without a note'}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        note = self._notes[index.row()]
        if note.body != str(value):
            self._notes[index.row()] = replace(note, body=str(value))
            self.dataChanged.emit(index, index)
            self.body_typed.emit(note.id, str(value))
        return True


def _order(note: Note) -> tuple[int, int, str]:
    return note.span.start, note.span.end, note.created.isoformat()
