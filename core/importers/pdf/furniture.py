"""What stands around the text on every page: running heads and feet, and the numbers printed in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.importers.pdf.columns import rows
from core.importers.pdf.feet import begins_note, note_rows
from core.importers.pdf.lines import text_of
from core.importers.pdf.page import Fragment, Page

_DEPTH = 3  # rows from either edge that may be furniture
_DIGITS = re.compile(r"\d+")
_OF_ALL = r"(?:\s*(?:of|/|von|sur|de|из)\s*\d{1,4}\W*)?"
_NUMBER_ALONE = re.compile(
    rf"(?:\W*(?:page|seite|p\.|с\.)\s*)?\W{{0,3}}(\d{{1,4}}|[ivxlc]{{1,7}})\W{{0,3}}{_OF_ALL}", re.I
)
_SHORT_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_NUMBER_BEHIND_SIGN = re.compile(r"^(\d{1,4})\s*[|•·–—]|[|•·–—]\s*(\d{1,4})$")
_LONGEST = 120  # letters
_ROMAN = re.compile(r"[ivxlc]+", re.I)
_BUCKET = 6.0  # points within which heights count as one
_SLOT_PAGES, _SLOT_SHARE, _SLOT_GAP = 4, 0.5, 1.8


@dataclass(frozen=True, slots=True)
class _Row:
    """A row at a page's edge; `inward` is 0 for the outermost, `gap` how far the next row inward is, in points.

    `note` tells that it is part of a footnote.
    """

    page: int
    fragments: tuple[Fragment, ...]
    text: str
    top: bool
    inward: int
    gap: float
    note: bool

    @property
    def y(self) -> float:
        return self.fragments[0].y

    @property
    def key(self) -> tuple[str, bool, int]:
        text = "#" if _NUMBER_ALONE.fullmatch(self.text) else _DIGITS.sub("#", self.text)
        return text, self.top, round(self.y / _BUCKET)

    @property
    def slot(self) -> tuple[bool, int, int]:
        return self.top, round(self.y), round(2 * max(fragment.size for fragment in self.fragments))


@dataclass(frozen=True, slots=True)
class Cleared:
    """The pages without their furniture, the furniture's texts, each once, and what the pages are called."""

    pages: tuple[Page, ...]
    texts: tuple[str, ...]
    labels: dict[int, str]


def clear(pages: Sequence[Page], labels: Sequence[str], body: float) -> Cleared:
    """`labels` are those that the file gives its pages, empty where it gives none; `body` is the size of its type."""
    edges = [_edges(page) for page in pages]
    offset = _offset(edges)
    every = [row for page_rows in edges for row in page_rows]
    texts, slots = _counts(every), Counter(row.slot for row in every if row.inward == 0)
    enough = 2 if len(pages) <= 5 else 3
    cleared: list[Page] = []
    said: dict[str, None] = {}
    named: dict[int, str] = {}
    for page, page_rows, label in zip(pages, edges, labels, strict=True):
        gone: list[_Row] = []
        for row in page_rows:
            inner = row.inward and not any(r.top == row.top and r.inward == row.inward - 1 for r in gone)
            if not (inner or row.note) and (
                texts[row.key] >= enough
                or _bears_number(row, offset)
                or _is_lone_number(row, offset, len(pages))
                or _in_slot(row, slots, len(pages), body)
            ):
                gone.append(row)
        hidden = {id(fragment) for row in gone for fragment in row.fragments}
        kept = tuple(fragment for fragment in page.fragments if id(fragment) not in hidden)
        cleared.append(replace(page, fragments=kept))
        said.update((row.text, None) for row in gone)
        said.update((text_of([fragment], page.letters), None) for fragment in page.stray)
        named[page.number] = _label(page.number, gone, offset) or label or str(page.number + 1)
    return Cleared(tuple(cleared), tuple(said), named)


def _edges(page: Page) -> list[_Row]:
    """The rows at the top and the foot, each from the edge inward; none twice."""
    everything = rows(page.fragments)
    notes = note_rows(everything)
    depth = min(_DEPTH, len(everything) // 2)
    found = []
    for top, side in ((True, everything), (False, everything[::-1])):
        for inward, row in enumerate(side[: depth or (1 if top else 0)]):
            gap = abs(row[0].y - side[inward + 1][0].y) if inward + 1 < len(side) else 0.0
            note = not top and len(everything) - 1 - inward in notes
            found.append(_Row(page.number, tuple(row), text_of(row, page.letters), top, inward, gap, note))
    return found


def _counts(every: Sequence[_Row]) -> Counter[tuple[str, bool, int]]:
    """On how many pages the same stands at the same height, give or take what a bucket's edge parts."""
    exact = Counter(row.key for row in every)
    return Counter(
        {(text, top, at): sum(exact[text, top, near] for near in (at - 1, at, at + 1)) for text, top, at in exact}
    )


def _numbers(row: _Row) -> list[int]:
    """The numbers that stand by themselves in the row: alone, apart, or behind a sign."""
    if row.note or begins_note(row.fragments):
        return []
    if found := _NUMBER_ALONE.fullmatch(row.text):
        return [int(found[1])] if found[1].isdecimal() else []
    ends = {row.fragments[0].text, row.fragments[-1].text} if len(row.fragments) > 1 else set()
    apart = [int(text) for text in ends if _SHORT_NUMBER.fullmatch(text)]
    return apart + [int(first or last) for first, last in _NUMBER_BEHIND_SIGN.findall(row.text)]


def _offset(edges: Sequence[Sequence[_Row]]) -> int | None:
    """What is to be added to a page's place, counted from 0, to have the number printed on most pages."""
    votes: Counter[int] = Counter()
    for page_rows in edges:
        votes.update({number - row.page for row in page_rows for number in _numbers(row) if row.inward < 2})
    if not votes:
        return None
    offset, count = votes.most_common(1)[0]
    return offset if count >= max(2, 0.4 * len(edges)) else None


def _bears_number(row: _Row, offset: int | None) -> bool:
    """Whether the page's number stands in the row, as beside a title that changes from page to page."""
    if offset is None or row.page + offset not in _numbers(row):
        return False
    return _NUMBER_ALONE.fullmatch(row.text) is not None or (row.inward == 0 and len(row.text) < _LONGEST)


def _is_lone_number(row: _Row, offset: int | None, pages: int) -> bool:
    """Whether it is a number and nothing else, and may be that of the page."""
    found = _NUMBER_ALONE.fullmatch(row.text)
    if not found or row.inward:
        return False
    if _ROMAN.fullmatch(found[1]):
        return pages > 1 and not row.top
    return offset is None and (not row.top or pages > 1) and row.gap > _SLOT_GAP * row.fragments[0].size


def _in_slot(row: _Row, slots: Counter[tuple[bool, int, int]], pages: int, body: float) -> bool:
    """Whether it stands apart from the text, in small type, where most pages have such a row."""
    count = slots[row.slot]
    size = max(fragment.size for fragment in row.fragments)
    return (
        row.inward == 0
        and count >= max(_SLOT_PAGES, _SLOT_SHARE * pages)
        and row.gap > _SLOT_GAP * size
        and size <= 1.05 * body
        and not begins_note(row.fragments)
        and len(row.text) < _LONGEST
    )


def _label(page: int, gone: Sequence[_Row], offset: int | None) -> str:
    """What is printed as the page's number, or would be."""
    for row in gone:
        if (found := _NUMBER_ALONE.fullmatch(row.text)) and _ROMAN.fullmatch(found[1]):
            return found[1]
    if offset is not None and page + offset > 0:
        return str(page + offset)
    return ""
