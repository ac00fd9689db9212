"""What a PDF says of itself: title, standfirst, byline and date, on its first page and in its properties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.importers.assemble import Piece
from core.importers.dates import date_of
from core.importers.front import names_in_byline, with_front
from core.importers.pdf.file import File
from core.importers.pdf.headings import Titled
from core.importers.pdf.paragraphs import Paragraph
from core.model import BlockKind, BlockRole

_PARTS = re.compile(r"\s*(?:[;,]|\band\b|\bund\b|\bet\b|&)\s*")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,4}")
_MEASURE = 0.85
_STANDFIRST_WORDS, _STANDFIRST_SMALL = 5, 0.4


@dataclass(frozen=True, slots=True)
class Front:
    """The pieces with their roles; `title` where it stands in the file's properties only."""

    pieces: tuple[Piece, ...]
    authors: tuple[str, ...] = ()
    date: date | None = None
    title: str = ""


def front_of(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph], titled: Titled, file: File) -> Front:
    """`pieces` are made of `paragraphs`, in which `titled` found title and front."""
    known = _authors(file.author, pieces[:12])
    if titled.title is None:
        if any(piece.kind is BlockKind.HEADING for piece in pieces):
            return Front(tuple(pieces), known, title=file.title)
        found = with_front(pieces, [_is_narrow(paragraph) for paragraph in paragraphs])
        return Front(found.pieces, found.authors or known, found.date, file.title)
    authors: tuple[str, ...] = ()
    dated: date | None = None
    marked = list(pieces)
    for at, paragraph in enumerate(paragraphs):
        piece = marked[at]
        if paragraph is titled.title:
            marked[at] = replace(piece, role=BlockRole.TITLE)
        elif any(paragraph is other for other in titled.front):
            names, day = names_in_byline(piece.text), date_of(piece.text)
            authors, dated = authors or names, dated or day
            if names or day or any(name in piece.text for name in known):
                marked[at] = replace(piece, role=BlockRole.BYLINE)
            elif paragraph is titled.front[0] and _is_standfirst(piece.text):
                marked[at] = replace(piece, role=BlockRole.SUBTITLE)
    return Front(tuple(marked), authors or known, dated)


def _authors(author: str, first: Sequence[Piece]) -> tuple[str, ...]:
    """The people whom the file names as its authors, where its first lines name them, too."""
    names = tuple(name for name in _PARTS.split(author.strip()) if _NAME.fullmatch(name))
    text = " ".join(piece.text for piece in first).casefold()
    return tuple(name for name in names if name.casefold() in text)


def _is_narrow(paragraph: Paragraph) -> bool:
    return all(line.end - line.x < _MEASURE * (line.right - line.left) for line in paragraph.lines)


def _is_standfirst(text: str) -> bool:
    """A sentence or the half of one, not a list of names or places."""
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return len(words) >= _STANDFIRST_WORDS and small >= _STANDFIRST_SMALL * len(words)
