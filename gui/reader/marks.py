"""What is marked in the page, and what stands at a place: sorted layers over a page's positions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import Any, Generic, TypeVar

from core.model import Citation, Mention, Note, Span
from gui.offsets import Offsets


@dataclass(frozen=True, slots=True)
class Entry:
    """A note, or an entry of the bibliography, and the citations that lead to it."""

    span: Span
    citations: tuple[Citation, ...]


Marked = Mention | Citation | Note | Entry | None
_Thing = TypeVar("_Thing", bound="Mention | Citation | Note | Entry")


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the page and the core value it stands for; `rank` is its treaty's place in the sidebar."""

    start: int
    end: int
    value: Marked = None
    rank: int = 0


class Layer(Generic[_Thing]):
    """Things of one sort in the order of their spans; they become marks only where they are looked at.

    A book may hold tens of thousands; those on screen are few.
    """

    def __init__(
        self, offsets: Offsets, things: Iterable[_Thing] = (), rank: Callable[[_Thing], int] = lambda _: 0
    ) -> None:
        self._offsets = offsets
        self._rank = rank
        self._things = sorted(things, key=attrgetter("span"))
        self._starts = list(map(attrgetter("span.start"), self._things))
        self._reach = list(accumulate(map(attrgetter("span.end"), self._things), max))

    def __len__(self) -> int:
        return len(self._things)

    def within(self, first: int, last: int) -> list[Mark]:
        """The marks that touch a stretch of positions."""
        start, end = self._offsets.core_span(first, last)
        begin = bisect_right(self._reach, start)
        found = self._things[begin : bisect_left(self._starts, max(end, start + 1))]
        return [self._mark(thing) for thing in found if thing.span.end > start]

    def at(self, position: int) -> list[Mark]:
        """The marks on the character at a position."""
        return [mark for mark in self.within(position, position + 1) if mark.start <= position < mark.end]

    def _mark(self, thing: _Thing) -> Mark:
        return Mark(*self._offsets.qt_range(thing.span), thing, self._rank(thing))


def innermost(*layers: Layer[Any], position: int) -> Mark | None:
    """The shortest mark on a character: a treaty's name in a cited title is the name."""
    found = [mark for layer in layers for mark in layer.at(position)]
    return min(found, key=lambda mark: mark.end - mark.start, default=None)
