"""Lines in reading order become paragraphs, by what a typesetter does to part them.

A paragraph is set off by white above it, by an indent, by ending its last line short, by other type. Where it goes on
in the next column or on the next page there is no white to go by, only the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.importers.dates import date_of
from core.importers.front import names_in_byline
from core.importers.pdf.lines import Line
from core.importers.pdf.tables import tables
from core.model import BlockKind

_BULLET = re.compile(r"(?:[-*•–‣▪◦●■]|\d{1,3}[.)]|\[\d{1,3}\]|\([a-z\divx]{1,4}\)|[a-z]\))\s+\S")
_CAPTION = re.compile(
    r"(?:Fig(?:ure|\.)?|Table|Tab\.|Chart|Map|Box|Abb(?:ildung|\.)|Tabelle|Tableau)\s+[\dIVX]+(?:\.\d+)?(?:[.:|]|$)"
)
_TERMINAL = (".", "!", "?", ":", "”", '"', "’", ")", "…", ";", "»", "]")
_QUOTED = 1.5  # ems by which a block quote is set in
_INDENT = 0.7  # ems
_LEADING = 1.3  # of the usual distance between lines
_SHORT = 0.2  # of the measure
_SIZES = 0.06


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, while they are gathered."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.face.bold for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size


class Leading:
    """The usual distance from line to line in type of each size, in points."""

    def __init__(self, lines: Sequence[Line]) -> None:
        every = Counter(
            (round(line.size), round(2 * (before.y - line.y)) / 2)
            for before, line in pairwise(lines)
            if before.column == line.column and before.y > line.y and same_type(before, line)
        )
        counts: dict[int, dict[float, int]] = {}
        for (size, distance), count in every.items():
            counts.setdefault(size, {})[distance] = count
        self._usual = {size: _commonest_small(distances, size) for size, distances in counts.items()}

    def of(self, size: float) -> float:
        return self._usual.get(round(size), 1.2 * size)


def _commonest_small(distances: Mapping[float, int], size: int) -> float:
    within = {distance: count for distance, count in distances.items() if distance < 2.5 * size} or {1.2 * size: 1}
    most = max(within.values())
    return min(distance for distance, count in within.items() if count >= 0.6 * most)


def same_type(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= _SIZES * max(a.size, b.size)


def paragraphs(lines: Sequence[Line], leading: Leading) -> list[Paragraph]:
    """The paragraphs of lines in reading order, those that a page's end cut in two whole again."""
    gathered: list[Paragraph] = []
    in_table = {at: rows for rows in tables(lines) for at in rows}
    for at, line in enumerate(lines):
        if at in in_table:
            if at == in_table[at].start:
                gathered.append(Paragraph([], BlockKind.TABLE))
            gathered[-1].lines.append(line)
            continue
        after = lines[at + 1] if at + 1 < len(lines) else None
        if gathered and not _begins(gathered[-1], line, after, leading):
            gathered[-1].lines.append(line)
        else:
            gathered.append(Paragraph([line], _kind(line)))
    whole = _mended(gathered)
    for paragraph in whole:
        if paragraph.kind is BlockKind.PARAGRAPH and _is_quote(paragraph):
            paragraph.kind = BlockKind.QUOTE
        elif paragraph.kind is BlockKind.PARAGRAPH and all(line.face.fixed for line in paragraph.lines):
            paragraph.kind = BlockKind.CODE
    return whole


def _kind(line: Line) -> BlockKind:
    if _BULLET.match(line.text):
        return BlockKind.LIST_ITEM
    return BlockKind.CAPTION if _CAPTION.match(line.text) else BlockKind.PARAGRAPH


def _begins(paragraph: Paragraph, line: Line, after: Line | None, leading: Leading) -> bool:
    """Whether the line begins a paragraph of its own."""
    last = paragraph.lines[-1]
    if paragraph.kind is BlockKind.TABLE or not (same_type(last, line) or _in_small_capitals(last, line)):
        return True
    together = last.column == line.column or _is_below(last, line)
    apart = last.y - line.y
    if together and not -0.5 * line.size < apart <= _LEADING * leading.of(max(last.size, line.size)):
        return True
    if last.face.fixed and line.face.fixed and paragraph.lines[0].face.fixed:
        return False
    if _changes_face(paragraph, line, after):
        return True
    if _kind(line) is not BlockKind.PARAGRAPH and _starts_item(paragraph, line, last):
        return True
    if _is_centred(last):
        return not _is_centred(line)
    if _stands_alone(last) or _stands_alone(line):
        return True
    return _is_indented(paragraph, line, after) or _ended_short(last, line)


def _stands_alone(line: Line) -> bool:
    """Whether the line is a whole byline or date."""
    if line.lack < _SHORT * (line.right - line.left):
        return False
    return bool(names_in_byline(line.text) or date_of(line.text))


def _is_below(last: Line, line: Line) -> bool:
    """Whether a column begins under the line, as under an abstract that goes over all columns."""
    return last.page == line.page and last.y > line.y and last.x < line.end and line.x < last.end


def _in_small_capitals(last: Line, line: Line) -> bool:
    """Whether the two are lines of a heading in small capitals, of which but one has a large letter."""
    return last.text.isupper() and line.text.isupper() and _is_centred(last) and _is_centred(line)


def _changes_face(paragraph: Paragraph, line: Line, after: Line | None) -> bool:
    """Whether a bold or slanted heading ends or begins; a bold line amid a paragraph is an emphasis."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    if last.face.italic != line.face.italic and first is last and last.lack > _SHORT * (last.right - last.left):
        return True
    if last.face.bold == line.face.bold:
        return False
    return paragraph.bold if last.face.bold else last.text.endswith(_TERMINAL) or first is last


def _starts_item(paragraph: Paragraph, line: Line, last: Line) -> bool:
    if paragraph.kind is BlockKind.LIST_ITEM and line.x <= paragraph.lines[0].x + 1:
        return True
    return last.text.endswith(_TERMINAL) or line.text[0] in "•‣▪◦●■" or line.x > last.x + 1 or _room(last, line)


def _is_indented(paragraph: Paragraph, line: Line, after: Line | None) -> bool:
    first, last = paragraph.lines[0], paragraph.lines[-1]
    shift = line.indent - last.indent
    if paragraph.kind is BlockKind.LIST_ITEM and first is last:
        return False
    if shift > _INDENT:
        # The second line of an entry hangs; that of a paragraph begins the next one.
        hangs = first is last and not last.text.endswith(_TERMINAL)
        returns = after is None or after.column != line.column or after.indent < line.indent - _INDENT / 2
        return not hangs and (returns or last.text.endswith(_TERMINAL))
    # Back at the left, after an entry whose lines hang or a quote that was set in.
    return shift < -_INDENT and first is not last


def _is_centred(line: Line) -> bool:
    """Whether as much white stands before as behind it, and much."""
    before, behind = line.x - line.left, line.lack
    return before > 2 * line.size and abs(before - behind) < max(line.size, 0.1 * before)


def _ended_short(last: Line, line: Line) -> bool:
    if last.text.endswith(("-", "\u00ad")):
        return False
    opens = line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in "“\"‘'«(•–"
    if not opens:
        return False
    if last.text.endswith(_TERMINAL):
        return _room(last, line)
    return last.lack > 0.4 * (last.right - last.left)


def _room(last: Line, line: Line) -> bool:
    """Whether the line's first word would have found room at the end of the last."""
    word = len(line.text.split(" ", 1)[0]) + 1.5
    return last.lack > word * (line.end - line.x) / max(len(line.text), 1)


def _is_quote(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) > 1 and all(
        line.indent > _QUOTED and line.right - line.left > 12 * line.size for line in paragraph.lines
    )


def _mended(gathered: list[Paragraph]) -> list[Paragraph]:
    """Joins what a caption, a list of notes or a page's end had parted in mid sentence."""
    whole: list[Paragraph] = []
    for paragraph in gathered:
        before = next((p for p in reversed(whole) if p.kind is not BlockKind.CAPTION), None)
        if before is not None and _is_cut(before, paragraph):
            before.lines += paragraph.lines
        else:
            whole.append(paragraph)
    return whole


def _is_cut(before: Paragraph, after: Paragraph) -> bool:
    last, line = before.lines[-1], after.lines[0]
    return (
        before.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and after.kind is BlockKind.PARAGRAPH
        and last.column != line.column
        and same_type(last, line)
        and last.face.bold == line.face.bold
        and not last.text.endswith(_TERMINAL)
        and line.text[0].islower()
    )
