"""Code points of `Document.text` to positions in the QTextDocument that shows it, and back; nowhere else.

Python counts code points, Qt counts UTF-16 units, and the page adds text of its own (a byline). The table
holds one piece for each block of the text, each cell of a table and each line of code; whatever lies between
pieces was added and belongs to no place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter

from core.model import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """The table of one page: pieces of the text and where each begins in the QTextDocument."""

    def __init__(self, text: str, pieces: Iterable[tuple[Span, int]]) -> None:
        self._pieces = sorted(pieces)
        self._starts = [span.start for span, _ in self._pieces]
        # Not in the same order: the first column of a table may stand on the right.
        self._placed = sorted(self._pieces, key=itemgetter(1))
        self._places = [place for _, place in self._placed]
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]

    def to_qt(self, point: int) -> int:
        """The position of a code point; one between two pieces becomes the end of the first."""
        index = bisect_right(self._starts, point) - 1
        if index < 0:
            return self._pieces[0][1] if self._pieces else 0
        span, place = self._pieces[index]
        point = min(point, span.end)
        return place + point - span.start + self._astral_between(span.start, point)

    def to_core(self, position: int) -> int:
        """The code point at a position; one in added text becomes the end of the piece before it."""
        index = bisect_right(self._places, position) - 1
        if index < 0:
            return self._starts[0] if self._starts else 0
        span, place = self._placed[index]
        units = position - place
        first = bisect_left(self._astral, span.start)
        last = bisect_left(self._astral, span.end)
        pairs = [point - span.start + count for count, point in enumerate(self._astral[first:last])]
        return min(span.start + units - bisect_left(pairs, units), span.end)

    def qt_range(self, span: Span) -> tuple[int, int]:
        """The two positions of a span."""
        start, end = self.to_qt(span.start), self.to_qt(span.end)
        return min(start, end), max(start, end)

    def core_span(self, start: int, end: int) -> Span:
        """The span between two positions."""
        return Span(*sorted((self.to_core(start), self.to_core(end))))

    def _astral_between(self, start: int, end: int) -> int:
        return bisect_left(self._astral, end) - bisect_left(self._astral, start)
