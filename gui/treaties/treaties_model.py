"""The treaties of a reading as rows: each a `Treaty`, with its mentions and how it stood on the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from core.model import Mention, Reading, Treaty
from core.status import Status, status
from gui.looks.wording import count, standing

TREATY = Qt.ItemDataRole.UserRole
MENTIONS = Qt.ItemDataRole.UserRole + 1
STATUS = Qt.ItemDataRole.UserRole + 2
LENGTH = Qt.ItemDataRole.UserRole + 3
RANK = Qt.ItemDataRole.UserRole + 4
STANDING = Qt.ItemDataRole.UserRole + 5

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class TreatiesModel(QAbstractListModel):
    """Rows in order of first mention, so that a row's number is its treaty's rank."""

    def __init__(self) -> None:
        super().__init__()
        self._treaties: tuple[Treaty, ...] = ()
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._statuses: dict[str, Status] = {}
        self._length = 1
        self._on: date | None = None

    def set_reading(self, reading: Reading, on: date | None) -> None:
        """Shows what was found in one document."""
        self.beginResetModel()
        grouped: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            grouped[mention.treaty].append(mention)
        self._treaties = reading.treaties
        self._mentions = {treaty: tuple(mentions) for treaty, mentions in grouped.items()}
        self._statuses = {}
        self._length = max(1, len(reading.document.text))
        self._on = on
        self.endResetModel()

    def set_date(self, on: date | None) -> None:
        """Statuses are as of another day."""
        self._on = on
        self._statuses = {}
        if self._treaties:
            self.dataChanged.emit(self.index(0), self.index(len(self._treaties) - 1))

    def row_of(self, treaty_id: str) -> int:
        """The row of a treaty, -1 for none."""
        return next((row for row, treaty in enumerate(self._treaties) if treaty.id == treaty_id), -1)

    def _status(self, treaty: Treaty) -> Status:
        # Asked for row by row as they come into sight: a hundred treaties need not all be known at once.
        if treaty.id not in self._statuses:
            self._statuses[treaty.id] = status(treaty, self._on)
        return self._statuses[treaty.id]

    def _said(self, treaty: Treaty) -> str:
        number = len(self._mentions.get(treaty.id, ()))
        return f"{treaty.name}, {count(number, 'mention')}, {self._standing(treaty)}"

    def _standing(self, treaty: Treaty) -> str:
        return standing(treaty, self._status(treaty), self._on)

    # Qt overrides

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._treaties)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._treaties):
            return None
        treaty = self._treaties[index.row()]
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: treaty.name,
            Qt.ItemDataRole.ToolTipRole: lambda: f"{treaty.title}\nClick to go to the next mention",
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._said(treaty),
            TREATY: lambda: treaty,
            MENTIONS: lambda: self._mentions.get(treaty.id, ()),
            STATUS: lambda: self._status(treaty),
            STANDING: lambda: self._standing(treaty),
            LENGTH: lambda: self._length,
            RANK: index.row,
        }
        return answers[role]() if role in answers else None
