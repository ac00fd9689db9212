"""Makes paragraphs of text that stands loose between blocks, or is parted by line breaks only."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element as Element

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
    " caption".split()
)
_WORD = re.compile(r"\w")
_HOLDING = ("div", "p", "td", "section", "article", "body", "main", "blockquote", "center")


def set_paragraphs(root: Element) -> None:
    """Divisions of nothing but text become paragraphs; loose text beside blocks gets paragraphs of its own."""
    for element in list(root.iter(*_HOLDING)):
        has_blocks = any(child.tag in _BLOCKS for child in element)
        if _has_double_break(element) or (has_blocks and element.tag in ("div", "body")):
            _wrap(element)
        elif element.tag == "div" and not has_blocks and not _holds_block(element) and not _is_of_links(element):
            element.tag = "p"


def _holds_block(element: Element) -> bool:
    return any(each.tag in _BLOCKS for each in element.iterdescendants())


def _is_of_links(element: Element) -> bool:
    """Whether it is of several links and nothing else, as menus are."""
    links = [child for child in element if child.tag == "a"]
    return len(links) > 1 and not _WORD.search((element.text or "") + "".join(child.tail or "" for child in element))


def _has_double_break(element: Element) -> bool:
    return any(child.tag == "br" and _breaks_again(child) for child in element)


def _breaks_again(line_break: Element) -> bool:
    following = line_break.getnext()
    return following is not None and following.tag == "br" and not (line_break.tail or "").strip()


def _wrap(element: Element) -> None:
    """Puts each run of text and of what stands within lines into a paragraph."""
    children = list(element)
    text, element.text = element.text, None
    for child in children:
        element.remove(child)
    if element.tag == "p":
        element.tag = "div"
    run: Element | None = _begun(text)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS:
            _end(run, element)
            element.append(child)
            run = _begun(tail)
        elif child.tag == "br" and run is not None and len(run) and run[-1].tag == "br" and _is_blank(run[-1].tail):
            run.remove(run[-1])
            _end(run, element)
            run = _begun(tail)
        else:
            run = etree.Element("p") if run is None else run
            run.append(child)
            child.tail = tail
    _end(run, element)


def _begun(text: str | None) -> Element | None:
    if _is_blank(text):
        return None
    run = etree.Element("p")
    run.text = text
    return run


def _end(run: Element | None, element: Element) -> None:
    if run is not None:
        element.append(run)


def _is_blank(text: str | None) -> bool:
    return not (text or "").strip()
