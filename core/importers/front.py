"""What stands before the article: title, standfirst, byline and date, told by form and place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from core.importers.assemble import Piece
from core.importers.dates import date_of
from core.model import BlockKind, BlockRole

_NAME = r"[A-ZÀ-ÞА-Я][\w.’'-]*"
_PARTICLE = r"(?:and|und|et|y|for|de|van|von|der|&)"
_BYLINE = re.compile(rf"(?:By|BY|Von|Par|Por)\s+(?!The\b|THE\b)({_NAME}(?:,?\s+(?:{_NAME}|{_PARTICLE})){{0,13}})$")
_AUTHOR_URL = re.compile(r"/(?:authors?|by|profile|contributors?|people)/([a-z]+(?:-[a-z]+){1,7})/?$")
_SMALL = frozenset("for of the and in at de la van von der".split())
_TITLE_LONGEST = 200
_STANDFIRST_SHORTEST, _STANDFIRST_LONGEST = 40, 320
_HEADING_LONGEST = 80


class Front(NamedTuple):
    """The pieces with their roles, and what they say of the document."""

    pieces: tuple[Piece, ...]
    authors: tuple[str, ...] = ()
    date: date | None = None


def with_front(pieces: Sequence[Piece], narrow: Sequence[bool]) -> Front:
    """`narrow[i]` tells that piece i is set to a narrower measure than the body, as standfirsts are."""
    marked = list(pieces)
    if not _is_title(marked):
        return Front(_with_headings(marked))
    marked[0] = replace(marked[0], kind=BlockKind.HEADING, level=1, role=BlockRole.TITLE)
    authors: tuple[str, ...] = ()
    dated: date | None = None
    for at in range(1, min(5, len(marked))):
        text = marked[at].text
        if found := names_in_byline(text):
            authors = found
        elif on := date_of(text):
            dated = on
        elif at < 3 and _is_standfirst(marked, at, narrow[at]):
            marked[at] = replace(marked[at], role=BlockRole.SUBTITLE)
            continue
        else:
            break
        marked[at] = replace(marked[at], role=BlockRole.BYLINE)
    return Front(_with_headings(marked), authors, dated)


def names_in_byline(text: str) -> tuple[str, ...]:
    """The authors of a line such as "By Anne Example and Bo Sample"; empty for other lines."""
    found = _BYLINE.match(text.strip()) if len(text) < 120 else None
    return tuple(re.split(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+", found[1].strip())) if found else ()


def authors_in_addresses(addresses: Sequence[str]) -> tuple[str, ...]:
    """The author an address like …/author/anne-example-for-daily names; many sites leave it at a page's end."""
    for address in addresses:
        if found := _AUTHOR_URL.search(address):
            words = found[1].split("-")
            return (" ".join(word if word in _SMALL else word.capitalize() for word in words),)
    return ()


def _is_title(pieces: Sequence[Piece]) -> bool:
    if len(pieces) < 2 or pieces[0].kind is not BlockKind.PARAGRAPH:
        return False
    text = pieces[0].text
    return len(text) <= _TITLE_LONGEST and not text.endswith((".", ",", ";", ":", ".”", '."'))


def _is_standfirst(pieces: Sequence[Piece], at: int, narrow: bool) -> bool:
    """Short, after the title, and set apart: by its measure, or by being said again in the body."""
    piece = pieces[at]
    if piece.kind is not BlockKind.PARAGRAPH or not _STANDFIRST_SHORTEST <= len(piece.text) <= _STANDFIRST_LONGEST:
        return False
    return narrow or any(piece.text in other.text for other in pieces[at + 1 :])


def _with_headings(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Short lines standing alone above a paragraph are its heading."""
    for at in range(1, len(pieces) - 1):
        piece, after = pieces[at], pieces[at + 1]
        if (
            piece.kind is after.kind is BlockKind.PARAGRAPH
            and piece.role is after.role is BlockRole.BODY
            and len(piece.text) <= _HEADING_LONGEST < len(after.text)
            and piece.text[0].isupper()
            and piece.text[-1] not in '.,;:!…”"’)—–-'
        ):
            pieces[at] = replace(piece, kind=BlockKind.HEADING, level=2)
    return tuple(pieces)
