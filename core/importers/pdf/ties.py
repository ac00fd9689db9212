"""Ties notes to their markers: by the links of the file, else by what the markers say and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.importers.pdf.lines import Line
from core.importers.pdf.notes import BRACKETS, Note, in_brackets, raised
from core.importers.pdf.segments import LABEL, label_in
from core.model import InlineKind, Span

_PLACE = re.compile(r"#page-(\d+)(?:-(-?\d+))?")
_ABOVE = 40  # points from the height that a file's link leads to down to its note
_UNIT = re.compile(r"(?:\bpp?\.\s*|(?:^|[\s(/·\d])(?:[kcmµn]?m|[a-zA-Z]|km|CO|s)|\d)$")


@dataclass(frozen=True, slots=True)
class _Marker:
    """A figure or sign in the text: the line it stands in, its place there, and what it says.

    It is `set_off` when it is raised or in brackets; others are markers only where they are links that lead to notes.
    """

    at: int
    span: Span
    label: str
    page: int
    set_off: bool
    url: str


def tie(lines: Sequence[Line], notes: Sequence[Note]) -> list[Line]:
    """The lines with a link at each marker whose note is known; the notes are linked back to their first marker."""
    markers = list(_markers(lines))
    tied = _by_links(markers, notes)
    tied |= _by_order(markers, notes, tied, lines)
    linked = list(lines)
    called: set[int] = set()
    for at in sorted(tied):
        marker, number = markers[at], tied[at]
        name = f"#note-{number + 1}"
        linked[marker.at] = _linked(linked[marker.at], marker.span, name)
        if number not in called:
            called.add(number)
            note = notes[number]
            note.lines[0] = _linked(note.lines[0], _label_span(note), "^" + name)
    return linked


def _by_links(markers: Sequence[_Marker], notes: Sequence[Note]) -> dict[int, int]:
    """By the index of a marker that of its note, where the file itself leads from one to the other."""
    by_page: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for number, note in enumerate(notes):
        by_page[note.page, note.label].append(number)
    tied: dict[int, int] = {}
    for at, marker in enumerate(markers):
        if not (place := _PLACE.fullmatch(marker.url)):
            continue
        page, height = int(place[1]) - 1, place[2]
        near = [
            number
            for number in by_page[page, marker.label]
            if height is None or abs(float(height) - notes[number].lines[0].y) < _ABOVE
        ]
        if near:
            tied[at] = near[0]
    return tied


def _by_order(
    markers: Sequence[_Marker], notes: Sequence[Note], tied: dict[int, int], lines: Sequence[Line]
) -> dict[int, int]:
    """The same for the other notes, by what the markers say and where they stand."""
    by_label: defaultdict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(markers)), key=lambda at: markers[at].page):
        if at not in tied and markers[at].set_off:
            by_label[markers[at].label].append(at)
    having = set(tied.values())
    found: dict[int, int] = {}
    last = -1
    for number, note in enumerate(notes):
        if number in having:
            continue
        page, known = note.page, by_label[note.label]
        until = bisect_right(known, page, key=lambda at: markers[at].page)
        near = bisect_left(known, page - 1, hi=until, key=lambda at: markers[at].page)
        candidates = sorted(known[near if near < until else 0 : until])
        marker = _likeliest(candidates, markers, note, last, lines)
        if marker is not None:
            last = marker
            known.remove(marker)
            found[marker] = number
    return found


def _markers(lines: Sequence[Line]) -> Iterator[_Marker]:
    for at, line in enumerate(lines):
        links = [(span, url) for kind, span, url in line.marks if kind is InlineKind.LINK and url.startswith("#page-")]
        high = list(raised(line, inner=False))
        for span, label in high:
            url = next((url for linked, url in links if linked.overlaps(span)), "")
            yield _Marker(at, span, label, line.page, True, url)
        for span, label in in_brackets(line):
            yield _Marker(at, span, label, line.page, True, "")
        for span, url in links:
            label = label_in(span.of(line.text).strip(BRACKETS))
            if LABEL.fullmatch(label) and not any(span.overlaps(other) for other, _ in high):
                yield _Marker(at, span, label, line.page, False, url)


def _likeliest(
    candidates: Sequence[int], markers: Sequence[_Marker], note: Note, last: int, lines: Sequence[Line]
) -> int | None:
    """The marker on the note's page, else the first, after that of the last note, and no power of a unit."""
    words = [at for at in candidates if not _UNIT.search(lines[markers[at].at].text[: markers[at].span.start])]
    words = words or list(candidates)
    after = words[bisect_left(words, last) :]
    same = [at for at in after or words if markers[at].page == note.page]
    return next(iter(same or after or words), None)


def _linked(line: Line, span: Span, url: str) -> Line:
    """The line with a link there, in place of the file's own."""
    kept = tuple(mark for mark in line.marks if mark[0] is not InlineKind.LINK or not mark[1].overlaps(span))
    return line._replace(marks=(*kept, (InlineKind.LINK, span, url)))


def _label_span(note: Note) -> Span:
    start = label_in(note.lines[0].text).find(note.label)
    return Span(start, start + len(note.label))
