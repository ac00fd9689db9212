"""Which rows at a page's foot are notes: they stand as low as a running foot may, and "Ibid." is as often the same.

What begins with a number that is raised, or that a marker on the page bears, is a note; so is what runs on from one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.importers.pdf.page import Fragment
from core.importers.pdf.segments import LABEL, label_in

_LABEL = re.compile(r"(\d{1,3}|[*∗†‡§¶‖∥]{1,3})(?:[.)]?\s|[.)]?$)")
_SMALLER = 0.9  # of the type beside it
_RUNS_ON, _SAME_SIZE = 1.6, 0.05  # ems from line to line of a note; how far sizes may differ


def note_rows(rows: Sequence[Sequence[Fragment]]) -> frozenset[int]:
    """Of the rows of a page, from the top down, the indexes of those that are parts of notes."""
    marked = {label for row in rows for label in _markers(row) if label}
    notes: list[int] = []
    for at in range(len(rows) // 2, len(rows)):
        if (
            begins_note(rows[at])
            or _label(rows[at]) in marked
            or (at - 1 in notes[-1:] and _runs_on(*rows[at - 1 : at + 1]))
        ):
            notes.append(at)
    return frozenset(notes)


def begins_note(row: Sequence[Fragment]) -> bool:
    """Whether the row begins with a raised number or sign, as a footnote does, and goes on."""
    if _is_lone_number(row):
        return False
    first = row[0].segments[0]
    small = first.size < _SMALLER * max(fragment.size for fragment in row)
    return first.raised or (small and LABEL.fullmatch(first.text) is not None)


def _label(row: Sequence[Fragment]) -> str:
    """The number or sign that a row begins with, unless it holds nothing else."""
    found = _LABEL.match(row[0].segments[0].text)
    return label_in(found[1]) if found and not _is_lone_number(row) else ""


def _is_lone_number(row: Sequence[Fragment]) -> bool:
    """Whether it is more likely the page's number, whose old-style figures may look raised."""
    return len(row) == 1 and row[0].text.isdecimal()


def _markers(row: Sequence[Fragment]) -> Iterator[str]:
    for fragment in row:
        for segment in fragment.segments[1:]:
            if segment.raised or segment.size < _SMALLER * fragment.size:
                yield from label_in(segment.text).split(",")


def _runs_on(above: Sequence[Fragment], row: Sequence[Fragment]) -> bool:
    size = above[-1].size
    return above[-1].y - row[-1].y <= _RUNS_ON * size and abs(row[-1].size - size) <= _SAME_SIZE * size
