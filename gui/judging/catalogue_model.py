"""The agreements to choose from as rows, those with some words in their names first or only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from core.fold import fold
from core.model import Treaty
from gui.looks.wording import dated_name

TREATY_ID = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Row:
    """One agreement, and all it is called, folded."""

    treaty_id: str
    label: str
    title: str
    called: tuple[str, ...]


class CatalogueModel(QAbstractListModel):
    """Filters by name, title and alias; a name that begins with what is typed stands first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[_Row, ...] = ()
        self._shown: tuple[_Row, ...] = ()

    def set_treaties(self, treaties: Iterable[Treaty]) -> None:
        """What there is to choose from, in the order shown while nothing is looked for."""
        self.beginResetModel()
        self._all = self._shown = tuple(_row(treaty) for treaty in treaties)
        self.endResetModel()

    def look_for(self, text: str) -> None:
        """Leaves those that hold all of these words."""
        sought = fold(text).split()
        start = " ".join(sought)
        found = [row for row in self._all if all(any(word in name for name in row.called) for word in sought)]
        self.beginResetModel()
        self._shown = tuple(sorted(found, key=lambda row: _rank(row, start)))
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.title
        return row.treaty_id if role == TREATY_ID else None


def _row(treaty: Treaty) -> _Row:
    label = dated_name(treaty)
    names = (label, treaty.title, *(alias.text for alias in treaty.aliases))
    return _Row(treaty.id, label, treaty.title, tuple(dict.fromkeys(" ".join(fold(name).split()) for name in names)))


def _rank(row: _Row, start: str) -> int:
    """0 for one called just this; then those whose name begins so, holds it, has an alias that does."""
    if start in row.called:
        return 0
    shown = row.called[0]
    return 1 if shown.startswith(start) else 2 if start in shown else 3
