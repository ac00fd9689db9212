"""Which part of a page is the article: where its paragraphs are, and what they call for, less what is none of it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.article.clearing import clear
from core.importers.article.notes import put_back, taken_out
from core.importers.article.paragraphs import set_paragraphs
from core.importers.article.parts import is_around
from core.importers.article.scoring import Sizes, article_among
from core.importers.trees import drop, line_of, select

_MENUS = etree.XPath("//nav | //*[@role='navigation' or @role='search']")
_MOST_ELEMENTS = 50_000  # of more than that, the search for the article takes too long
_ENOUGH = 500  # code points: with less, the search begins again, less strictly
_NOTABLY = 1.25  # times more text, or what was cut out was rightly so


@dataclass(frozen=True, slots=True)
class _Manner:
    """What is cut out by its names, whether names count in scores, and whether what is full of links is cut out."""

    cutting: bool
    weighing: bool
    strictly: bool


_MANNERS = (
    _Manner(True, True, True),
    _Manner(False, True, True),
    _Manner(False, False, True),
    _Manner(False, False, False),
)


def article_in(root: Element) -> Element:
    """The tree of the article in a page that holds nothing unseen; the whole page where none stands out."""
    for element in select(_MENUS, root):
        drop(element)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return root
    notes = taken_out(root)
    best, most = root, 0.0
    for manner in _MANNERS:
        found = _found(deepcopy(root), manner)
        size = len(line_of(found))
        unlinked = size * (1 - Sizes(found).link_density(found))
        if unlinked > most * _NOTABLY:
            best, most = found, unlinked
        if size >= _ENOUGH:
            break
    put_back(notes, best)
    return best


def _found(root: Element, manner: _Manner) -> Element:
    body = root.find("body")
    body = root if body is None else body
    for element in [element for element in body.iter("*") if manner.cutting and is_around(element)]:
        drop(element)
    set_paragraphs(body)
    parts = article_among(body, manner.weighing)
    if parts:
        directions = (up.get("dir") for up in parts[0].iterancestors())
        article = etree.Element("body", dir=next(filter(None, directions), ""))
        article.extend(parts)
        for part in parts:
            part.tail = None
    else:
        article = body
        article.set("dir", body.get("dir") or root.get("dir") or "")
    clear(article, strictly=manner.strictly, weighing=manner.weighing)
    return article
