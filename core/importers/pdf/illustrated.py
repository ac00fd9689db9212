"""Pictures come to stand in the text where they do on their page: between the paragraphs above and below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from core.importers.assemble import Piece
from core.importers.filling import PICTURE
from core.importers.pdf.lines import Line
from core.importers.pdf.page import Page
from core.importers.pdf.paragraphs import Paragraph
from core.importers.pdf.pictures import Shown
from core.model import BlockKind, Picture

_MOST = 200
_FEW_PAGES = 5


def illustrated(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph], pages: Sequence[Page]) -> Iterator[Piece]:
    """The pieces, made of these paragraphs, and among them one for each picture but those that pages repeat."""
    before: dict[int, list[Piece]] = {}
    found = list(islice(_shown(pages), _MOST))
    if found:
        text = _Text(paragraphs)
        for page, shown in found:
            piece = Piece(BlockKind.PARAGRAPH, PICTURE, pictures=(Picture(0, shown.data),))
            before.setdefault(text.place(shown, page), []).append(piece)
    for at, piece in enumerate(pieces):
        yield from before.get(at, ())
        yield piece
    yield from before.get(len(pieces), ())


def _shown(pages: Sequence[Page]) -> Iterator[tuple[int, Shown]]:
    """The pictures with their pages' numbers, from the top down; a head or a mark of the house is on several pages."""
    times = Counter(data for page in pages for data in {shown.data for shown in page.pictures})
    enough = 2 if len(pages) <= _FEW_PAGES else 3
    for page in pages:
        for shown in sorted(page.pictures, key=lambda shown: (-shown.top, shown.left)):
            if times[shown.data] < enough:
                yield page.number, shown


class _Text:
    """The paragraphs but for notes, by the pages on which their lines stand."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._text = [at for at, paragraph in enumerate(paragraphs) if paragraph.kind is not BlockKind.FOOTNOTE]
        self._lines: dict[int, list[tuple[int, Line]]] = {}
        for at in self._text:
            for line in paragraphs[at].lines:
                self._lines.setdefault(line.page, []).append((at, line))

    def place(self, shown: Shown, page: int) -> int:
        """The index of the paragraph before which a picture comes to stand; past the last where it is behind that."""
        lines = self._lines.get(page)
        if lines is None:
            later = (at for at in self._text if self._paragraphs[at].lines[0].page > page)
            return next(later, self._text[-1] + 1 if self._text else 0)
        beside = [(at, line) for at, line in lines if line.left < shown.right and shown.left < line.right] or lines
        column = min(beside, key=lambda place: _distance(place[1], shown))[1].column
        inside = [(at, line) for at, line in beside if line.column == column]
        if above := [(at, line) for at, line in inside if line.y >= shown.top - line.size]:
            return min(above, key=lambda place: (place[1].y, -place[0]))[0] + 1
        at, below = max(inside, key=lambda place: place[1].y)
        return at if below is self._paragraphs[at].lines[0] else at + 1


def _distance(line: Line, shown: Shown) -> float:
    """How far the line is above or below the picture."""
    return max(line.y - shown.top, shown.bottom - line.y - line.size, 0.0)
