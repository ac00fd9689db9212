"""Web pages saved to disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from lxml.etree import _Element as Element

from core.errors import DocumentError
from core.importers.assemble import Piece, assemble
from core.importers.facts import NO_FACTS, Facts
from core.importers.front import names_in_byline
from core.importers.heads import facts_of
from core.importers.heads.meta import meta_of
from core.importers.heads.sites import own_addresses
from core.importers.markup import no_picture, pieces_of
from core.importers.options import Options
from core.importers.source import decode, quoted
from core.importers.tables import unfold_layout
from core.importers.trees import MOST_TAGS, drop, tree_of, without_unseen
from core.model import BlockKind, BlockRole, Document, InlineKind

_META_ENCODING = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096


def read(data: bytes, source: str, options: Options) -> Document:
    """The article of a saved page, or the whole page. Raises DocumentError where there is no text."""
    return from_page(decode(data, source, declared_encoding(data)), source, options, format="html")


def from_page(
    content: str,
    source: str,
    options: Options,
    *,
    format: str,
    address: str = "",
    picture: Callable[[str], bytes] = no_picture,
) -> Document:
    """As `from_html`, for a page with menus and margins, which are left out unless `options` want it whole.

    `address` is where it was saved from, if that is known.
    """
    root = _tree(content, source)
    facts = facts_of(root, address)
    _lead_within(root, address)
    unfold_layout(without_unseen(root))
    if not options.whole_page:
        from core.importers.article import article_in  # for pages only

        root = article_in(root)
    return from_tree(root, source, format=format, facts=facts, picture=picture)


def from_html(
    content: str,
    source: str,
    *,
    format: str,
    facts: Facts = NO_FACTS,
    picture: Callable[[str], bytes] = no_picture,
) -> Document:
    """The document in HTML, for every source that becomes HTML first.

    `facts` are certain, and win over what the page's head says: a first-level heading that repeats their title is
    the title, any other stays a heading. `picture` gives the bytes of the picture at an address in `src` that lies
    inside the source (a part of an archive), and none for one that does not; addresses with `data:` it need not know.
    Raises DocumentError where there is no text.
    """
    root = _tree(content, source)
    known = facts.or_else(facts_of(root))
    for contents in list(root.iter("nav")):
        drop(contents)
    return from_tree(without_unseen(root), source, format=format, facts=known, picture=picture)


def from_tree(
    root: Element, source: str, *, format: str, facts: Facts, picture: Callable[[str], bytes] = no_picture
) -> Document:
    """As `from_html`, for a tree that holds nothing unseen; its head is not asked."""
    pieces = pieces_of(root, picture)
    if not pieces:
        raise _nothing(source)
    pieces = _with_front(pieces, facts)
    byline = next((piece.text for piece in pieces if piece.role is BlockRole.BYLINE), "")
    return assemble(
        pieces,
        source=source,
        format=format,
        authors=facts.authors or names_in_byline(byline),
        date=facts.date,
        language=facts.language,
    )


def _lead_within(root: Element, saved_from: str) -> None:
    """Shortens links to places in the page itself, which browsers write out in full when they save it."""
    own = {address.rstrip("/") for address in (*own_addresses(root, meta_of(root)), saved_from)} - {""}
    for link in root.iter("a") if own else ():
        address, _, place = link.get("href", "").partition("#")
        if place and address.rstrip("/") in own:
            link.set("href", f"#{place}")


def _tree(content: str, source: str) -> Element:
    if content.count("<") > MOST_TAGS:
        raise DocumentError(f"{quoted(source)} is a page too long to be read at once. Split it into parts.")
    root = tree_of(content)
    if root is None:
        raise _nothing(source)
    return root


def declared_encoding(data: bytes) -> str:
    """The encoding that a page says it is in."""
    head = data[:_HEAD]
    found = _XML_ENCODING.search(head) or _META_ENCODING.search(head)
    return found[1].decode("ascii", "replace") if found else ""


def _nothing(source: str) -> DocumentError:
    return DocumentError(f"{quoted(source)} holds no text to read. Open it where it comes from, and save it again.")


def _with_front(pieces: list[Piece], known: Facts) -> list[Piece]:
    """Marks title, standfirst and byline, and adds what is known and the body does not say itself."""
    at = next((i for i, piece in enumerate(pieces) if _may_be_title(piece, known.title)), None)
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
    """Whether it is a heading that says the title; a first-level heading, where that is not known."""
    if piece.kind is not BlockKind.HEADING:
        return False
    return _same(piece.text, title) if title else piece.level == 1


def _same(one: str, other: str) -> bool:
    """Whether two lines say the same, however broken and set."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _is_standfirst(piece: Piece) -> bool:
    """A first paragraph wholly in italics."""
    return piece.kind is BlockKind.PARAGRAPH and any(
        kind is InlineKind.EMPHASIS and len(span.of(piece.text)) == len(piece.text) for kind, span, _ in piece.inlines
    )
