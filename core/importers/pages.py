"""Where the pages of a printed edition begin in a text made of it, and what was printed there as their numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.trees import line_of, select, types_of

PAGE = "doc-pagebreak"
_TYPED = etree.XPath("//*[@role or @*[contains(name(), ':type')]]")
_SAID = re.compile(r"\W*(?:page\s+)?(.*?)\W*", re.IGNORECASE)
_COUNTED = re.compile(r"\d*$")


def pages_in(root: Element) -> Mapping[Element, str]:
    """The marks of the pages' beginnings with their labels, taken out of the text: `<hr role="doc-pagebreak">`."""
    pages = {element: _label(element) for element in select(_TYPED, root) if is_page(element)}
    for element in pages:
        element[:], element.text = [], None
    return {element: label for element, label in pages.items() if label}


def is_page(element: Element) -> bool:
    return "pagebreak" in types_of(element)


def _label(element: Element) -> str:
    for said in (element.get("aria-label"), element.get("title"), line_of(element)):
        if said and (found := _SAID.fullmatch(said)) and found[1]:
            return found[1]
    found = _COUNTED.search(element.get("id", ""))
    return found[0] if found else ""
