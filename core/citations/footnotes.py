"""Markers of footnotes: raised, in brackets, or glued to a word or its full stop.

… of nuclear weapons.12 Their …        … the treaty”3 says …        … as agreed¹² …        … the pact.[3] …
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from core.citations.chain import Possible, chain
from core.citations.notes import Entry, entries_in, literature_in
from core.citations.patterns import Hits
from core.model import BlockKind, Citation, Document, InlineKind, Span, Target, TargetKind

# How each way to set a marker looks like one: the heavier wins where two cannot both be.
_RAISED, _SMALL, _BRACKETED, _STOPPED, _GLUED = 6.0, 6.0, 5.0, 4.0, 1.5
_NO_NUMBER_OF = "".join(rf"(?<!{word}\.)" for word in "p No no rt ol Nr nr n ch ara ig ec fn".split())
_FORMS = (
    (_SMALL, re.compile(r"(?<=\S)[⁰¹²³⁴-⁹]{1,3}(?!\w)")),
    (_BRACKETED, re.compile(r"(?<=[\w.,;:!?”’\"')])\s?\[(\d{1,3})\](?!\w)")),
    (_STOPPED, re.compile(rf"(?<=[^\W\d_][.,;:!?”’\"')]){_NO_NUMBER_OF}\d{{1,3}}(?=\s|$|[,;)—–])")),
    (_STOPPED, re.compile(r"(?<=[.,;:!?][”’\"')])\d{1,3}(?=\s|$|[,;)—–])")),
    (_GLUED, re.compile(r"(?<=[a-zß-ÿ]{3})\d{1,3}(?=\s|$|[.,;:)—–])")),
)
_DIGITS = re.compile(r"\[?\d{1,3}\]?|[⁰¹²³⁴-⁹]{1,3}")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MOST = 60  # notes of one number that a marker may belong to
_FEW = 0.3
_SILENT = (BlockKind.CODE, BlockKind.FURNITURE)


def find_footnotes(document: Document, hits: Hits) -> Iterator[Citation]:
    """Each marker that can be tied to its note by number and order; those the source ties itself are left out."""
    linked = {inline.target for inline in document.inlines if inline.kind is InlineKind.LINK and inline.target}
    apart = linked | {block.span for block in literature_in(document)}
    notes = [entry for entry in entries_in(document) if entry.span not in apart and not entry.bracketed]
    if not notes:
        return
    tied = chain(list(_possible(document, notes)), len(notes))
    if len(tied) < _FEW * len(notes) and not any(notes[note].sure for _, note in tied):
        return  # a numbered list, and figures that are none of its markers
    for marker, note in _in_one_manner(tied):
        entry, length = notes[note], len(_digits(document.text, marker.place))
        span = Span(marker.place, marker.place + length)
        why = f"the marker of note {entry.number}"
        yield Citation(span, "footnote", f"note {entry.number}", Target(TargetKind.SPAN, span=entry.span), why)


def _possible(document: Document, notes: Sequence[Entry]) -> Iterator[Possible]:
    """All that could be markers, in order of place, each with the notes of its number that come after it."""
    by_number: defaultdict[int, list[int]] = defaultdict(list)
    for at, note in enumerate(notes):
        by_number[note.number].append(at)
    starts = [note.span.start for note in notes]
    found: dict[int, tuple[int, float]] = {}
    for place, number, weight in _markers(document, {note.span for note in notes}):
        if number in by_number and weight > found.get(place, (0, 0.0))[1]:
            found[place] = number, weight
    for place, (number, weight) in sorted(found.items()):
        after = bisect_left(starts, place)
        several = by_number[number]
        later = several[bisect_left(several, after) :][:_MOST]
        if later:
            yield Possible(place, tuple(later), weight)


def _markers(document: Document, notes: set[Span]) -> Iterator[tuple[int, int, float]]:
    """Place, number and weight of what looks like a marker."""
    text = document.text
    for inline in document.inlines:
        if inline.kind is InlineKind.SUPERSCRIPT and (raised := inline.span.of(text).strip("[]() ")).isdecimal():
            yield inline.span.start, int(raised), _RAISED
    for block in document.blocks:
        if block.kind in _SILENT or block.span in notes or block.kind is BlockKind.FOOTNOTE:
            continue
        for weight, form in _FORMS:
            for found in form.finditer(text, *block.span):
                digits = found[0].strip("[] ").translate(_SUPERSCRIPTS)
                yield found.start() + len(found[0]) - len(found[0].lstrip()), int(digits), weight


def _digits(text: str, place: int) -> str:
    found = _DIGITS.match(text, place)
    return found[0] if found else ""


def _in_one_manner(tied: Sequence[tuple[Possible, int]]) -> list[tuple[Possible, int]]:
    """Without markers of a manner that this document hardly uses."""
    manners = Counter(marker.weight for marker, _ in tied)
    usual = {weight for weight, count in manners.items() if count >= 5 or 5 * count >= len(tied)}
    return [(marker, note) for marker, note in tied if marker.weight in usual]
