"""Headings for a book's parts that have them in its contents alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from lxml import etree

from core.importers.epub.contents import Entry

HEADINGS = tuple(f"h{level}" for level in range(1, 7))
BLOCKS = ("p", "div", "li", "dd", "dt", "blockquote", "section", "article", "table", "ul", "ol", "dl", "pre", *HEADINGS)

_A_FEW = 20  # stretches of text; more than a heading is made of, and few enough where a block holds the whole book


def add_headings(chapters: Mapping[str, etree._Element], contents: Iterable[Entry]) -> None:
    """Where a file without headings has lines in the contents, their words head their places in it.

    A paragraph there that says the same becomes the heading.
    """
    bare = {name: body for name, body in chapters.items() if next(body.iter(*HEADINGS), None) is None}
    places = {name: {element.get("id"): element for element in body.iter(etree.Element)} for name, body in bare.items()}
    for entry in contents:
        body = bare.get(entry.path)
        if body is None:
            continue
        place = places[entry.path].get(f"{body.get('id')}:{entry.fragment}")
        _head(body, body if place is None else place, entry)


def _head(body: etree._Element, place: etree._Element, entry: Entry) -> None:
    tag = HEADINGS[min(entry.depth, len(HEADINGS)) - 1]
    block = _block(place)
    first = next((element for element in _from(block) if element.tag in ("p", "div") and _says(element)), None)
    if first is not None and _says(first) == _plain(entry.label):
        first.tag = tag
        return
    heading = etree.Element(tag)
    heading.text = entry.label
    if block is body:
        heading.tail, body.text = body.text, None
        body.insert(0, heading)
    else:
        block.addprevious(heading)


def _block(element: etree._Element) -> etree._Element:
    """The element, or the innermost block it is part of."""
    while element.tag not in BLOCKS and (parent := element.getparent()) is not None:
        element = parent
    return element


def _from(block: etree._Element) -> Iterable[etree._Element]:
    """The block, what is in it and what follows it, as far as a first line may stand."""
    inside = (element for _, element in zip(range(8), block.iter(etree.Element), strict=False))
    after = block.itersiblings(etree.Element)
    return (*inside, *(element for _, element in zip(range(2), after, strict=False)))


def _says(element: etree._Element) -> str:
    return _plain("".join(map(str, islice(element.itertext(), _A_FEW))))


def _plain(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
