"""Tables, told only where it is sure: rows that follow each other, parted by wide gaps at the same places."""

from __future__ import annotations

from collections.abc import Sequence

from core.importers.pdf.lines import Line

_ROWS = 3
_ALIGNED = 0.7  # of the rows


def tables(lines: Sequence[Line]) -> list[range]:
    """The runs of lines that are rows of a table."""
    found: list[range] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].cells and lines[end].column == lines[start].column:
            end += 1
        if end - start >= _ROWS and _is_table(lines[start:end]):
            found.append(range(start, end))
        start = max(end, start + 1)
    return found


def _is_table(rows: Sequence[Line]) -> bool:
    counts = [len(row.cells) for row in rows]
    usual = max(set(counts), key=counts.count)
    return counts.count(usual) >= _ALIGNED * len(rows)
