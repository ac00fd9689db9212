"""Finds the notes of a page: which links are markers, which elements their notes, which links lead back.

A marker is a short link to a later place that links back, or that is named as a note:
`<sup id="r1"><a href="#n1">1</a></sup> … <li id="n1">The note. <a href="#r1">↩</a></li>`
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple
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


class Note(NamedTuple):
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
    """The notes of the tree; none where nothing in it links within it by what may be a note's label."""
    links: dict[str, list[Element]] = {}
    labels: dict[Element, str] = {}
    for link in root.iter("a"):
        address = link.get("href")
        if address and address[0] == "#":
            links.setdefault(unquote(address[1:]), []).append(link)
            if _LABEL.fullmatch(label := text_of(link).strip()):
                labels[link] = label
    found = Notes()
    for name, target, before in _targets(root, links) if labels else ():
        for link in links[name]:
            if link in labels and link in before:
                _enter(found, link, labels[link], target, name, links)
    return found


def _targets(root: Element, names: Iterable[str]) -> Iterator[tuple[str, Element, Collection[Element]]]:
    """The first places of these names, each with the links that stand before it."""
    awaited = set(names)
    before: set[Element] = set()
    for element in root.iter("*"):
        name, is_link = element.get("id"), element.tag == "a"
        if name and name in awaited:
            awaited.remove(name)
            yield name, element, before
        if is_link and (name := element.get("name")) and name in awaited:
            awaited.remove(name)
            yield name, element, before
        if is_link:
            before.add(element)


def _enter(
    found: Notes, link: Element, label: str, target: Element, name: str, links: dict[str, list[Element]]
) -> None:
    """Takes the link for a marker, if it is one."""
    note = _note_of(target, link)
    if note is None:
        return
    arrows = {
        caller: [arrow for arrow in links[caller] if note in arrow.iterancestors()]
        for caller in _names_of(link)
        if caller in links
    }
    caller = next((caller for caller, leading in arrows.items() if leading), "")
    if caller or _is_signed(link, target, name):
        caller = caller or f"marker {len(found.markers)}"
        known = found.notes.get(note)
        found.notes[note] = Note(known.label, (*known.callers, caller)) if known else Note(label, (caller,))
        found.markers[link] = caller
        found.arrows.update(*arrows.values())


def _names_of(link: Element) -> list[str]:
    """What a way back to the marker may be called: the names of the link, the little it stands in, its paragraph.

    A paragraph that begins with the link may be a line of a table of contents.
    """
    near = [link, *islice(link.iterancestors(), _UP)]
    return [
        name
        for element in near
        if element.tag not in _BLOCKS or (element.tag == "p" and (element.text or "").strip())
        for name in (element.get("id"), element.get("name"))
        if name
    ]


def _note_of(target: Element, link: Element) -> Element | None:
    """The block that is the note, unless the marker stands in it, too; the target itself begins after it."""
    if target.tag in _BLOCKS:
        return target
    blocks = (up for up in chain((target,), target.iterancestors()) if up.tag in _BLOCKS or up.tag in _HEADINGS)
    block = next(blocks, None)
    if block is None or block.tag in _HEADINGS or block in link.iterancestors():
        return None
    return block


def _is_signed(link: Element, target: Element, name: str) -> bool:
    return "note" in types_of(link) + types_of(target) or _NOTE_NAME.fullmatch(name) is not None
