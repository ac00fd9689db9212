"""Cuts from an article what was put between its parts: menus, forms, things to share and to read next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.article.parts import is_for_sharing, weight_of, weight_of_link
from core.importers.trees import drop, line_of

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CUT = frozenset(("div", "ul", "fieldset", "form"))
_LISTS = frozenset(("ul", "ol"))
_NOTICE = re.compile(
    r"(?:ad(?:vertising|vertisement)?|pub(?:licité)?|werb(?:ung)?|anzeige|广告|реклама|anuncio)"
    r"|(?:loading|正在加载|загрузка|chargement|cargando)(?:…|\.\.\.)?",
    re.IGNORECASE,
)
_MOST_SHARED = 500  # code points of what is there to share the article with
_LONGEST_NOTICE = 40  # code points
_MANY_COMMAS = 10  # prose has them
_MOST_ITEMS = 100  # of lists, beyond the paragraphs
_MOST_LINKED, _MOST_LINKED_IN_TEXT = 0.2, 0.5  # share of the text
_FEWEST_PARAGRAPHS = 0.5  # for each picture
_SHORTEST = 25  # code points
_MOSTLY = 0.9
_PARTS = frozenset("p li td th pre blockquote figcaption dt dd h1 h2 h3 h4 h5 h6 img".split())
_LONGEST_OF_LINKS = 150  # code points
_MOST_LINKED_AT_ENDS = 0.4


@dataclass(slots=True)
class _Sums:
    """What an element holds; lengths in code points."""

    length: int = 0
    linked: float = 0
    commas: int = 0
    paragraphs: int = 0
    pictures: int = 0
    items: int = 0
    headed: int = 0
    listed: int = 0
    tables: int = 0

    def add(self, other: _Sums) -> None:
        self.length += other.length
        self.linked += other.linked
        self.commas += other.commas
        self.paragraphs += other.paragraphs
        self.pictures += other.pictures
        self.items += other.items
        self.headed += other.headed
        self.listed += other.listed
        self.tables += other.tables


def clear(article: Element, *, strictly: bool, weighing: bool) -> None:
    """Cuts out of the article what is none of it; `strictly`, also what holds more links or pictures than text."""
    for element in list(article.iter("aside", "footer")):
        if element is not article:
            drop(element)
    for element in list(article.iter("*")):
        if element is not article and is_for_sharing(element) and len(line_of(element)) < _MOST_SHARED:
            drop(element)
    for element in list(article.iter("h1", "h2")):
        if weighing and weight_of(element) < 0:
            drop(element)
    if strictly:
        _clear_strictly(article, weighing)
        _trim(article)


def _trim(article: Element) -> None:
    """Cuts off headings at the end, of what is gone, and lines of links at both ends."""
    parts = [element for element in article.iter(etree.Element) if element.tag in _PARTS]
    for element in reversed(parts):
        text = line_of(element)
        if element.tag in _HEADINGS or _leads_on(element, text):
            drop(element)
        elif text:
            break
    for element in parts:
        text = line_of(element)
        if _leads_on(element, text):
            drop(element)
        elif text:
            break


def _leads_on(element: Element, text: str) -> bool:
    """Whether it is a short line of several links, and what parts them."""
    links = [len(line_of(link)) for link in element.iter("a")]
    return len(links) > 1 and len(text) < _LONGEST_OF_LINKS and sum(links) > _MOST_LINKED_AT_ENDS * len(text)


def _clear_strictly(article: Element, weighing: bool) -> None:
    held: dict[Element, _Sums] = {}
    for element in reversed(list(article.iter("*"))):
        sums = _sums(element, held)
        if element is not article and element.tag in _CUT:
            weight = weight_of(element) if weighing else 0
            if _is_none_of_it(element, sums, weight):
                drop(element)
                continue
        held[element] = sums


def _sums(element: Element, held: dict[Element, _Sums]) -> _Sums:
    sums = _Sums()
    _count_text(sums, element.text)
    for child in element:
        if child in held:
            sums.add(held.pop(child))
        _count_text(sums, child.tail)
    tag = element.tag
    if tag == "a":
        sums.linked = sums.length * weight_of_link(element)
    elif tag in _HEADINGS:
        sums.headed = sums.length
    elif tag in _LISTS:
        sums.listed = sums.length
    sums.paragraphs += tag == "p"
    sums.pictures += tag == "img"
    sums.items += tag == "li"
    sums.tables += tag == "table"
    return sums


def _count_text(sums: _Sums, text: str | None) -> None:
    if text and (size := len(" ".join(text.split()))):
        sums.length += size
        sums.commas += text.count(",")


def _is_none_of_it(element: Element, sums: _Sums, weight: int) -> bool:
    if sums.tables:
        return False
    if weight < 0:
        return True
    if sums.commas >= _MANY_COMMAS or any(up.tag in ("table", "code") for up in element.iterancestors()):
        return False
    if sums.length < _LONGEST_NOTICE and _NOTICE.fullmatch(line_of(element)):
        return True
    return _is_of_links(element, sums, weight) or _is_of_pictures(element, sums) or not (sums.pictures or sums.length)


def _is_of_links(element: Element, sums: _Sums, weight: int) -> bool:
    density = sums.linked / sums.length if sums.length else 0
    if weight > 0:
        return density > _MOST_LINKED_IN_TEXT
    return not _is_list(element, sums) and (density > _MOST_LINKED or sums.items - _MOST_ITEMS > sums.paragraphs)


def _is_of_pictures(element: Element, sums: _Sums) -> bool:
    """Whether there are more pictures than paragraphs, or little but links around them."""
    if _is_list(element, sums) or any(up.tag == "figure" for up in element.iterancestors()):
        return False
    if sums.pictures > 1:
        return sums.paragraphs / sums.pictures < _FEWEST_PARAGRAPHS
    return sums.pictures == 0 and 0 < sums.length < _SHORTEST and sums.linked > 0 and sums.headed < sums.length


def _is_list(element: Element, sums: _Sums) -> bool:
    return element.tag in _LISTS or sums.listed > _MOSTLY * sums.length
