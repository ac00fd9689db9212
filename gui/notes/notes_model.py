"""A document's notes as rows, each a `Note`, in groups; what is typed into one is told at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from core.model import NOWHERE, Note, NoteKind, Span, Standing

NOTE = Qt.ItemDataRole.UserRole
HEADING = Qt.ItemDataRole.UserRole + 1  # of the group that begins with the row, empty where none does
TITLE = Qt.ItemDataRole.UserRole + 2  # what the note is on
_MOST_SINGLE = 100

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class Group(IntEnum):
    """Which notes stand together; in this order."""

    UNCERTAIN = 0
    DOCUMENT = 1
    HERE = 2
    TREATY = 3
    ORPHAN = 4


HEADINGS = {
    Group.UNCERTAIN: "Is this still the passage?",
    Group.DOCUMENT: "On the whole article",
    Group.HERE: "In the article",
    Group.TREATY: "On agreements",
    Group.ORPHAN: "Not found in this text",
}


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which notes to show; what is empty lets all through. `spans` are the mentions of `treaty`, in order."""

    words: str = ""
    tag: str = ""
    colour: str = ""
    treaty: str = ""
    starred: bool = False
    spans: tuple[Span, ...] = ()

    def lets(self, note: Note) -> bool:
        return (
            (not self.colour or note.colour == self.colour)
            and (not self.tag or self.tag in note.tags)
            and (not self.starred or note.starred)
            and (not self.treaty or self._speaks_of_it(note))
            and self._has_words(note)
        )

    def _has_words(self, note: Note) -> bool:
        held = f"{note.quote}\n{note.body}\n{' '.join(note.tags)}".casefold() if self.words else ""
        return all(word in held for word in self.words.casefold().split())

    def _speaks_of_it(self, note: Note) -> bool:
        if note.about == self.treaty:
            return True
        at = bisect_left(self.spans, note.span.end, key=lambda span: span.start)
        return at > 0 and self.spans[at - 1].overlaps(note.span)


class NotesModel(QAbstractListModel):
    """Rows change one by one, so that an editor open in one stays open."""

    body_typed = Signal(object, str)  # Note as it was, text
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._notes: dict[str, Note] = {}
        self._ordered: list[Note] = []
        self._rows: list[Note] = []
        self._counts: Counter[Group] = Counter()
        self._names: Mapping[str, str] = {}
        self.sieve = Sieve()
        self.is_by_date = False

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes, shown or not, in reading order."""
        return tuple(sorted(self._notes.values(), key=lambda note: (note.span, note.created)))

    def values(self) -> Collection[Note]:
        """All notes, shown or not, in no order."""
        return self._notes.values()

    def note(self, note_id: str) -> Note | None:
        return self._notes.get(note_id)

    def set_notes(self, notes: Iterable[Note]) -> None:
        """All notes; where few differ from those that are here, only their rows change."""
        fresh = {note.id: note for note in notes}
        gone = self._notes.keys() - fresh.keys()
        other = [note for note in fresh.values() if self._notes.get(note.id) != note]
        if len(gone) + len(other) > _MOST_SINGLE:
            self._notes = fresh
            self._counts = Counter(map(group_of, fresh.values()))
            self._sort()
            self.changed.emit()
            return
        for note_id in gone:
            self._drop(note_id)
        for note in other:
            self._put(note)
        if gone or other:
            self.changed.emit()

    def put(self, note: Note) -> None:
        """A note, new or changed, in its place; a new one is shown whatever is filtered."""
        if note.id not in self._notes and not self.sieve.lets(note):
            self.set_sieve(Sieve())
        self._put(note)
        self.changed.emit()

    def remove(self, note_id: str) -> Note | None:
        """Takes a note out and gives it back."""
        note = self._notes.get(note_id)
        if note is not None:
            self._drop(note_id)
            self.changed.emit()
        return note

    def set_stored(self, stored: Note) -> None:
        """A note is in the store; what was done to it meanwhile stays."""
        note = self._notes.get(stored.id)
        if note is not None and note.document != stored.document:
            self._put(replace(note, document=stored.document))

    def set_names(self, names: Mapping[str, str]) -> None:
        """What the agreements are called, by their ids."""
        self._names = names
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def set_sieve(self, sieve: Sieve) -> None:
        if sieve != self.sieve:
            self.sieve = sieve
            self._arrange()

    def set_by_date(self, by_date: bool) -> None:
        """The last written first, or as the text has them."""
        if by_date != self.is_by_date:
            self.is_by_date = by_date
            self._sort()

    def row_of(self, note_id: str) -> int:
        """The row of a note, -1 for none."""
        note = self._notes.get(note_id)
        return -1 if note is None else self._find(self._rows, note)

    def count(self, group: Group) -> int:
        """How many notes there are of a group, shown or not."""
        return self._counts[group]

    def _sort(self) -> None:
        self._ordered = sorted(self._notes.values(), key=self._order)
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = list(filter(self.sieve.lets, self._ordered))
        self.endResetModel()

    def _put(self, note: Note) -> None:
        before = self._notes.get(note.id)
        if before is not None and self._order(before) == self._order(note):
            self._replace(before, note)
            return
        if before is not None:
            self._drop(note.id)
        self._notes[note.id] = note
        self._counts[group_of(note)] += 1
        insort(self._ordered, note, key=self._order)
        if self.sieve.lets(note):
            row = bisect_right(self._rows, self._order(note), key=self._order)
            self.beginInsertRows(_NO_PARENT, row, row)
            self._rows.insert(row, note)
            self.endInsertRows()
            self._tell_headings(row)

    def _replace(self, before: Note, note: Note) -> None:
        """A note in the place of its former value."""
        self._ordered[self._find(self._ordered, before)] = note
        row = self._find(self._rows, before)
        self._notes[note.id] = note
        if row >= 0:
            self._rows[row] = note
            self.dataChanged.emit(self.index(row), self.index(row))

    def _drop(self, note_id: str) -> None:
        note = self._notes.pop(note_id)
        self._counts[group_of(note)] -= 1
        self._ordered.pop(self._find(self._ordered, note))
        row = self._find(self._rows, note)
        if row >= 0:
            self.beginRemoveRows(_NO_PARENT, row, row)
            self._rows.pop(row)
            self.endRemoveRows()
            self._tell_headings(row)

    def _find(self, notes: list[Note], note: Note) -> int:
        row = bisect_left(notes, self._order(note), key=self._order)
        return row if row < len(notes) and notes[row].id == note.id else -1

    def _tell_headings(self, row: int) -> None:
        """The rows around one may have become the first of their groups, or may be so no more."""
        last = len(self._rows) - 1
        if last >= 0:
            self.dataChanged.emit(self.index(max(0, row - 1)), self.index(min(row + 1, last)), [HEADING])

    def _order(self, note: Note) -> tuple[int, float, int, int, float, str]:
        created = note.created.timestamp()
        by_date = -created if self.is_by_date else 0.0
        return group_of(note), by_date, *note.span, created, note.id

    def _heading(self, row: int) -> str:
        group = group_of(self._rows[row])
        if row and group_of(self._rows[row - 1]) is group:
            return ""
        alone = row == 0 and group is Group.HERE
        return "" if alone else HEADINGS[group]

    # Qt overrides

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        note = self._rows[index.row()]
        if role == NOTE:
            return note
        if role == HEADING:
            return self._heading(index.row())
        if role in (TITLE, Qt.ItemDataRole.DisplayRole):
            return self._title(note)
        if role == Qt.ItemDataRole.EditRole:
            return note.body
        if role == Qt.ItemDataRole.ToolTipRole:
            return "Click to go there, double-click to write"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"On {self._title(note)}: {note.body or 'highlight without a note'}{_spoken(note)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        note = self._rows[index.row()]
        if note.body != str(value):
            self._replace(note, replace(note, body=str(value)))
            self.body_typed.emit(note, str(value))
        return True

    def _title(self, note: Note) -> str:
        if note.kind is NoteKind.TREATY:
            return self._names.get(note.about, note.about)
        return f"“{note.quote}”" if note.quote else ""


def group_of(note: Note) -> Group:
    """With which notes it stands."""
    if note.kind is NoteKind.TREATY:
        return Group.TREATY
    if note.kind is NoteKind.DOCUMENT and note.span == NOWHERE:
        return Group.DOCUMENT
    return {Standing.UNCERTAIN: Group.UNCERTAIN, Standing.ORPHAN: Group.ORPHAN}.get(note.standing, Group.HERE)


def _spoken(note: Note) -> str:
    said = [f"tags {', '.join(note.tags)}"] if note.tags else []
    said += ["starred"] if note.starred else []
    said += ["uncertain"] if note.standing is Standing.UNCERTAIN else []
    said += ["not found"] if note.standing is Standing.ORPHAN else []
    return "".join(f"; {words}" for words in said)
