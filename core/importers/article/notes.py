"""The notes of an article stand apart from it, and so would not be taken for part of it: they are set aside first."""

from __future__ import annotations

from itertools import takewhile
from urllib.parse import unquote

from lxml.etree import _Element as Element

from core.importers.footnotes import Notes, notes_in
from core.importers.trees import drop

_PARAGRAPHS = frozenset("p li div td th blockquote section article body h1 h2 h3 h4 h5 h6".split())


def taken_out(root: Element) -> list[Element]:
    """The notes, no longer in the tree."""
    found = notes_in(root)
    _unmark(found)
    notes = [element for element in root.iter("*") if element in found.notes]
    for note in notes:
        drop(note)
    return notes


def put_back(notes: list[Element], article: Element) -> None:
    """Adds the notes that the article calls."""
    called = {link.get("href", "") for link in article.iter("a")}
    body = article.find("body")
    for note in notes:
        if any("#" + (named.get("id") or named.get("name") or "") in called for named in note.iter("*")):
            note.tag, note.tail = "div", None
            (article if body is None else body).append(note)


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
