"""Numbers in brackets that cite a numbered bibliography: [12], [3, 5–7]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from core.citations.search import Search
from core.model import BlockKind, Citation, Document, InlineKind, Span, Target, TargetKind

_RAISED = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,15}")
_MEMBER = re.compile(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?")
_WIDEST = 50


def find_references(search: Search) -> Iterator[Citation]:
    """Each number led to its entry; a range has all its entries to choose from. None without a bibliography."""
    document = search.document
    listed = {block.span for block in search.literature}
    entries = {entry.number: entry.span for entry in search.entries if entry.bracketed or entry.span in listed}
    if not entries:
        return
    for whole, inner in _groups(document, set(entries.values())):
        members = list(_MEMBER.finditer(document.text, *inner))
        for member in members:
            span = whole if len(members) == 1 else Span(*member.span())
            if citation := _citation(span, int(member[1]), int(member[2] or member[1]), entries):
                yield citation


def _groups(document: Document, entries: set[Span]) -> Iterator[tuple[Span, Span]]:
    """Where numbers cite, in brackets or raised: the whole group, and the numbers in it."""
    for inline in document.inlines:
        if inline.kind is InlineKind.SUPERSCRIPT and _RAISED.fullmatch(document.text, *inline.span):
            yield inline.span, inline.span
    for block in document.blocks:
        if block.kind not in (BlockKind.CODE, BlockKind.FURNITURE) and block.span not in entries:
            for group in _group().finditer(document.text, *block.span):
                yield Span(*group.span()), Span(*group.span(1))


def _citation(span: Span, first: int, last: int, entries: Mapping[int, Span]) -> Citation | None:
    numbers = [number for number in range(first, min(last, first + _WIDEST) + 1) if number in entries]
    if not numbers or first not in entries:
        return None
    targets = tuple(Target(TargetKind.SPAN, span=entries[number]) for number in numbers)
    key = f"reference {first}" if first == last else f"references {first}–{last}"
    if len(targets) == 1:
        return Citation(span, "reference", key, targets[0], f"entry {first} of the bibliography")
    return Citation(span, "reference", key, Target(), "several entries of the bibliography", targets)


@cache
def _group() -> re.Pattern[str]:
    return re.compile(r"\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,15})(?:,\s(?:pp?|§|paras?)\.?\s?[\d–-]{1,12})?\](?!\w|\()")
