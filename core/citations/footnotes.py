"""Markers of footnotes: raised, in brackets, or glued to a word or its full stop.

… of nuclear weapons.12 Their …        … the treaty”3 says …        … as agreed¹² …        … the pact.[3] …
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from core.citations.chain import Possible, chain
from core.citations.notes import Entry
from core.citations.search import Search
from core.model import BlockKind, Citation, Document, InlineKind, Span, Target, TargetKind

# How each way to set a marker looks like one: the heavier wins where two cannot both be.
_RAISED, _SMALL, _BRACKETED, _STOPPED, _GLUED = 6.0, 6.0, 5.0, 4.0, 1.5
_PLAIN, _FIGURES = re.compile(r"[0-9]+"), re.compile(r"[0-9⁰¹²³⁴-⁹]+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BLANK = " \n\t\u00a0($€£#"
_CLOSING = ".,;:!?”’\"')"
_FOLLOWING = ",;)—–"
_NUMBERED = re.compile(r"\b(?:pp?|[Nn]os?|[Aa]rts?|[Vv]ols?|[Nn]r|nn?|ch|paras?|[Ff]igs?|sec|fn|c|St|Rev|Add|Corr)\.$")
_MOST = 60  # notes of one number that a marker may belong to
_GAP = 2  # code points between blocks that follow each other
_FEW = 0.3
_TIES = 3
_SILENT = (BlockKind.CODE, BlockKind.FURNITURE)


def find_footnotes(search: Search) -> Iterator[Citation]:
    """Each marker that can be tied to its note by number and order; those the source ties itself are left out."""
    document = search.document
    linked = {inline.target for inline in document.inlines if inline.kind is InlineKind.LINK and inline.target}
    apart = linked | {block.span for block in search.literature}
    notes = [entry for entry in search.entries if entry.span not in apart and not entry.bracketed]
    if sum(block.kind is BlockKind.FOOTNOTE and block.span in linked for block in document.blocks) >= _TIES:
        notes = [note for note in notes if note.sure]  # a source that ties notes has no others in its lists
    if not notes:
        return
    tied = chain(list(_possible(document, notes)), len(notes))
    if len(tied) < _FEW * len(notes) and not any(notes[note].sure for _, note in tied):
        return  # a numbered list, and figures that are none of its markers
    for marker, note in _in_one_manner(tied):
        entry = notes[note]
        span = Span(marker.place, marker.end)
        why = f"the marker of note {entry.number}"
        yield Citation(span, "footnote", f"note {entry.number}", Target(TargetKind.SPAN, span=entry.span), why)


def _possible(document: Document, notes: Sequence[Entry]) -> Iterator[Possible]:
    """All that could be markers, in order of place, each with the notes of its number that it may belong to."""
    by_number: defaultdict[int, list[int]] = defaultdict(list)
    for at, note in enumerate(notes):
        by_number[note.number].append(at)
    starts, groups = [note.span.start for note in notes], _groups(notes)
    found: dict[int, Possible] = {}
    for span, number, weight in _markers(document, by_number.keys(), {note.span for note in notes}):
        if span.start not in found or weight > found[span.start].weight:
            several = by_number.get(number, [])
            later = several[bisect_left(several, bisect_left(starts, span.start)) :][:_MOST]
            near = tuple(note for note in later if groups[note] <= groups[later[0]] + 1)
            if near:
                found[span.start] = Possible(*span, near, weight)
    yield from (found[place] for place in sorted(found))


def _groups(notes: Sequence[Entry]) -> list[int]:
    """For each note the number of its group; notes between which text stands, as at the feet of pages, are of two."""
    groups = [0]
    for before, after in pairwise(notes):
        groups.append(groups[-1] + (after.span.start - before.span.end > _GAP))
    return groups


def _markers(document: Document, numbers: Set[int], notes: set[Span]) -> Iterator[tuple[Span, int, float]]:
    """What looks like a marker of one of these numbers: its place, number and weight."""
    text = document.text
    settled = {block.span.start for block in document.blocks if block.kind is BlockKind.FOOTNOTE}
    settled |= {inline.span.start for inline in document.inlines if inline.kind is InlineKind.LINK}
    for inline in document.inlines:
        if inline.kind is not InlineKind.SUPERSCRIPT or inline.span.start in settled:
            continue
        if (raised := inline.span.of(text).strip("[]() ")).isdecimal():
            yield inline.span, int(raised), _RAISED
    figures = _FIGURES if any(figure in text for figure in "⁰¹²³⁴⁵⁶⁷⁸⁹") else _PLAIN  # which is quicker to look for
    for block in document.blocks:
        if block.kind in _SILENT or block.span in notes:
            continue
        for found in figures.finditer(text, *block.span):
            if text[found.start() - 1] in _BLANK:
                continue
            digits = found[0].translate(_SUPERSCRIPTS)
            if len(digits) <= 3 and int(digits) in numbers and (weight := _weight(found, text, block.span.start)):
                brackets = weight == _BRACKETED
                yield Span(found.start() - brackets, found.end() + brackets), int(digits), weight


def _weight(figures: re.Match[str], text: str, begin: int) -> float:
    """How much figures look like a marker by what stands around them; 0 for not at all."""
    start, end = figures.span()
    before, after = text[max(begin, start - 1) : start], text[end : end + 1]
    if not before:
        return 0.0
    if not figures[0].isascii():
        return _SMALL
    if before == "[" and after == "]":
        return _BRACKETED if start - 2 >= begin else 0.0
    stops = not after or after.isspace() or after in _FOLLOWING
    if before in _CLOSING and stops:
        earlier = text[max(begin, start - 2) : start - 1]
        follows = earlier.isalpha() or (earlier != "" and earlier in _CLOSING)
        return _STOPPED if follows and not _NUMBERED.search(text, max(begin, start - 8), start) else 0.0
    word = text[max(begin, start - 3) : start]
    glued = len(word) == 3 and word.isalpha() and word.islower()
    return _GLUED if glued and (stops or after in ".:") else 0.0


def _in_one_manner(tied: Sequence[tuple[Possible, int]]) -> list[tuple[Possible, int]]:
    """Without markers of a manner that this document hardly uses."""
    manners = Counter(marker.weight for marker, _ in tied)
    usual = {weight for weight, count in manners.items() if count >= 5 or 5 * count >= len(tied)}
    return [(marker, note) for marker, note in tied if marker.weight in usual]
