"""Short forms that a text defines for what it cites, and their uses, which lead to the full citation.

I.C.J. Reports 2004, p. 136 (“the Wall Opinion”)      Regulation (EU) 2016/679 (the "GDPR")
590 F.3d 866 (D.C. Cir. 2010) [hereinafter Detention Appeal]

Those of agreements are mentions, which `core.mentions.definitions` finds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick, MatchKind

from core.catalogue import Catalogue
from core.citations.kinds import Group, group_of
from core.citations.notes import entries_in, literature_in
from core.citations.written import place_behind
from core.fold import fold
from core.lexicon import Words, words
from core.model import BlockKind, Citation, Document, Reading, Span, Target, TargetKind
from core.slugs import slug_of

_ANNOUNCED = (
    r"(?P<announced>(?:hereinafter|hereafter|henceforth|referred to as|ci-après|im Folgenden|nachfolgend|"
    r"en adelante|en lo sucesivo|далее)(?: referred to as| cited as)?[,:]? )"
)
_THE = r"(?:[Tt]he |die |der |das |la |le |el |l[’'])?"
_MARKS = {"double": "“”", "single": "‘’", "plain": '""', "french": "«»"}
_QUOTED = "|".join(
    rf"{marks[0]}\s?{_THE}(?P<{name}>[^{marks}]{{2,60}}?)\s?{marks[1]}" for name, marks in _MARKS.items()
)
_SHORT = rf"{_ANNOUNCED}?{_THE}(?:{_QUOTED}|(?(announced)(?P<bare>[A-Z][\w’' .-]{{1,60}}?)|(?!)))"
_BEHIND = re.compile(rf"[.,]?[”’\"]?(?:,? \([^()\[\]]{{1,60}}\))?(?:[ \n]?[(\[]|[,;] ){_SHORT}[)\]]")
_FURTHER = re.compile(rf"[^()\[\]]{{1,300}}?[(\[]{_SHORT}[)\]]")
_IN_NOTE = re.compile(rf"[(\[]{_SHORT}[)\]]")
_WORK = re.compile(
    r"\b(?:Regulation|Directive|Decision|Judg(?:e?)ment|Opinion|Order|[Cc]ase|Award|Report|Resolution|Letter|Note|"
    r"Declaration|Principles|Guidelines|Study|Paper|Communication|Proposal|Comment|Act|Rules)\b"
)
_APART = re.compile(r"[.!?] [A-Z]|\n\n")
_SIGNS = ("“", "‘", '"', "«", "ereinafter", "ereafter")  # quicker to look for
_FAR = 400
_WITHIN = re.compile(r"\b(?:to|under|by|of|in|with|through|from)\s(?:its\s|the\s|that\s)?$")
_UNDEFINED = (Group.NOTES, Group.LITERATURE, Group.PROVISIONS, Group.WEB)


@dataclass(frozen=True, slots=True)
class _Definition:
    """Where a short form stands for what is cited in full."""

    short: str
    full: Citation
    span: Span


class _Order:
    """The order in which a text is read: a note where its marker stands, though it is printed at the end."""

    def __init__(self, reading: Reading) -> None:
        markers = {
            citation.target.span: citation.span.end
            for citation in reversed(reading.citations)
            if citation.kind == "footnote" and citation.target.span
        }
        self._notes = sorted(markers.items())

    def of(self, position: int) -> tuple[int, int]:
        at = bisect_right(self._notes, position, key=lambda note: note[0].start) - 1
        within = at >= 0 and position < self._notes[at][0].end
        return (self._notes[at][1] if within else position, position)


def with_short_forms(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with a citation at each use of a short form, tied to what is cited in full where it is defined."""
    definitions = list(_definitions(reading))
    if not definitions:
        return reading
    uses = list(_uses(reading, definitions))
    again = {use.span for use in uses}
    kept = (citation for citation in reading.citations if citation.span not in again)
    return replace(reading, citations=tuple(sorted((*kept, *uses), key=lambda citation: citation.span)))


def _definitions(reading: Reading) -> Iterator[_Definition]:
    text = reading.document.text
    following = [*(citation.span.start for citation in reading.citations[1:]), len(text)]
    for citation, limit in zip(reading.citations, following, strict=True):
        if citation.target.treaty or group_of(citation.kind) in _UNDEFINED:
            continue
        found = _beside(citation, text, limit)
        if found and _is_telling(_short(found)):
            yield _Definition(_short(found), citation, Span(*found.span()))
    yield from _of_notes(reading.document)


def _beside(citation: Citation, text: str, limit: int) -> re.Match[str] | None:
    """The definition behind a citation, or further on in its sentence where the short form tells a kind of work."""
    begin, end = citation.span.end, min(limit, citation.span.end + _FAR)
    ahead = text[begin : begin + _FAR]
    if not any(sign in ahead for sign in _SIGNS):
        return None
    if found := _BEHIND.match(text, begin):
        return found if _is_of(_short(found), citation, text) else None
    further = _FURTHER.match(text, begin, end)
    fits = further and _WORK.search(_short(further)) and not _APART.search(further[0])
    return further if fits else None


def _of_notes(document: Document) -> Iterator[_Definition]:
    """What a note announces a short form for, although it is told by no form: a book, a report."""
    if not any(sign in document.text for sign in _SIGNS[-2:]):
        return
    announced = [found for found in _IN_NOTE.finditer(document.text) if found["announced"]]
    notes = sorted(_notes(document)) if announced else []
    for found in announced:
        at = bisect_right(notes, found.start(), key=lambda note: note.start) - 1
        if at >= 0 and found.end() <= notes[at].end and _is_telling(_short(found)):
            yield _Definition(_short(found), Citation(notes[at], "report", slug_of(_short(found))), Span(*found.span()))


def _notes(document: Document) -> set[Span]:
    footnotes = {block.span for block in document.blocks if block.kind is BlockKind.FOOTNOTE}
    return footnotes | {entry.span for entry in entries_in(document, literature_in(document))}


def _short(found: re.Match[str]) -> str:
    short: str = next(filter(None, found.group("double", "single", "plain", "french", "bare")))
    return short.strip(" .,")


def _is_of(short: str, citation: Citation, text: str) -> bool:
    """Whether a short form is of what is cited beside it: not “the Panel” set up under resolution 1973 (2011)."""
    if _WORK.search(short) or group_of(citation.kind) is Group.CASES:
        return True
    embedded = _WITHIN.search(text, max(0, citation.span.start - 20), citation.span.start)
    return " " not in short and sum(letter.isupper() for letter in short) > 1 and not embedded


def _is_telling(short: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in short)


def _uses(reading: Reading, definitions: Sequence[_Definition]) -> Iterator[Citation]:
    text, language, order = reading.document.text, words(reading.document.language), _Order(reading)
    defined: dict[str, _Definition] = {}
    for definition in sorted(definitions, key=lambda definition: order.of(definition.span.start)):
        defined.setdefault(definition.short, definition)
    found = [mention.span for mention in reading.mentions] + [citation.span for citation in reading.citations]
    taken = sorted((*found, *(definition.span for definition in definitions)))
    finder = AhoCorasick(list(defined), matchkind=MatchKind.LeftmostLongest)
    for _, start, end in finder.find_matches_as_indexes(text):
        span, short = Span(start, end), text[start:end]
        full, since = defined[short].full, defined[short].span.end
        if order.of(start) < order.of(since) or not _is_free(span, taken) or not _stands_alone(span, text, language):
            continue
        part, end = place_behind(text, end)
        target = Target(TargetKind.SPAN, span=full.span, url=full.target.url, part=part)
        yield Citation(Span(start, end), full.kind, full.key, target, f"defined as “{short}” for what is cited in full")


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Whether nothing is found there, or a citation of these very words."""
    at = bisect_right(taken, span.end, key=lambda other: other.start) - 1
    return at < 0 or taken[at].end <= span.start or taken[at] == span


def _stands_alone(span: Span, text: str, language: Words) -> bool:
    """Whether the words are whole, and one that is a mere noun stands for itself: not "the Report of the panel"."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if before == "-" or before.isalnum() or after.isalnum():
        return False
    short = span.of(text)
    if " " in short or sum(letter.isupper() for letter in short) > 1:
        return True
    ahead, behind = text[max(0, span.start - 20) : span.start].split(), text[span.end : span.end + 20].split()
    if not ahead or fold(ahead[-1].strip('“‘"')) not in language.definite:
        return False
    return not after.isspace() or not behind or not (behind[0][0].isupper() or fold(behind[0]) in language.titling)
