"""Markers of notes that bear a sign and no number: … the treaty* …, … the pact.† … before a note "† See …"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from core.citations.search import Search
from core.model import BlockKind, Citation, Document, Span, Target, TargetKind

_CLOSING = tuple(".,;:!?”’\"')")
_SILENT = (BlockKind.CODE, BlockKind.FURNITURE, BlockKind.TABLE)


def find_signs(search: Search) -> Iterator[Citation]:
    """The marker last before each note that begins with its sign; a note without one is none."""
    for sign in "*†‡":
        if sign in search.document.text:
            yield from _of(sign, search.document)


def _of(sign: str, document: Document) -> Iterator[Citation]:
    text = document.text
    waiting: dict[str, Span] = {}
    for found in _form(sign).finditer(text):
        block = document.blocks[bisect_right(document.blocks, found.start(), key=lambda block: block.span.start) - 1]
        several, before = found[0], text[max(block.span.start, found.start() - 1) : found.start()]
        if block.kind in _SILENT:
            continue
        if not before and found["note"] and (marker := waiting.pop(several, None)):
            target = Target(TargetKind.SPAN, span=block.span)
            yield Citation(marker, "footnote", f"note {several}", target, f"the marker of note {several}")
        elif found["marker"] is not None and (before.isalpha() or before in _CLOSING):
            waiting[several] = Span(*found.span())


@cache
def _form(sign: str) -> re.Pattern[str]:
    """A sign, and whether a note may follow it, or it ends a word; before another word it is emphasis or a wildcard."""
    return re.compile(
        re.escape(sign).join(("", "", "{0,2}")) + r"(?:(?P<marker>(?=[\s.,;:)”’]|\Z))|)(?=\s?(?P<note>[A-ZÀ-Þ“‘\"(])|)"
    )
