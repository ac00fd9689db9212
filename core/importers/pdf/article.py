"""From the pages of a file to the pieces of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from core.importers.assemble import Piece
from core.importers.hyphens import Evidence
from core.importers.pdf.columns import columns
from core.importers.pdf.file import READ, File
from core.importers.pdf.front import front_of
from core.importers.pdf.furniture import clear
from core.importers.pdf.headings import body_size, with_headings
from core.importers.pdf.illustrated import illustrated
from core.importers.pdf.lines import Line, lines_of
from core.importers.pdf.notes import Note, endnotes, part_notes
from core.importers.pdf.page import Page
from core.importers.pdf.paragraphs import Leading, Paragraph, paragraphs
from core.importers.pdf.pieces import piece_of
from core.importers.pdf.places import with_places
from core.importers.pdf.spelling import spelt
from core.importers.pdf.ties import tie
from core.model import BlockKind

_IN_LINES = 0.85  # share of the time that goes by until their lines are in order


@dataclass(frozen=True, slots=True)
class Article:
    """The pieces and pictures in reading order, the notes of all pages, the furniture; `title` where no piece is it."""

    pieces: tuple[Piece, ...]
    authors: tuple[str, ...]
    date: date | None
    title: str


def article(file: File, progress: Callable[[float], None]) -> Article:
    """The article in the pages of a file. `progress` is told how far the whole is, from when the pages were read."""
    pages = spelt(file.pages)
    body = body_size(
        (segment.size, len(segment.text))
        for page in pages
        for fragment in page.fragments
        for segment in fragment.segments
    )
    cleared = clear(pages, file.labels, body)
    parted = part_notes(_columns(cleared.pages, progress), body)
    titled = with_headings(paragraphs(parted.lines, Leading(parted.lines)), body, file.outline, file.title)
    gathered = titled.paragraphs
    _tie(gathered, parted.notes)
    gathered += (Paragraph(note.lines, BlockKind.FOOTNOTE) for note in parted.notes)
    evidence = Evidence("\n".join(line.text for paragraph in gathered for line in paragraph.lines))
    pieces = with_places(list(_pieces(gathered, evidence, cleared.labels)), gathered)
    front = front_of(pieces, gathered, titled, file)
    furniture = (Piece(BlockKind.FURNITURE, text) for text in cleared.texts)
    shown = illustrated(front.pieces, gathered, pages)
    return Article((*shown, *furniture), front.authors, front.date, front.title)


def _columns(pages: Sequence[Page], progress: Callable[[float], None]) -> Iterator[list[Line]]:
    number = 0
    for page in pages:
        progress(READ + (_IN_LINES - READ) * page.number / len(pages))
        for column in columns(page.fragments):
            yield lines_of(page, column, number)
            number += 1


def _tie(gathered: Sequence[Paragraph], notes: Sequence[Note]) -> None:
    """Links the markers in the paragraphs to the notes, those at the pages' feet and those at the end."""
    last = endnotes(gathered)
    text = [paragraph for paragraph in gathered if paragraph.kind is not BlockKind.FOOTNOTE]
    tied = iter(tie([line for paragraph in text for line in paragraph.lines], [*notes, *last]))
    for paragraph in text:
        paragraph.lines = list(islice(tied, len(paragraph.lines)))


def _pieces(gathered: Sequence[Paragraph], evidence: Evidence, labels: Mapping[int, str]) -> Iterator[Piece]:
    seen = -1
    for paragraph in gathered:
        piece = piece_of(paragraph, evidence, labels, seen=seen)
        seen = paragraph.lines[-1].page
        yield replace(piece, anchors=_anchors(piece)) if piece.kind is BlockKind.FOOTNOTE else piece


def _anchors(piece: Piece) -> tuple[str, ...]:
    """A note is called by the name with which it links back to its marker."""
    return tuple(url[2:] for _, _, url in piece.inlines if url.startswith("^#"))
