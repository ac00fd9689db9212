"""Where sentences begin and end, near enough to select one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from core.model import Document, Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)\s+")
# "Art. 6", "Mr. Writer", "U.S. forces": short words with a capital that a stop shortens, not ends.
_SHORTENED = re.compile(r"(?:\b[A-Z][a-z]{0,2}|\.[A-Za-z]|\b[a-z])\.$")


def next_edge(document: Document, point: int) -> int:
    """Where the sentence at a code point ends, or the next one if it ends there."""
    edges = [end for _, end in _around(document, point)]
    index = bisect_right(edges, point)
    return edges[index] if index < len(edges) else point


def previous_edge(document: Document, point: int) -> int:
    """Where the sentence at a code point begins, or the one before it if it begins there."""
    edges = [start for start, _ in _around(document, point)]
    index = bisect_left(edges, point)
    return edges[index - 1] if index else point


def paragraph_edge(document: Document, point: int, *, forward: bool) -> int:
    """The end of the paragraph at a code point or of the next one; backwards, its beginning or that before."""
    if forward:
        ends = [block.span.end for block in document.blocks]
        index = bisect_right(ends, point)
        return ends[index] if index < len(ends) else point
    starts = [block.span.start for block in document.blocks]
    index = bisect_left(starts, point)
    return starts[index - 1] if index else point


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of one block, without the spaces between them.

    >>> [found.of("See Art. 6. It binds.") for found in sentences("See Art. 6. It binds.", Span(0, 21))]
    ['See Art. 6.', 'It binds.']
    """
    found, start = [], span.start
    for match in _END.finditer(text, span.start, span.end):
        end = match.start() + len(match.group().rstrip())
        follows = text[match.end() : match.end() + 1]
        if not (follows.islower() or _SHORTENED.search(text[max(start, end - 6) : end])):
            found.append(Span(start, end))
            start = match.end()
    return [*found, Span(start, span.end)] if start < span.end else found


def _around(document: Document, point: int) -> list[Span]:
    """The sentences of the block at a code point, and of those before and after it."""
    index = bisect_right(document.blocks, point, key=lambda block: block.span.start) - 1
    blocks = document.blocks[max(0, index - 1) : index + 2]
    return [found for block in blocks for found in sentences(document.text, block.span)]
