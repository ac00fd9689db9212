"""Web pages saved to disk."""

from __future__ import annotations

import re
from dataclasses import replace

from core.errors import DocumentError
from core.importers.assemble import Piece, assemble
from core.importers.dates import date_of
from core.importers.front import names_in_byline
from core.importers.markup import Head, MarkupReader
from core.importers.options import Options
from core.importers.source import decode
from core.model import BlockKind, BlockRole, Document, InlineKind

_DATES = ("article:published_time", "date", "dc.date", "dcterms.date", "datepublished", "pubdate", "published")
_SITE = re.compile(r"\s+[|–—]\s+[^|–—]+$")


def read(data: bytes, source: str, options: Options) -> Document:
    """The document in a saved page. Raises DocumentError where it holds no text."""
    return from_html(decode(data, source), source, format="html")


def from_html(content: str, source: str, *, format: str, facts: dict[str, str] | None = None) -> Document:
    """`facts` (title, subtitle, author, date, language) win over what the page's head says."""
    reader = MarkupReader()
    reader.feed(content)
    reader.close()
    if not reader.pieces:
        raise DocumentError(f"“{source}” holds no text to read. Open the page in a browser and save it again.")
    known = {**_facts(reader.head), **(facts or {})}
    pieces = _with_front(reader.pieces, known)
    authors = tuple(name.strip() for name in re.split(r",|;|\band\b", known.get("author", "")) if name.strip())
    byline = next((piece.text for piece in pieces if piece.role is BlockRole.BYLINE), "")
    return assemble(
        pieces,
        source=source,
        format=format,
        authors=authors or names_in_byline(byline),
        date=date_of(known.get("date", "")),
        language=known.get("language", ""),
    )


def _facts(head: Head) -> dict[str, str]:
    meta = head.meta
    facts = {
        "title": meta.get("og:title") or _SITE.sub("", head.title),
        "author": meta.get("author") or meta.get("dc.creator", ""),
        "date": next((meta[name] for name in _DATES if meta.get(name)), ""),
        "language": head.language,
    }
    return {name: value for name, value in facts.items() if value and "://" not in value}


def _with_front(pieces: list[Piece], facts: dict[str, str]) -> list[Piece]:
    """Marks title, standfirst and byline, and adds from `facts` what the body does not say itself."""
    at = next((i for i, piece in enumerate(pieces) if piece.kind is BlockKind.HEADING and piece.level == 1), None)
    if at is not None:
        front = [replace(pieces[at], role=BlockRole.TITLE)]
        body = pieces[:at] + pieces[at + 1 :]
    elif facts.get("title"):
        front, body = [Piece(BlockKind.HEADING, facts["title"], 1, BlockRole.TITLE)], pieces
    else:
        return pieces
    if subtitle := facts.get("subtitle"):
        front.append(Piece(BlockKind.PARAGRAPH, subtitle, role=BlockRole.SUBTITLE))
    elif body and _is_standfirst(body[0]):
        front.append(replace(body[0], role=BlockRole.SUBTITLE, inlines=()))
        body = body[1:]
    if body and names_in_byline(body[0].text):
        body = [replace(body[0], role=BlockRole.BYLINE), *body[1:]]
    return front + body


def _is_standfirst(piece: Piece) -> bool:
    """A first paragraph wholly in italics."""
    return piece.kind is BlockKind.PARAGRAPH and any(
        kind is InlineKind.EMPHASIS and len(span.of(piece.text)) == len(piece.text) for kind, span, _ in piece.inlines
    )
