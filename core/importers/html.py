"""Web pages saved to disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from core.errors import DocumentError
from core.importers.assemble import Piece, assemble
from core.importers.dates import date_of
from core.importers.facts import NO_FACTS, Facts
from core.importers.front import names_in_byline
from core.importers.markup import Head, MarkupReader
from core.importers.options import Options
from core.importers.source import decode, quoted
from core.model import BlockKind, BlockRole, Document, InlineKind

_DATES = ("article:published_time", "date", "dc.date", "dcterms.date", "datepublished", "pubdate", "published")
_SITE = re.compile(r"\s+[|–—]\s+[^|–—]+$")


def read(data: bytes, source: str, options: Options) -> Document:
    """The document in a saved page. Raises DocumentError where it holds no text."""
    return from_html(decode(data, source), source, format="html")


def from_html(
    content: str,
    source: str,
    *,
    format: str,
    facts: Facts = NO_FACTS,
    picture: Callable[[str], bytes] = lambda address: b"",
) -> Document:
    """The document in HTML, for every source that becomes HTML first.

    `facts` are certain, and win over what the page's head says: a first-level heading that repeats their title is
    the title, any other stays a heading. `picture` gives the bytes of the picture at an address in `src` that lies
    inside the source (a part of an archive), and none for one that does not; addresses with `data:` it need not know.
    Raises DocumentError where there is no text.
    """
    reader = MarkupReader(picture)
    reader.feed(content)
    reader.close()
    if not reader.pieces:
        raise DocumentError(f"{quoted(source)} holds no text to read. Open it where it comes from and look.")
    known = facts.or_else(_facts(reader.head))
    pieces = _with_front(reader.pieces, facts, known)
    byline = next((piece.text for piece in pieces if piece.role is BlockRole.BYLINE), "")
    return assemble(
        pieces,
        source=source,
        format=format,
        authors=known.authors or names_in_byline(byline),
        date=known.date,
        language=known.language,
    )


def names_in(authors: str) -> tuple[str, ...]:
    """The names in "Anne Example, Bo Sample and Cy Test"."""
    return tuple(name.strip() for name in re.split(r",|;|\band\b", authors) if name.strip())


def _facts(head: Head) -> Facts:
    meta = {name: value for name, value in head.meta.items() if "://" not in value}
    return Facts(
        title=meta.get("og:title") or _SITE.sub("", head.title),
        authors=names_in(meta.get("author") or meta.get("dc.creator", "")),
        date=next((found for name in _DATES if (found := date_of(meta.get(name, "")))), None),
        language=head.language,
    )


def _with_front(pieces: list[Piece], certain: Facts, known: Facts) -> list[Piece]:
    """Marks title, standfirst and byline, and adds what is known and the body does not say itself."""
    at = next((i for i, piece in enumerate(pieces) if _may_be_title(piece, certain.title)), None)
    if at is not None:
        front = [replace(pieces[at], role=BlockRole.TITLE)]
        body = pieces[:at] + pieces[at + 1 :]
    elif known.title:
        front, body = [Piece(BlockKind.HEADING, known.title, 1, BlockRole.TITLE)], pieces
    else:
        return pieces
    if known.subtitle:
        front.append(Piece(BlockKind.PARAGRAPH, known.subtitle, role=BlockRole.SUBTITLE))
        if body and _same(body[0].text, known.subtitle):
            front[-1], body = replace(body[0], kind=BlockKind.PARAGRAPH, level=0, role=BlockRole.SUBTITLE), body[1:]
    elif body and _is_standfirst(body[0]):
        front.append(replace(body[0], role=BlockRole.SUBTITLE, inlines=()))
        body = body[1:]
    if body and names_in_byline(body[0].text):
        body = [replace(body[0], role=BlockRole.BYLINE), *body[1:]]
    return front + body


def _may_be_title(piece: Piece, title: str) -> bool:
    """Whether it is a first-level heading, and the very title where that is certain."""
    if piece.kind is not BlockKind.HEADING or piece.level != 1:
        return False
    return not title or _same(piece.text, title)


def _same(one: str, other: str) -> bool:
    """Whether two lines say the same, however broken and set."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _is_standfirst(piece: Piece) -> bool:
    """A first paragraph wholly in italics."""
    return piece.kind is BlockKind.PARAGRAPH and any(
        kind is InlineKind.EMPHASIS and len(span.of(piece.text)) == len(piece.text) for kind, span, _ in piece.inlines
    )
