"""A page of a PDF, taken while it is open: its stretches of text, its links and its pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pypdfium2 import PdfDocument

from core.importers.pdf.links import Link, Links
from core.importers.pdf.pictures import Pictures, Shown
from core.importers.pdf.segments import LABEL, PageText, Segment

# In ems: how far apart words of one line stand at most, how far type may be raised or lowered within it.
_WORD_GAP, _OVERLAP = 0.8, 0.8
_SAME_LINE, _RAISED = 0.2, 0.62
_SMALLER = 0.9
_DROPPED = 1.8  # how much larger than its text an initial letter is


@dataclass(slots=True)
class Fragment:
    """Segments next to each other on one line; places in points. Its height and size are those of its largest type."""

    segments: list[Segment]
    x: float
    end: float
    y: float
    size: float

    @property
    def text(self) -> str:
        """The words without the spaces between its segments."""
        return "".join(segment.text for segment in self.segments).strip()

    def length(self) -> int:
        return sum(len(segment.text) for segment in self.segments)

    def is_label(self) -> bool:
        """Whether it may be what a note is marked by, set apart from the note."""
        return LABEL.fullmatch(self.segments[0].text) is not None and len(self.segments) == 1


@dataclass(frozen=True, slots=True)
class Page:
    """`number` counts from 0. Fragments stand in the order of the page's content; the `stray` ones run in another
    direction than the rest. `letters` are all of the page as pdfium has them; `links` are sorted by the
    first letter of the segment they lie over.
    """

    number: int
    letters: str
    fragments: tuple[Fragment, ...]
    links: dict[int, list[Link]]
    stray: tuple[Fragment, ...] = ()
    pictures: tuple[Shown, ...] = ()


def read_page(document: PdfDocument, number: int, links: Links, pictures: Pictures) -> Page:
    """The page of this number, with its links and pictures. Raises pypdfium2.PdfiumError where it is broken."""
    page = document[number]
    try:
        text = PageText(page)
        try:
            segments = list(text.segments())
            upright, stray = _by_direction(segments)
            found = links.of(page, segments, text)
        finally:
            text.close()
        turned = any(segment.turned for segment in upright)
        shown = () if turned else pictures.of(page, has_text=bool(segments))
        return Page(number, text.letters, tuple(_fragments(upright)), found, tuple(_fragments(stray)), shown)
    finally:
        page.close()


def _by_direction(segments: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Those that run in the page's main direction, and the others, as stamps in a margin do."""
    weight: Counter[int] = Counter()
    for segment in segments:
        weight[segment.turned] += len(segment.text)
    if len(weight) < 2:
        return segments, []
    main = weight.most_common(1)[0][0]
    return [s for s in segments if s.turned == main], [s for s in segments if s.turned != main]


def _fragments(segments: Iterable[Segment]) -> list[Fragment]:
    fragments: list[Fragment] = []
    for segment in segments:
        if not segment.text:
            continue
        last = fragments[-1] if fragments else None
        if last is not None and last.size > _DROPPED * segment.size and _is_initial(last, segment):
            initial = fragments.pop().segments[0]
            segment = segment._replace(text=initial.text + segment.text, at=segment.at - 1)
            last = None
        if last is not None and _goes_on(last, segment):
            last.segments.append(segment)
            last.end = max(last.end, segment.end)
            last.x = min(last.x, segment.x)
            if segment.size > last.size * 1.05 or (segment.size > 0.95 * last.size and not segment.raised):
                last.y, last.size = segment.y, segment.size
        else:
            fragments.append(Fragment([segment], segment.x, segment.end, segment.y, segment.size))
    return fragments


def _goes_on(fragment: Fragment, segment: Segment) -> bool:
    large, small = fragment.size, segment.size
    if large < small:
        large, small = small, large
    off = abs(segment.y - fragment.y)
    if off > _SAME_LINE * large and not (small < _SMALLER * large and off < _RAISED * large):
        return False
    return -_OVERLAP * large < segment.x - fragment.segments[-1].end < _WORD_GAP * large


def _is_initial(fragment: Fragment, segment: Segment) -> bool:
    """Whether the fragment, of larger type, is a dropped initial letter, and the segment the rest of its word."""
    text = fragment.segments[-1].text
    return (
        len(fragment.segments) == 1
        and len(text) == 1
        and text.isupper()
        and segment.text[0].isalpha()
        and 0 <= segment.y - fragment.y < fragment.size
        and abs(segment.x - fragment.end) < segment.size
    )
