"""What an EPUB says of itself: its title, authors, date and language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from core.importers.dates import date_of
from core.importers.facts import Facts
from core.importers.trees import line_of

_NO_AUTHOR = "unknown"  # as programs write it that make books of other files


@dataclass(slots=True)
class _Said:
    """One statement of the metadata, with what other statements refine in it."""

    text: str
    about: dict[str, str] = field(default_factory=dict)


def facts_of(root: etree._Element) -> Facts:
    said = _statements(root)
    titles = said.get("title", [])
    subtitles = [title for title in titles if title.about.get("title-type") == "subtitle"]
    mains = [title for title in titles if title.about.get("title-type", "main") == "main"] or titles
    creators = [name for name in said.get("creator", []) if name.about.get("role", "aut") == "aut"]
    dates = [date for date in said.get("date", []) if date.about.get("event") != "modification"]
    dates.sort(key=lambda date: date.about.get("event") != "publication")
    languages = said.get("language", [])
    return Facts(
        title=mains[0].text if mains else "",
        subtitle=subtitles[0].text if subtitles else "",
        authors=tuple(dict.fromkeys(name.text for name in creators if name.text.casefold() != _NO_AUTHOR)),
        date=next((day for date in dates if (day := date_of(date.text))), None),
        language=languages[0].text[:2].lower() if languages else "",
    )


def _statements(root: etree._Element) -> Mapping[str, list[_Said]]:
    """By the name of the Dublin Core term."""
    said: dict[str, list[_Said]] = {}
    by_id: dict[str, _Said] = {}
    for element in root.iterfind("{*}metadata//*"):
        name = etree.QName(element).localname
        if name == "meta":
            continue
        about = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
        statement = _Said(line_of(element), about)
        if statement.text:
            said.setdefault(name, []).append(statement)
            by_id["#" + about.get("id", "")] = statement
    for meta in root.iterfind("{*}metadata//{*}meta"):
        if refined := by_id.get(meta.get("refines") or ""):
            refined.about[meta.get("property") or ""] = line_of(meta)
    return said
