"""The numbered entries of a document: footnotes, endnotes, a numbered bibliography; and its headings for these."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Set
from typing import NamedTuple

from core.model import Block, BlockKind, Document, Span

_LABEL = re.compile(r"(?:\[(?P<bracketed>\d{1,3})\]|\(?(?P<plain>\d{1,3})[.)]?)\s*(?=\D|$)")
# What follows the number of a note, where only its form tells that it is one.
_NOTE_TEXT = re.compile(r"[A-ZÀ-Þ“‘\"'(\[«]|(?:see|cf|ibid|id|supra|e\.g|i\.e|https?|www|van|von|de)\b")
_LITERATURE = re.compile(
    r"\W*(?:\d+\W*)?(?:references|bibliography|works cited|literature(?: cited)?|sources|bibliographie|literatur"
    r"(?:verzeichnis)?|bibliografía|references and notes|select(?:ed)? bibliography|литература)\W*",
    re.IGNORECASE,
)
_HEADING_LONGEST = 40
_STEP = 3


class Entry(NamedTuple):
    """A numbered entry. `sure` tells that its source or a heading makes it one, not only its form."""

    number: int
    span: Span
    bracketed: bool
    sure: bool


def entries_in(document: Document, literature: Collection[Block]) -> tuple[Entry, ...]:
    """All numbered entries in order; those told only by form must count on from each other."""
    found = list(_candidates(document, {block.span for block in literature}))
    neighbours = zip(found, [None, *found], [*found[1:], None], strict=False)
    return tuple(entry for entry, before, after in neighbours if _stands(entry, before, after))


def literature_in(document: Document) -> tuple[Block, ...]:
    """The blocks under the last heading such as "References", up to the next heading."""
    starts = [
        at
        for at, block in enumerate(document.blocks)
        if block.span[1] - block.span[0] <= _HEADING_LONGEST and _LITERATURE.fullmatch(document.text, *block.span)
    ]
    blocks: list[Block] = []
    for block in document.blocks[starts[-1] + 1 :] if starts else ():
        if block.kind is BlockKind.HEADING:
            break
        blocks.append(block)
    return tuple(blocks)


def _candidates(document: Document, listed: Set[Span]) -> Iterator[Entry]:
    for block in document.blocks:
        found = _LABEL.match(document.text, *block.span)
        if not found or block.kind in (BlockKind.HEADING, BlockKind.TABLE, BlockKind.CODE):
            continue
        sure = block.kind is BlockKind.FOOTNOTE or block.span in listed
        if sure or _NOTE_TEXT.match(document.text, found.end()):
            number = int(found["bracketed"] or found["plain"])
            yield Entry(number, block.span, bool(found["bracketed"]), sure)


def _stands(entry: Entry, before: Entry | None, after: Entry | None) -> bool:
    if entry.sure:
        return True
    counts_on = before is not None and 0 < entry.number - before.number <= _STEP
    goes_on = after is not None and 0 < after.number - entry.number <= _STEP
    return counts_on or goes_on or entry.number == 1
