"""Lines of type: what a row of fragments says, and the marks on its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.importers.pdf.columns import Column, end_of, start_of
from core.importers.pdf.leftward import as_read, runs_leftward
from core.importers.pdf.links import Link
from core.importers.pdf.page import Fragment, Page
from core.importers.pdf.segments import Face, Segment
from core.model import InlineKind, Span

Mark = tuple[InlineKind, Span, str]

_SPACES = re.compile(r"  +")
_MARKER = re.compile(r"[\w*∗†‡§¶‖∥,()\[\]–-]{1,7}")
# In ems.
_SPACE, _CELL, _RISE = 0.15, 1.2, 0.15
_SMALLER = 0.88


class Line(NamedTuple):
    """A line and its places in points. `left` and `right` are the measure of its column, `column` that column's number
    in the document, `page` counts from 0. `cells` are where its parts begin that wide gaps set apart, in letters.
    """

    text: str
    marks: tuple[Mark, ...]
    x: float
    end: float
    y: float
    size: float
    face: Face
    page: int
    column: int
    left: float
    right: float
    cells: tuple[int, ...]

    @property
    def indent(self) -> float:
        """How far it begins from its column's left, in ems."""
        return (self.x - self.left) / self.size

    @property
    def lack(self) -> float:
        """How far it ends from its column's right, in points."""
        return self.right - self.end


def lines_of(page: Page, column: Column, number: int) -> list[Line]:
    """The lines of one column, from the top down; `number` is the column's in the document."""
    made = (_line(page, row, column, number) for row in column.rows)
    return [line for line in made if line.text]


def text_of(row: Sequence[Fragment], letters: str) -> str:
    """The words of a row alone."""
    return " ".join("".join(_spaced(fragment, letters)) for fragment in row)


def place_of(page: int, y: float) -> str:
    """The name that links call a height on a page by."""
    return f"page-{page + 1}" if y == float("inf") else f"page-{page + 1}-{y:.0f}"


def _line(page: Page, row: Sequence[Fragment], column: Column, number: int) -> Line:
    leftward = runs_leftward(row)
    if leftward:
        row = as_read(row)
    main = row[0] if len(row) == 1 else max(row, key=lambda fragment: (fragment.size, fragment.length()))
    if len(row) == 1 and len(main.segments) == 1:
        text = _single(main.segments[0].text)
        marks, face = _marks(page, main.segments[0], text, 0, main), main.segments[0].face
        cells: tuple[int, ...] = ()
    else:
        text, marks, cells, face = _joined(page, row, main)
    x, end = start_of(row), end_of(row)
    if leftward:  # as in a mirror, so that lines begin at the left of all columns
        x, end = column.left + column.right - end, column.left + column.right - x
    return Line(
        text,
        tuple(marks),
        x,
        end,
        main.y,
        main.size,
        face,
        page.number,
        number,
        column.left,
        column.right,
        cells,
    )


def _joined(page: Page, row: Sequence[Fragment], main: Fragment) -> tuple[str, list[Mark], tuple[int, ...], Face]:
    """What a row of several segments says, its marks, where its cells begin, and the face of most of its letters."""
    parts: list[str] = []
    marks: list[Mark] = []
    cells: list[int] = []
    faces: dict[Face, int] = {}
    at = 0
    leftward, before = row[0].x > row[-1].x, row[0]
    previous = row[0].end if leftward else row[0].x
    for fragment in row:
        gap = previous - fragment.end if leftward else fragment.x - previous
        if at and not (leftward and _is_close(before, fragment, page.letters)):
            parts.append(" ")
            at += 1
        before = fragment
        if gap > _CELL * main.size:
            cells.append(at)
        previous = fragment.x if leftward else fragment.end
        for segment, text in zip(fragment.segments, _spaced(fragment, page.letters), strict=True):
            marks += _marks(page, segment, text, at, main)
            at += len(text)
            parts.append(text)
            faces[segment.face] = faces.get(segment.face, 0) + len(text)
    return "".join(parts), marks, tuple(cells), max(faces, key=faces.__getitem__)


def _is_close(before: Fragment, fragment: Fragment, letters: str) -> bool:
    """Whether pdfium has no blank between two fragments that follow each other in the page's content."""
    last, first = before.segments[-1].until, fragment.segments[0].at
    return last == first or (0 < first - last < 3 and letters[last:first].strip("\ufffe\x02") == "")


def _marks(page: Page, segment: Segment, text: str, at: int, main: Fragment) -> list[Mark]:
    """The marks on a segment whose text comes to stand at `at`."""
    kinds = _kinds(segment, main)
    if not (kinds or segment.at in page.links):
        return []
    start, end = at + len(text) - len(text.lstrip(" ")), at + len(text)
    links = page.links.get(segment.at, ())
    return [*((kind, Span(start, end), "") for kind in kinds), *_links(links, segment, start, end)]


def _single(text: str) -> str:
    return _SPACES.sub(" ", text) if "  " in text else text


def _spaced(fragment: Fragment, letters: str) -> list[str]:
    """The text of each segment, with the space before it where there is one."""
    first = fragment.segments[0]
    spaced = [first.text]
    for before, segment in zip(fragment.segments, fragment.segments[1:], strict=False):
        between = letters[before.until : segment.at]
        if len(between) > 4 or "\n" in between or segment.at < before.until:
            space = segment.x - before.end > _SPACE * fragment.size
        else:
            space = " " in between
        marker = before is first and (first.raised or first.size < _SMALLER * segment.size) and first.text.isdigit()
        spaced.append(" " + segment.text if space or marker else segment.text)
    return [_single(text) for text in spaced]


def _kinds(segment: Segment, main: Fragment) -> list[InlineKind]:
    face = segment.face
    small = segment.size < _SMALLER * main.size
    if not (small or segment.raised or face.italic or face.bold):
        return []
    high = small and segment.y > main.y + _RISE * main.size and _MARKER.fullmatch(segment.text)
    kinds = ((segment.raised or high, InlineKind.SUPERSCRIPT), (face.italic, InlineKind.EMPHASIS))
    return [kind for holds, kind in (*kinds, (face.bold, InlineKind.STRONG)) if holds]


def _links(links: Sequence[Link], segment: Segment, start: int, end: int) -> list[Mark]:
    marks: list[Mark] = []
    for link in links:
        first = min(start + link.at - segment.at, end - 1)
        last = min(start + link.until - segment.at, end) if link.until < segment.until else end
        url = link.url or "#" + place_of(link.page, link.y)
        if first < last:
            marks.append((InlineKind.LINK, Span(first, last), url))
    return marks
