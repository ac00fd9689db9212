"""What stands where a citation leads: the whole note or entry, and the notes before one that only says "Ibid."."""

from __future__ import annotations

import re
from bisect import bisect_right

from core.model import BlockKind, Document, Span

# "12 Ibid.", "[12] Id. at 5": a label of its own may stand before.
_REPEATS = re.compile(r"[\[(]?\d{0,4}[\]).]?\s*(?:ibid(?:em)?|id|idem|loc\.\s?cit|ebd|ebenda)\b", re.IGNORECASE)
_LABEL = re.compile(r"[\[(]?\d{1,4}[\]).]?\s")
_LONG = 700
_LEAD = 160


def entry_at(document: Document, place: Span) -> tuple[Span, ...]:
    """The note or paragraph that holds a place, behind the notes that it repeats; of a long paragraph a part.

    "Ibid." alone tells a reader nothing: the notes before it come first, back to the one that names something.
    """
    index = block_index(document, place)
    if index < 0:
        return (place,)
    first = index
    while first > 0 and _only_repeats(document, first) and _is_note(document, first - 1):
        first -= 1
    return tuple(_part(document, block.span, place) for block in document.blocks[first : index + 1])


def block_index(document: Document, place: Span) -> int:
    """Which block a place begins in, -1 before the first."""
    return bisect_right(document.blocks, place.start, key=lambda block: block.span.start) - 1


def _only_repeats(document: Document, index: int) -> bool:
    repeats = _REPEATS.match(document.blocks[index].span.of(document.text))
    return repeats is not None and _is_note(document, index)


def _is_note(document: Document, index: int) -> bool:
    """Plain text has notes that are paragraphs with a number before them."""
    block = document.blocks[index]
    return block.kind is BlockKind.FOOTNOTE or _LABEL.match(block.span.of(document.text)) is not None


def _part(document: Document, whole: Span, place: Span) -> Span:
    """The span itself, or what of a very long one is around the place, between two spaces."""
    if whole.end - whole.start <= _LONG or not whole.overlaps(place):
        return whole
    start = max(whole.start, place.start - _LEAD)
    end = min(whole.end, start + _LONG)
    if start > whole.start:
        start = document.text.find(" ", start, place.start) + 1 or start
    return Span(start, end if end == whole.end else max(document.text.rfind(" ", start, end), place.end))
