"""The pages of the printed book, where its contents list them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from core.importers.epub.contents import Entry
from core.importers.pages import PAGE, is_page


def add_pages(chapters: Mapping[str, etree._Element], pages: Iterable[Entry]) -> None:
    """Labels the marks of pages' beginnings that are listed, and sets a mark where there is none."""
    places: dict[str, Mapping[str | None, etree._Element]] = {}
    for entry in pages:
        body = chapters.get(entry.path)
        if body is None:
            continue
        if entry.path not in places:
            places[entry.path] = {element.get("id"): element for element in body.iter(etree.Element)}
        place = places[entry.path].get(f"{body.get('id')}:{entry.fragment}", body)
        if is_page(place):
            place.set("aria-label", entry.label)
        else:
            mark = etree.Element("span", {"role": PAGE, "aria-label": entry.label})
            mark.tail, place.text = place.text, None
            place.insert(0, mark)
