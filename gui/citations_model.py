"""The citations of a reading as rows: each a `Citation`, and in words where it leads."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from core.model import Citation, Reading, TargetKind
from gui.wording import host

CITATION = Qt.ItemDataRole.UserRole
TEXT = Qt.ItemDataRole.UserRole + 1
LEADS = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class CitationsModel(QAbstractListModel):
    """Rows in reading order."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._citations: tuple[Citation, ...] = ()
        self._starts: list[int] = []

    def set_reading(self, reading: Reading) -> None:
        """Shows the citations found in one document."""
        self.beginResetModel()
        self._reading = reading
        self._citations = tuple(sorted(reading.citations, key=lambda citation: citation.span))
        self._starts = [block.span.start for block in reading.document.blocks]
        self.endResetModel()

    def row_of(self, citation: Citation) -> int:
        """The row of a citation, -1 for none."""
        return self._citations.index(citation) if citation in self._citations else -1

    def _text(self, citation: Citation) -> str:
        return " ".join(citation.span.of(self._reading.document.text).split()) if self._reading else ""

    def _leads(self, citation: Citation) -> str:
        target = citation.target
        if target.kind is TargetKind.SPAN and target.span is not None:
            return f"to ¶ {bisect_right(self._starts, target.span.start):,}"
        if target.kind is TargetKind.TREATY and self._reading:
            names = {treaty.id: treaty.name for treaty in self._reading.treaties}
            return f"to {names.get(target.treaty, target.treaty)}"
        if target.kind in (TargetKind.URL, TargetKind.FILE) and target.url:
            return f"to {host(target.url)}"
        return "no target known"

    # Qt overrides

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._citations)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._citations):
            return None
        citation = self._citations[index.row()]
        if role == CITATION:
            return citation
        if role in (Qt.ItemDataRole.DisplayRole, TEXT):
            return self._text(citation)
        if role == LEADS:
            return self._leads(citation)
        if role == Qt.ItemDataRole.ToolTipRole:
            return citation.why or citation.key
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{citation.kind}: {self._text(citation)}, {self._leads(citation)}"
        return None
