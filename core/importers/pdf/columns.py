"""The order in which a page is read: where it has columns, one after the other.

A gutter is a height of white that no line crosses, with prose on both sides. Lines that do cross it, as a title above
two columns does, part the page into bands; within a band the left side comes before the right. Each side may have
gutters of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from statistics import median

from core.importers.pdf.leftward import runs_leftward
from core.importers.pdf.page import Fragment

_MARGIN = 0.2  # of the width, at either edge, in which no gutter is looked for
_STEP = 2.0  # points
_NARROWEST = 110  # steps
_PROSE_LINES, _PROSE_LETTERS, _PROSE_WIDTH = 4, 16, 0.5
_DEEPEST = 3
_SAME_ROW, _RAISED, _SMALLER = 0.4, 0.62, 0.95
_START, _END, _HEIGHT = attrgetter("x"), attrgetter("end"), attrgetter("y")


@dataclass(frozen=True, slots=True)
class Column:
    """Rows of fragments from the top down, each as it is read, and the measure they are set to, in points."""

    rows: tuple[tuple[Fragment, ...], ...]
    left: float
    right: float


def columns(fragments: Sequence[Fragment], depth: int = 0) -> list[Column]:
    """The columns of a page in reading order."""
    gutter = _gutter(fragments) if depth < _DEEPEST else None
    if gutter is None:
        return [_column(fragments)] if fragments else []
    ordered: list[Column] = []
    sides: tuple[list[Fragment], list[Fragment]] = ([], [])
    whole: list[Fragment] = []

    def flush() -> None:
        nonlocal whole
        if all(sides) and _beside(*sides):
            if whole:
                ordered.append(_column(whole))
                whole = []
            for side in sides:
                ordered.extend(columns(side, depth + 1))
        else:
            whole += sides[0] + sides[1]
        for side in sides:
            side.clear()

    for fragment in _downwards(fragments):
        if fragment.x < gutter - 1 and fragment.end > gutter + 1:
            flush()
            whole.append(fragment)
        else:
            sides[fragment.x >= gutter - 1].append(fragment)
    flush()
    if whole:
        ordered.append(_column(whole))
    return ordered


def rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments on one line together, lines from the top down, each as it is read."""
    grouped = list(_grouped(fragments))
    for row in grouped:
        if len(row) > 1:
            row.sort(key=_START, reverse=runs_leftward(row))
    return grouped


def _joins(row: Sequence[Fragment], size: float, drop: float, fragment: Fragment) -> bool:
    """Whether what stands so far below a row belongs to it; beside a raised label the text of a note does."""
    own = fragment.size
    if drop < _SAME_ROW * (own if own > size else size):
        return True
    return (
        drop < _RAISED * own
        and size < _SMALLER * own
        and len(row) == 1
        and row[0].end <= fragment.x
        and row[0].is_label()
    )


def _grouped(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    row: list[Fragment] = []
    height = size = 0.0
    for fragment in _downwards(fragments):
        if row and _joins(row, size, height - fragment.y, fragment):
            row.append(fragment)
            if fragment.size <= size:
                continue
        else:
            if row:
                yield row
            row = [fragment]
        height, size = fragment.y, fragment.size
    if row:
        yield row


def _downwards(fragments: Sequence[Fragment]) -> list[Fragment]:
    return sorted(fragments, key=_HEIGHT, reverse=True)


def _column(fragments: Sequence[Fragment]) -> Column:
    grouped = tuple(tuple(row) for row in rows(fragments))
    starts = Counter(round(start_of(row)) for row in grouped)
    # Of places where lines begin, the leftmost of the common ones: others are indented.
    most = starts.most_common(1)[0][1]
    left = min(x for x, count in starts.items() if count >= 0.4 * most)
    return Column(grouped, float(left), end_of(fragments))


def _gutter(fragments: Sequence[Fragment]) -> float | None:
    if len(fragments) < 2 * _PROSE_LINES:
        return None
    start, end = start_of(fragments), end_of(fragments)
    width = int((end - start) / _STEP)
    if width < _NARROWEST:
        return None
    changes = [0] * (width + 2)
    for fragment in fragments:
        changes[int((fragment.x - start) / _STEP)] += 1
        changes[int((fragment.end - start) / _STEP) + 1] -= 1
    crossing = list(accumulate(changes))
    inner = range(int(_MARGIN * width), int((1 - _MARGIN) * width))
    middles = (start + (x + 0.5) * _STEP for x in _calmest(crossing, inner))
    return next((middle for middle in middles if _parts_prose(fragments, middle)), None)


def _calmest(crossing: Sequence[int], inner: range) -> list[int]:
    """The middles of the widest stretches that fewest lines cross."""
    fewest = min(crossing[x] for x in inner)
    stretches: list[list[int]] = []
    for x in inner:
        if crossing[x] > fewest:
            continue
        if stretches and stretches[-1][-1] == x - 1:
            stretches[-1].append(x)
        else:
            stretches.append([x])
    stretches.sort(key=len, reverse=True)
    return [stretch[len(stretch) // 2] for stretch in stretches[:3]]


def _parts_prose(fragments: Sequence[Fragment], gutter: float) -> bool:
    left = [fragment for fragment in fragments if fragment.end <= gutter + 1]
    right = [fragment for fragment in fragments if fragment.x >= gutter - 1]
    return _is_prose(left) and _is_prose(right) and _beside(left, right)


def _is_prose(side: Sequence[Fragment]) -> bool:
    """Whether most lines are long and fill the width, as cells of a table do not."""
    lines = list(_grouped(side)) if len(side) >= _PROSE_LINES else []
    if len(lines) < _PROSE_LINES:
        return False
    return (
        median(end_of(line) - start_of(line) for line in lines) >= _PROSE_WIDTH * (end_of(side) - start_of(side))
        and median(sum(fragment.length() for fragment in line) for line in lines) >= _PROSE_LETTERS
    )


def _beside(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Whether the two share a height of the page."""
    return min(f.y for f in left) < max(f.y for f in right) and min(f.y for f in right) < max(f.y for f in left)


def start_of(fragments: Sequence[Fragment]) -> float:
    """Where the leftmost of them begins."""
    return fragments[0].x if len(fragments) == 1 else min(map(_START, fragments))


def end_of(fragments: Sequence[Fragment]) -> float:
    """Where the rightmost of them ends."""
    return fragments[0].end if len(fragments) == 1 else max(map(_END, fragments))
