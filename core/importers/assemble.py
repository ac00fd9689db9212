"""Both roads end here: pieces become one canonical text with its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from core.importers.language import language_of
from core.model import Block, BlockKind, BlockRole, Document, Inline, InlineKind, PageStart, Picture, Span

GAP = "\n\n"
_Placed = TypeVar("_Placed", Picture, PageStart)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has its place; spans and starts within it count from the piece's own start.

    `anchors` are the names that inner links ("#name") may call it by, `places` those of stretches of it; "^#name" leads
    back to the first such link.
    """

    kind: BlockKind
    text: str
    level: int = 0
    role: BlockRole = BlockRole.BODY
    anchors: tuple[str, ...] = ()
    places: tuple[tuple[str, Span], ...] = ()
    inlines: tuple[tuple[InlineKind, Span, str], ...] = ()
    pictures: tuple[Picture, ...] = ()
    pages: tuple[PageStart, ...] = ()
    to_left: bool = False


def assemble(
    pieces: Iterable[Piece],
    *,
    source: str,
    format: str,
    authors: tuple[str, ...] = (),
    date: date | None = None,
    language: str = "",
) -> Document:
    """The document of these pieces, in their order but for furniture, which comes last."""
    ordered = [piece for piece in pieces if piece.text]
    ordered.sort(key=lambda piece: piece.kind is BlockKind.FURNITURE)
    blocks: list[Block] = []
    start = 0
    for piece in ordered:
        end = start + len(piece.text)
        blocks.append(Block(piece.kind, Span(start, end), piece.level, piece.role, piece.to_left))
        start = end + len(GAP)
    text = GAP.join(piece.text for piece in ordered)
    return Document(
        source=source,
        format=format,
        text=text,
        blocks=tuple(blocks),
        title=_with_role(ordered, BlockRole.TITLE),
        subtitle=_with_role(ordered, BlockRole.SUBTITLE),
        authors=authors,
        date=date,
        language=language or language_of(text),
        inlines=_inlines(ordered, blocks),
        pictures=_placed((piece.pictures, block) for piece, block in zip(ordered, blocks, strict=True)),
        pages=_placed((piece.pages, block) for piece, block in zip(ordered, blocks, strict=True)),
    )


def _inlines(pieces: Sequence[Piece], blocks: Sequence[Block]) -> tuple[Inline, ...]:
    places: dict[str, Span] = {}
    inlines: list[tuple[InlineKind, Span, str]] = []
    for piece, block in zip(pieces, blocks, strict=True):
        start = block.span.start
        for anchor in piece.anchors:
            places.setdefault("#" + anchor, block.span)
        for name, span in piece.places:
            places["#" + name] = Span(start + span.start, start + span.end)
        for kind, span, url in piece.inlines:
            moved = Span(start + span.start, start + span.end)
            inlines.append((kind, moved, url))
            if kind is InlineKind.LINK and url.startswith("#"):
                places.setdefault("^" + url, moved)
    return tuple(Inline(kind, span, url, places.get(url) if url else None) for kind, span, url in inlines)


def _placed(parts: Iterable[tuple[tuple[_Placed, ...], Block]]) -> tuple[_Placed, ...]:
    return tuple(replace(part, start=block.span.start + part.start) for several, block in parts for part in several)


def _with_role(pieces: Iterable[Piece], role: BlockRole) -> str:
    return next((piece.text for piece in pieces if piece.role is role), "")
