"""The citations of a reading as rows, in text order or under a heading for each group."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from core.citations.kinds import Group, group_of
from core.model import Citation, Reading, Target, TargetKind
from gui.looks.wording import count, host

ROW = Qt.ItemDataRole.UserRole  # a Citation or a Heading
TEXT = Qt.ItemDataRole.UserRole + 1
LEADS = Qt.ItemDataRole.UserRole + 2

UNRESOLVED = "unresolved"
_SHOWN = 80
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a group, which no one can choose."""

    group: Group
    count: int


class CitationsModel(QAbstractListModel):
    """Of a reading's citations, those with the words looked for; a new order or filter is a new list of rows."""

    def __init__(self, *, grouped: bool) -> None:
        super().__init__()
        self._grouped = grouped
        self._words = ""
        self._citations: tuple[Citation, ...] = ()
        self._searched: list[str] = []
        self._rows: list[Citation | Heading] = []
        self._row_of: dict[Citation, int] = {}
        self._starts: list[int] = []
        self._reading: Reading | None = None
        self._answers: dict[int, Callable[[Citation], str]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            TEXT: self._text,
            LEADS: self._leads,
            Qt.ItemDataRole.ToolTipRole: lambda citation: citation.why or citation.key,
            Qt.ItemDataRole.AccessibleTextRole: self._said,
        }

    def set_reading(self, reading: Reading) -> None:
        """Shows the citations found in one document."""
        self._reading = reading
        self._citations = tuple(sorted(reading.citations, key=lambda citation: citation.span))
        self._searched = []
        self._starts = [block.span.start for block in reading.document.blocks]
        self._fill()

    def set_grouped(self, grouped: bool) -> None:
        """By group, or in text order."""
        self._grouped = grouped
        self._fill()

    def set_words(self, words: str) -> None:
        """Leaves the citations that hold all these words in their text, their group or where they lead."""
        self._words = words
        self._fill()

    @property
    def total(self) -> int:
        return len(self._citations)

    @property
    def shown(self) -> int:
        return len(self._row_of)

    @property
    def unresolved(self) -> int:
        return sum(citation.target.kind is TargetKind.NONE for citation in self._citations)

    def row_of(self, citation: Citation) -> int:
        """The row of a citation, -1 where it is not shown."""
        return self._row_of.get(citation, -1)

    def _fill(self) -> None:
        self.beginResetModel()
        shown = self._filtered()
        self._rows = list(_under_headings(shown)) if self._grouped else list(shown)
        self._row_of = {row: number for number, row in enumerate(self._rows) if isinstance(row, Citation)}
        self.endResetModel()

    def _filtered(self) -> list[Citation]:
        words = self._words.casefold().split()
        if not words:
            return list(self._citations)
        if not self._searched:
            self._searched = [self._said(citation).casefold() for citation in self._citations]
        pairs = zip(self._citations, self._searched, strict=True)
        return [citation for citation, said in pairs if all(word in said for word in words)]

    def _text(self, citation: Citation) -> str:
        return " ".join(citation.span.of(self._reading.document.text).split()) if self._reading else ""

    def _leads(self, citation: Citation) -> str:
        if citation.candidates:
            return f"{count(len(citation.candidates), 'candidate')}, {UNRESOLVED}"
        return self._target(citation.target)

    def _target(self, target: Target) -> str:
        if target.treaty and self._reading:
            return f"to {', '.join(filter(None, (self._reading.treaty(target.treaty).name, target.part)))}"
        if target.span is not None and self._reading:
            start, end = target.span
            words = " ".join(self._reading.document.text[start : min(end, start + _SHOWN)].split())
            return f"to ¶ {bisect_right(self._starts, start):,}: {words}"
        return f"to {host(target.url)}" if target.url else UNRESOLVED

    def _said(self, citation: Citation) -> str:
        return f"{group_of(citation.kind)}: {self._text(citation)}, {self._leads(citation)}"

    # Qt overrides

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemNeverHasChildren  # neither the arrows nor a click stop there
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, Heading):
            said = f"{row.group}, {count(row.count, 'citation')}"
            return said if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        answer = self._answers.get(role)
        return answer(row) if answer else None


def _under_headings(citations: list[Citation]) -> list[Citation | Heading]:
    groups: defaultdict[Group, list[Citation]] = defaultdict(list)
    for citation in citations:
        groups[group_of(citation.kind)].append(citation)
    rows: list[Citation | Heading] = []
    for group in Group:
        if group in groups:
            rows += [Heading(group, len(groups[group])), *groups[group]]
    return rows
