"""A book's notes, told by what they say they are or by the links that lead to them and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from core.importers.epub_headings import BLOCKS, HEADINGS

_MARKERS = frozenset({"noteref", "doc-noteref"})
_NOTES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_HOLDS_A_NOTE = ("p", "li", "div", "dd")
_MARKER = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivxlc]{1,6})[\])]?\.?")
_LONGEST = 20_000
_AROUND_A_MARKER = " []().:\n\t\xa0"


def tie_notes(chapters: Iterable[etree._Element]) -> None:
    """Gives every note, and every marker that leads to one, the form that the road of HTML reads as such."""
    bodies = list(chapters)
    elements = [element for body in bodies for element in body.iter(etree.Element)]
    places = {name: element for element in elements if (name := element.get("id"))}
    order = {element: at for at, element in enumerate(elements)}
    numbers: dict[etree._Element, int] = {}
    back: set[etree._Element] = set()
    for link in [element for element in elements if element.tag == "a"]:
        place = places.get((link.get("href") or "").removeprefix("#"))
        note = None if place is None or link in back else _note(link, place)
        if note is None:
            continue
        links_back = _links_back(link, note)
        if not _says_it_is(link, note) and not (links_back and order[link] < order[note] and _looks_like(link, note)):
            continue
        back.update(links_back)
        first = note not in numbers
        number = numbers.setdefault(note, len(numbers) + 1)
        _mark(link, number, first)
        if first:
            _frame(note, number, links_back)


def _kinds(element: etree._Element) -> frozenset[str]:
    return frozenset(f"{element.get('type') or ''} {element.get('role') or ''}".split())


def _says_it_is(link: etree._Element, note: etree._Element) -> bool:
    return bool(_kinds(link) & _MARKERS or _kinds(note) & _NOTES)


def _looks_like(link: etree._Element, note: etree._Element) -> bool:
    """Whether it is a number that stands in a text and leads to one; in a table of contents it stands alone."""
    marker = _text(link)
    around = next((element for element in link.iterancestors() if element.tag in BLOCKS), note)
    return bool(_MARKER.fullmatch(marker)) and len(marker) < min(len(_text(around)), len(_text(note)) - 1)


def _note(link: etree._Element, place: etree._Element) -> etree._Element | None:
    """The block with the note that `place` is in, if it may be one."""
    around = [place, *place.iterancestors()]
    said = next((element for element in around if _kinds(element) & _NOTES), None)
    note = said if said is not None else next((element for element in around if element.tag in _HOLDS_A_NOTE), None)
    if note is None or note.tag not in _HOLDS_A_NOTE or next(note.iter(*HEADINGS), None) is not None:
        return None
    outside = all(element is not note for element in link.iterancestors())
    return note if outside and len(_text(note)) < _LONGEST else None


def _links_back(link: etree._Element, note: etree._Element) -> list[etree._Element]:
    """The links in the note that lead to the marker, or to what it stands in."""
    here = {"#" + name for element in (link, *link.iterancestors()) if (name := element.get("id")) and ":" in name}
    here |= {"#" + name for element in link.iter(etree.Element) if (name := element.get("id"))}
    return [other for other in note.iter("a") if (other.get("href") or "") in here]


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
