"""The outline as a tree of rows: each an `Entry` of core."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from core.outline import Entry

ENTRY = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROOT = -1


@dataclass(slots=True)
class _Node:
    """An entry with its place in the tree; nodes are known by their number, in reading order."""

    entry: Entry
    parent: int
    row: int
    children: list[int]


class OutlineModel(QAbstractItemModel):
    """Rows in reading order, those of a section below it."""

    def __init__(self) -> None:
        super().__init__()
        self._nodes: list[_Node] = []
        self._top: list[int] = []
        self._starts: list[int] = []

    def __len__(self) -> int:
        return len(self._nodes)

    def set_outline(self, entries: tuple[Entry, ...]) -> None:
        """Shows the sections of one document."""
        self.beginResetModel()
        self._nodes, self._top = [], []
        self._add(entries, _ROOT, self._top)
        self._starts = [node.entry.span.start for node in self._nodes]
        self.endResetModel()

    def index_at(self, point: int) -> QModelIndex:
        """The section that a code point stands in; none before the first."""
        number = bisect_right(self._starts, point) - 1
        return self._index_of(number) if number >= 0 else QModelIndex()

    def _add(self, entries: tuple[Entry, ...], parent: int, numbers: list[int]) -> None:
        for row, entry in enumerate(entries):
            numbers.append(len(self._nodes))
            node = _Node(entry, parent, row, [])
            self._nodes.append(node)
            self._add(entry.below, numbers[-1], node.children)

    def _index_of(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, 0, number)

    def _children(self, parent: Index) -> list[int]:
        return self._nodes[parent.internalId()].children if parent.isValid() else self._top

    # Qt overrides

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        children = self._children(parent)
        return self._index_of(children[row]) if column == 0 and 0 <= row < len(children) else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        number = self._nodes[index.internalId()].parent if index.isValid() else _ROOT
        return self._index_of(number) if number != _ROOT else QModelIndex()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return len(self._children(parent))

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._nodes[index.internalId()].entry
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.title
        return None
