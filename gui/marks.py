"""What is marked in the page, and what stands at a place: sorted layers over a page's positions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from core.model import Citation, Mention, Note, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A note, or an entry of the bibliography, and the citations that lead to it."""

    span: Span
    citations: tuple[Citation, ...]


Marked = Mention | Citation | Note | Entry | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the page and the core value it stands for; `rank` is its treaty's place in the sidebar."""

    start: int
    end: int
    value: Marked = None
    rank: int = 0


class Layer:
    """Marks of one sort, in order, found by position without looking at them all."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self.marks]
        self._reach = list(accumulate((mark.end for mark in self.marks), max))

    def __iter__(self) -> Iterator[Mark]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)

    def within(self, first: int, last: int) -> list[Mark]:
        """The marks that touch a stretch of positions."""
        begin = bisect_right(self._reach, first)
        return [mark for mark in self.marks[begin : bisect_left(self._starts, last)] if mark.end > first]

    def at(self, position: int) -> list[Mark]:
        """The marks on the character at a position."""
        return self.within(position, position + 1)


def innermost(*layers: Layer, position: int) -> Mark | None:
    """The shortest mark on a character: a treaty's name in a cited title is the name."""
    found = [mark for layer in layers for mark in layer.at(position)]
    return min(found, key=lambda mark: mark.end - mark.start, default=None)
