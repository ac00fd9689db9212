"""The styles of a Word file, which everyone names as they like, by what they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The built-in names; Word keeps them in English in every language.
_NAMES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "quote": "Quote",
    "intense quote": "Quote",
    "block text": "Quote",
    "quotations": "Quote",
    "caption": "Caption",
    "strong": "Strong",
    "emphasis": "Emphasis",
}
_HEADING = re.compile(r"heading ?([1-9])")
_BODY_LEVEL = 9
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """`name` is what the converter knows the style by, empty for plain text; `list` and `level` number its items."""

    name: str = ""
    list: str = ""
    level: str = "0"


def styles_of(root: etree._Element | None, levels: Mapping[str, str]) -> Mapping[str, Style]:
    """The styles by their ids, from the root of the styles' part; `levels` in lists, where the numbering gives them."""
    elements = {} if root is None else {style.get(W + "styleId") or "": style for style in root.iter(W + "style")}
    return {key: _style(key, elements, levels) for key in elements}


def named(style: str) -> str:
    """What the converter calls a style of this name: "heading 2" is Heading2."""
    name = style.lower()
    if found := _HEADING.fullmatch(name):
        return f"Heading{min(int(found[1]), 6)}"
    return _NAMES.get(name, "")


def number(value: str) -> int:
    """What an attribute counts; -1 where it does not."""
    return int(value) if value.isdecimal() and len(value) < 6 else -1


def value_at(element: etree._Element, path: str) -> str:
    """The value of the element at a path of names, empty where there is none."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return "" if found is None else found.get(W + "val") or ""


def _style(key: str, elements: Mapping[str, etree._Element], levels: Mapping[str, str]) -> Style:
    """A style is what its name says, or its level in the outline, or what it is based on."""
    name, known, numbered, level = "", False, "", ""
    for _ in range(_DEEPEST):
        element = elements.get(key)
        if element is None:
            break
        if not known:
            name, known = _name(element)
        numbered = numbered or value_at(element, "pPr/numPr/numId")
        level = level or value_at(element, "pPr/numPr/ilvl") or levels.get(key, "")
        key = value_at(element, "basedOn")
    return Style(name, numbered, level or "0")


def _name(element: etree._Element) -> tuple[str, bool]:
    outline = number(value_at(element, "pPr/outlineLvl"))
    if name := named(value_at(element, "name")):
        return name, True
    if outline >= 0:
        return (f"Heading{min(outline, 5) + 1}" if outline < _BODY_LEVEL else ""), True
    return "", False
