"""Which part of a page is the article: readability finds it; notes, tables and lists it would lose are kept."""

from __future__ import annotations

import logging
from itertools import takewhile
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element
from readability import Document
from readability.readability import Unparseable

from core.importers.footnotes import Notes, notes_in
from core.importers.trees import drop, select, tree_of

_AROUND = etree.XPath("//nav | //*[@role='navigation' or @role='search']")
_PARAGRAPHS = frozenset("p li div td th blockquote section article body h1 h2 h3 h4 h5 h6".split())
_MOST_ELEMENTS = 50_000  # of more than that, the search for the article takes too long
_MOST_LINKED = 0.4  # share of a list's text


class _Page(Document):
    """Keeps tables, which here hold data only, and lists of more than links."""

    def get_preserved_elements(self, node: Element) -> dict[Element, bool]:
        kept: dict[Element, bool] = super().get_preserved_elements(node)
        lists = (each for each in node.iter("ul") if self.get_link_density(each) < _MOST_LINKED)
        return kept | dict.fromkeys([*node.iter("table"), *lists], True)


def article_in(root: Element) -> Element:
    """The tree of the article in a page that holds nothing unseen; the whole page where none stands out."""
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    for element in select(_AROUND, root):
        drop(element)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return root
    notes = _taken_out(root)
    try:
        page = etree.tostring(root, encoding="unicode", method="html")
        article = tree_of(_Page(page).summary(html_partial=True))
    except Unparseable:
        article = None
    article = root if article is None else article
    _put_back(notes, article)
    return article


def _taken_out(root: Element) -> list[Element]:
    """The notes, which stand apart from the article, and so would not be taken for part of it."""
    found = notes_in(root)
    _unmark(found)
    notes = [element for element in root.iter("*") if element in found.notes]
    for note in notes:
        drop(note)
    return notes


def _unmark(found: Notes) -> None:
    """Takes from markers the names and classes that speak of feet, for which they would be cut out."""
    arrows: dict[str, list[Element]] = {}
    for arrow in found.arrows:
        arrows.setdefault(unquote(arrow.get("href", "")[1:]), []).append(arrow)
    for number, (link, caller) in enumerate(found.markers.items()):
        for element in link, *takewhile(lambda up: up.tag not in _PARAGRAPHS, link.iterancestors()):
            element.attrib.pop("class", "")
            if element.attrib.pop("id", "") == caller:
                element.set("id", f"call-{number}")
        for arrow in arrows.get(caller, ()) if link.get("name") != caller else ():
            arrow.set("href", f"#call-{number}")


def _put_back(notes: list[Element], article: Element) -> None:
    """Adds the notes that the article calls."""
    called = {link.get("href", "") for link in article.iter("a")}
    body = article.find("body")
    for note in notes:
        if any("#" + (named.get("id") or named.get("name") or "") in called for named in note.iter("*")):
            note.tag, note.tail = "div", None
            (article if body is None else body).append(note)
