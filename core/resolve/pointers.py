"""Leads ibid., supra note 4, (n 12) and op. cit. to the note, the entry or the citation they point back to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace

from core.catalogue import Catalogue
from core.citations.notes import entries_in, literature_in
from core.citations.pointers import KIND
from core.fold import fold
from core.model import Citation, Reading, Span, Target, TargetKind

_REPEATS = re.compile(r"[\[(]?\d{0,3}[\]).]?\s*(?:[Ii]bid|[Ii]d\.|[Ii]dem)\b")
_NUMBER = re.compile(r"\d{1,3}")
_UNNAMED = ("footnote", "pinpoint", "link")  # which "ibid." does not repeat
_FAR = 2  # blocks, from a pointer in the text back to what it repeats


def with_pointers(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with its short references led to what they mean, or saying why that is not known."""
    if not any(citation.kind == KIND for citation in reading.citations):
        return reading
    notes = _Notes(reading)
    return replace(reading, citations=tuple(notes.lead(citation) for citation in reading.citations))


class _Notes:
    """The notes of one document, by number and by place."""

    def __init__(self, reading: Reading) -> None:
        self._document = reading.document
        self._blocks = [block.span for block in reading.document.blocks]
        self._last: Citation | None = None
        self._folded: dict[Span, str] = {}
        literature = literature_in(reading.document)
        numbered = {entry.span: entry.number for entry in entries_in(reading.document, literature)}
        numbered |= _by_markers(reading)
        self._notes = sorted(numbered)
        self._note_starts = [note.start for note in self._notes]
        self._by_number: defaultdict[int, list[Span]] = defaultdict(list)
        for note in self._notes:
            self._by_number[numbered[note]].append(note)
        self._literature = [block.span for block in literature]

    def lead(self, citation: Citation) -> Citation:
        """The citation, led on if it points back. To be called for all in their order."""
        led = self._led(citation) if citation.kind == KIND else citation
        if citation.kind not in _UNNAMED and (citation.kind != KIND or led.target.span):
            self._last = led
        return led

    def _led(self, pointer: Citation) -> Citation:
        way, _, rest = pointer.key.partition(" ")
        if way == "note":
            return self._to_note(pointer, int(rest.split()[0]), down=rest.endswith(("infra", "below")))
        return self._to_last(pointer) if way == "same" else self._to_name(pointer, rest)

    def _to_note(self, pointer: Citation, number: int, *, down: bool) -> Citation:
        """To the note of this number; where chapters count anew, to the nearest in the way that is said."""
        several = self._by_number.get(number, [])
        here = self._note_at(pointer.span.start)
        known = [note for note in several if note != here]
        nearer = [note for note in known if (note.start > pointer.span.start) is down] if len(known) > 1 else known
        if not nearer:
            return replace(pointer, why=f"there is no note {number} here")
        return _to(pointer, nearer[0 if down else -1], f"note {number}")

    def _to_last(self, pointer: Citation) -> Citation:
        """To what is cited last before: in the same note, else the note before that names something."""
        note = self._note_at(pointer.span.start)
        begin = note.start if note else self._blocks[max(0, self._block_at(pointer.span.start) - _FAR)].start
        if self._last and self._last.span.start >= begin:
            same = self._last.target.span if self._last.kind == KIND else None
            return _to(pointer, same or self._last.span, "what is cited just before")
        index = bisect_right(self._note_starts, note.start) - 2 if note else -1
        while index > 0 and _REPEATS.match(self._document.text, self._notes[index].start):
            index -= 1
        if index < 0:
            return replace(pointer, why="nothing is cited before it")
        return _to(pointer, self._notes[index], "the note before that names a source")

    def _to_name(self, pointer: Citation, author: str) -> Citation:
        """To the first note that names the author, else the author's entry in the bibliography."""
        if not author:
            return self._to_last(pointer)
        name = re.compile(rf"\b{re.escape(fold(author).split()[0])}\b")
        here = self._note_at(pointer.span.start)
        before = [note for note in self._notes if note != here and note.end <= pointer.span.start]
        first = next((note for note in before if self._names(name, note)), None)
        if first:
            return _to(pointer, first, f"the first note that names {author}")
        listed = [entry for entry in self._literature if self._names(name, Span(entry.start, entry.start + 40))]
        if len(listed) == 1:
            return _to(pointer, listed[0], f"the entry of {author} in the bibliography")
        if listed:
            targets = tuple(Target(TargetKind.SPAN, span=entry) for entry in listed)
            return replace(pointer, why=f"{len(listed)} entries of {author} in the bibliography", candidates=targets)
        return replace(pointer, why=f"no note or entry names {author}")

    def _names(self, name: re.Pattern[str], place: Span) -> bool:
        if place not in self._folded:
            self._folded[place] = fold(place.of(self._document.text))
        return name.search(self._folded[place]) is not None

    def _note_at(self, position: int) -> Span | None:
        at = bisect_right(self._note_starts, position) - 1
        return self._notes[at] if at >= 0 and position < self._notes[at].end else None

    def _block_at(self, position: int) -> int:
        return max(0, bisect_right(self._blocks, position, key=lambda block: block.start) - 1)


def _by_markers(reading: Reading) -> dict[Span, int]:
    """The footnotes whose numbers only their markers tell, as in Markdown."""
    text = reading.document.text
    return {
        citation.target.span: int(found[0])
        for citation in reading.citations
        if citation.kind == "footnote" and citation.target.span and (found := _NUMBER.search(citation.span.of(text)))
    }


def _to(pointer: Citation, place: Span, why: str) -> Citation:
    return replace(pointer, target=replace(pointer.target, kind=TargetKind.SPAN, span=place), why=why)
