"""Finds the notes of a page: which links are markers, which elements their notes, which links lead back.

A marker is a short link to a later place that links back, or that is named as a note:
`<sup id="r1"><a href="#n1">1</a></sup> … <li id="n1">The note. <a href="#r1">↩</a></li>`
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml.etree import _Element as Element

from core.importers.trees import text_of, types_of

_LABEL = re.compile(
    r"[\[(]?\s*(?:(?:note|fn)\s*)?(\d{1,4}|[a-z]{1,2}|[ivxl]{1,6}|[*†‡§¶#]{1,4})\s*[\])]?", re.IGNORECASE
)
_NOTE_NAME = re.compile(r"_?(?:foot|end|cite_?)?(?:note|fn|ftn|edn|en)s?(?:text|def)?[-_:.]?\w{0,8}\d", re.IGNORECASE)
_BLOCKS = frozenset("li p div aside dd section td tr blockquote".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UP = 4


@dataclass(frozen=True, slots=True)
class Note:
    """How a note is called, and the names of the places that call it."""

    label: str
    callers: tuple[str, ...]


@dataclass(slots=True)
class Notes:
    """The notes by their elements; the name of each marker by its link; the links that only lead back."""

    notes: dict[Element, Note] = field(default_factory=dict)
    markers: dict[Element, str] = field(default_factory=dict)
    arrows: set[Element] = field(default_factory=set)


def notes_in(root: Element) -> Notes:
    """The notes of the tree; none where nothing in it links within it."""
    links: dict[str, list[Element]] = {}
    for link in root.iter("a"):
        address = link.get("href", "")
        if address.startswith("#"):
            links.setdefault(unquote(address[1:]), []).append(link)
    if not links:
        return Notes()
    named: dict[str, Element] = {}
    order: dict[Element, int] = {}
    for place, element in enumerate(root.iter("*")):
        order[element] = place
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name in links:
                named.setdefault(name, element)
    found = Notes()
    for name in links.keys() & named.keys():
        for link in links[name]:
            label = text_of(link).strip()
            if order[link] < order[named[name]] and _LABEL.fullmatch(label):
                _enter(found, link, label, named[name], name, links)
    return found


def _enter(
    found: Notes, link: Element, label: str, target: Element, name: str, links: dict[str, list[Element]]
) -> None:
    """Takes the link for a marker, if it is one."""
    note = _note_of(target, link)
    if note is None:
        return
    arrows = {
        caller: [arrow for arrow in links.get(caller, ()) if note in arrow.iterancestors()]
        for caller in _names_of(link)
    }
    caller = next((caller for caller, leading in arrows.items() if leading), "")
    if caller or _is_signed(link, target, name):
        caller = caller or f"marker {len(found.markers)}"
        known = found.notes.get(note, Note(label, ()))
        found.notes[note] = Note(known.label, (*known.callers, caller))
        found.markers[link] = caller
        found.arrows.update(*arrows.values())


def _names_of(link: Element) -> list[str]:
    """What a way back to the marker may be called: the names of the link, the little it stands in, its paragraph.

    A paragraph that begins with the link may be a line of a table of contents.
    """
    near = [link, *list(link.iterancestors())[:_UP]]
    return [
        name
        for element in near
        if element.tag not in _BLOCKS or (element.tag == "p" and (element.text or "").strip())
        for name in (element.get("id"), element.get("name"))
        if name
    ]


def _note_of(target: Element, link: Element) -> Element | None:
    """The block that is the note, unless the marker stands in it, too."""
    blocks = (up for up in (target, *target.iterancestors()) if up.tag in _BLOCKS or up.tag in _HEADINGS)
    block = next(blocks, None)
    if block is None or block.tag in _HEADINGS or block in link.iterancestors():
        return None
    return block


def _is_signed(link: Element, target: Element, name: str) -> bool:
    return "note" in types_of(link) + types_of(target) or _NOTE_NAME.fullmatch(name) is not None
