"""Footnotes: told from the text above them, put together where they run on, and tied to their markers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from core.importers.pdf.lines import Line, Mark
from core.importers.pdf.paragraphs import Paragraph
from core.importers.pdf.segments import LABEL, label_in
from core.model import BlockKind, InlineKind, Span

_SMALLER = 0.95  # of the body's size
_LITERATURE = re.compile(r"\W*(?:references|bibliography|literatur(?:e|verzeichnis)|works cited|литература)\W*", re.I)
_BRACKETED = re.compile(r"(?<=.)\[\d{1,3}\]")
_PLAIN_LABEL = re.compile(r"(\[\d{1,3}\]|\d{1,3}|[*∗†‡§¶‖∥]{1,3})[.)]?\s+\S")
_HEADING = re.compile(r"\W*(?:end\s?|foot)?notes\W*|anmerkungen|примечания|notas", re.I)
_NOTE_LABEL = re.compile(r"\[?(\d{1,3})[\].)]?\s*\D")
_SUPERSCRIPTS = re.compile("[⁰¹²³⁴-⁹]{1,3}")
_LARGER = 1.1
BRACKETS = "[]() "  # around labels
_APART = 1.5  # ems of white above a note in type as large as the text's
_CAPTION = re.compile(r"(?:Fig|Table|Chart|Source|Abb)\w*\b")


@dataclass(slots=True)
class Note:
    """A note at a page's foot. `label` is what its marker says."""

    label: str
    lines: list[Line] = field(default_factory=list)

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def ended(self) -> bool:
        return self.lines[-1].text.endswith((".", "!", "?", ".”", '."', ")", "]", "”"))


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of the text in reading order, and the notes in theirs."""

    lines: list[Line]
    notes: list[Note]


def part_notes(columns: Iterable[Sequence[Line]], body: float) -> Parted:
    """`body` is the size of the text's type in points."""
    columns = list(columns)
    every = [line for lines in columns for line in lines]
    marked = Counter((line.page, label) for line in every for _, label in raised(line, inner=True))
    listed = next((line.column for line in every if _LITERATURE.fullmatch(line.text)), len(columns))
    marked.update((line.page, label) for line in every if line.column < listed for _, label in in_brackets(line))
    flow: list[Line] = []
    notes: list[Note] = []
    for lines in columns:
        start = _foot(lines, body, marked)
        foot = _gather(list(_each_begun(lines[start:], marked)), notes, marked)
        flow += lines[:start]
        flow += foot
    return Parted(flow, notes)


def endnotes(paragraphs: Sequence[Paragraph]) -> list[Note]:
    """The numbered paragraphs under a heading such as "Notes", which become notes; their lines are shared."""
    found: list[Note] = []
    within = False
    for paragraph in paragraphs:
        if paragraph.kind is BlockKind.HEADING:
            within = _HEADING.fullmatch(paragraph.text) is not None
        elif within and (begun := _NOTE_LABEL.match(paragraph.text)):
            paragraph.kind = BlockKind.FOOTNOTE
            found.append(Note(begun[1], paragraph.lines))
    return found


def label_of(line: Line, marked: Counter[tuple[int, str]]) -> str:
    """What the note that begins with this line is marked by; empty where none begins."""
    for span, label in raised(line, inner=False):
        return label if span.start == 0 else ""
    found = _PLAIN_LABEL.match(line.text)
    label = label_in(found[1]) if found else ""
    return label if marked[line.page, label] else ""


def _each_begun(foot: Sequence[Line], marked: Counter[tuple[int, str]]) -> Iterator[Line]:
    """The lines, parted where a note begins within one, as where notes are set in one paragraph."""
    before = ""
    for line in foot:
        rest = line
        before = label_of(line, marked) or before
        for span, label in raised(line, inner=True):
            # Once in the text, once here.
            if label.isdigit() and before.isdigit() and int(label) == int(before) + 1 and marked[line.page, label] > 1:
                at = span.start - len(line.text) + len(rest.text)
                yield rest._replace(text=rest.text[:at].rstrip(), marks=_marks(rest, 0, at))
                rest = rest._replace(text=rest.text[at:], marks=_marks(rest, at, len(rest.text)))
                before = label
        yield rest


def _marks(line: Line, start: int, end: int) -> tuple[Mark, ...]:
    return tuple(
        (kind, Span(max(span.start, start) - start, min(span.end, end) - start), url)
        for kind, span, url in line.marks
        if span.start < end and start < span.end
    )


def _foot(lines: Sequence[Line], body: float, marked: Counter[tuple[int, str]]) -> int:
    """Where in a column its foot of notes begins, or may begin."""
    start = len(lines)
    while start and lines[start - 1].size < _SMALLER * body and not _CAPTION.match(lines[start - 1].text):
        start -= 1
    for at in range(len(lines) // 2, start):
        above, line = lines[at - 1], lines[at]
        high = next((span.start == 0 for span, _ in raised(line, inner=False)), False)
        if high and at and above.y - line.y > _APART * line.size and marked[line.page, label_of(line, marked)]:
            return at
    return start


def _gather(foot: Sequence[Line], notes: list[Note], marked: Counter[tuple[int, str]]) -> list[Line]:
    """Adds the notes in these lines to `notes`; returns the lines among them that are none."""
    first = next((at for at, line in enumerate(foot) if label_of(line, marked)), len(foot))
    before: list[Line] = list(foot[:first])
    if before and notes and not notes[-1].ended and notes[-1].lines[-1].column < before[0].column:
        last = notes[-1].lines[-1]
        if before[0].page - last.page <= 1 and abs(last.size - before[0].size) < 0.06 * last.size:
            notes[-1].lines += before
            before = []
    begun = False
    for line in foot[first:]:
        label = label_of(line, marked)
        if label and (not begun or _follows(label, notes[-1].label, line)):
            notes.append(Note(label, [line]))
            begun = True
        elif line.size > _LARGER * notes[-1].lines[0].size:
            before.append(line)  # of the text, below a note that stands in a frame
        else:
            notes[-1].lines.append(line)
    return before


def _follows(label: str, before: str, line: Line) -> bool:
    """Whether a note of this label may come after one of that."""
    if any(span.start == 0 for span, _ in raised(line, inner=False)):
        return True
    return not (label.isdigit() and before.isdigit()) or int(label) == int(before) + 1


def raised(line: Line, *, inner: bool) -> Iterator[tuple[Span, str]]:
    """The labels that stand raised in a line; `inner` leaves out one at its very beginning."""
    if not line.text.isascii():
        for found in _SUPERSCRIPTS.finditer(line.text):
            if found.start() or not inner:
                yield Span(*found.span()), label_in(found[0])
    for kind, span, _ in line.marks:
        if kind is InlineKind.SUPERSCRIPT and not (inner and span.start == 0):
            start = span.start
            for part in re.split(r"(,)", span.of(line.text)):
                if LABEL.fullmatch(part.strip(BRACKETS)):
                    yield Span(start, start + len(part)), label_in(part.strip(BRACKETS))
                start += len(part)


def in_brackets(line: Line) -> Iterator[tuple[Span, str]]:
    """The labels such as "[12]" in a line, but for one at its very beginning."""
    if "]" in line.text:
        for found in _BRACKETED.finditer(line.text):
            yield Span(*found.span()), found[0]
