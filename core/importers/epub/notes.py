"""A book's notes, told by what they say they are or by the links that lead to them and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from core.importers.epub.headings import BLOCKS, HEADINGS

_MARKERS = frozenset({"noteref", "doc-noteref"})
_NOTES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_HOLDS_A_NOTE = ("p", "li", "div", "dd")
_MARKER = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivxlc]{1,6})[\])]?\.?")
_LONGEST = 5_000
_A_FEW = 20
_AROUND_A_MARKER = " []().:\n\t\xa0"


@dataclass(frozen=True, slots=True)
class _Note:
    """A block that may be a note; `says_so` where its file calls it one. `links` are those in it, by address."""

    element: etree._Element
    says_so: bool
    size: int
    links: Mapping[str, Sequence[etree._Element]]


def tie_notes(chapters: Iterable[etree._Element]) -> None:
    """Gives every note, and every marker that leads to one, the form that the road of HTML reads as such."""
    elements = [element for body in chapters for element in body.iter(etree.Element)]
    order = {element: at for at, element in enumerate(elements)}
    places = {name: element for element in elements if (name := element.get("id"))}
    notes: dict[etree._Element, _Note | None] = {}
    numbers: dict[etree._Element, int] = {}
    back: set[etree._Element] = set()
    for link in [element for element in elements if element.tag == "a"]:
        block = _block(places.get((link.get("href") or "").removeprefix("#")))
        if block is None or link in back or any(element is block for element in link.iterancestors()):
            continue
        if block not in notes:
            notes[block] = _note(block)
        note = notes[block]
        if note is None or not _leads_to(link, note, order):
            continue
        first = block not in numbers
        number = numbers.setdefault(block, len(numbers) + 1)
        links_back = _links_back(link, note)
        back.update(links_back)
        _mark(link, number, first)
        if first:
            _frame(block, number, links_back)


def _kinds(element: etree._Element) -> frozenset[str]:
    return frozenset(f"{element.get('type') or ''} {element.get('role') or ''}".split())


def _block(place: etree._Element | None) -> etree._Element | None:
    """The innermost block around a place that calls itself a note, or may hold one."""
    around = [] if place is None else [place, *place.iterancestors()]
    said = next((element for element in around if _kinds(element) & _NOTES), None)
    return said if said is not None else next((element for element in around if element.tag in _HOLDS_A_NOTE), None)


def _note(block: etree._Element) -> _Note | None:
    says_so = bool(_kinds(block) & _NOTES)
    text = _text(block)
    if not says_so and (len(text) > _LONGEST or next(block.iter(*HEADINGS), None) is not None):
        return None
    links: dict[str, list[etree._Element]] = {}
    for link in block.iter("a"):
        links.setdefault(link.get("href") or "", []).append(link)
    return _Note(block, says_so, len(text), links)


def _leads_to(link: etree._Element, note: _Note, order: Mapping[etree._Element, int]) -> bool:
    """Whether one of the two says what it is, or it is a number that leads on to one that leads back to it."""
    if note.says_so or _kinds(link) & _MARKERS:
        return True
    marker = _text(link)
    if not _MARKER.fullmatch(marker) or order[link] > order[note.element] or not _links_back(link, note):
        return False
    around = next((element for element in link.iterancestors() if element.tag in BLOCKS), link)
    # In a table of contents it stands alone. Only the beginning is looked at: a block may hold a book's links.
    beginning = "".join(map(str, islice(around.itertext(), _A_FEW))).split()
    return len("".join(beginning)) > len(marker) < note.size - 1


def _links_back(link: etree._Element, note: _Note) -> list[etree._Element]:
    """The links in the note that lead to the marker, or to what it stands in or around."""
    near = [link, *link.iterancestors(), *link.iterdescendants(etree.Element)]
    names = {name for element in near if ":" in (name := element.get("id") or "")}  # and not a whole file
    return [other for name in sorted(names) for other in note.links.get("#" + name, ())]


def _mark(link: etree._Element, number: int, first: bool) -> None:
    """As in HTML made of Markdown, whose markers are raised and named fnref:1."""
    raised = next(link.iterancestors("sup"), None) is not None or next(link.iter("sup"), None) is not None
    frame = etree.Element("span" if raised else "sup")
    if first:
        frame.set("id", f"fnref:{number}")
    link.set("href", f"#fn:{number}")
    if not len(link):
        link.text = _text(link).strip("[]()")
    link.addprevious(frame)
    frame.tail, link.tail = link.tail, None
    frame.append(link)


def _frame(note: etree._Element, number: int, links_back: Sequence[etree._Element]) -> None:
    """An item named fn:1 with a link back; its number is the marker's, so it is not said again."""
    name = etree.Element("a")
    name.set("id", note.get("id") or f"note-{number}")
    name.tail, note.text = note.text, None
    note.insert(0, name)
    note.tag = "li"
    note.set("id", f"fn:{number}")
    for link in links_back:
        link.set("href", f"#fnref:{number}")
        _bare(link)
    if not links_back:
        etree.SubElement(note, "a").set("href", f"#fnref:{number}")


def _bare(link: etree._Element) -> None:
    """Takes the brackets and stops from around a number that a note begins with."""
    previous, parent = link.getprevious(), link.getparent()
    if previous is not None and not _text(previous):
        if not (previous.tail or "").strip(_AROUND_A_MARKER):
            previous.tail = ""
            link.tail = (link.tail or "").lstrip(_AROUND_A_MARKER)
    elif previous is None and parent is not None and not (parent.text or "").strip(_AROUND_A_MARKER):
        parent.text = ""
        link.tail = (link.tail or "").lstrip(_AROUND_A_MARKER)


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
