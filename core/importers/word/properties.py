"""What a Word file's properties say of it, less what programs and templates wrote there."""

from __future__ import annotations

import re

from core.importers.archive import Archive
from core.importers.dates import date_of
from core.importers.facts import NO_FACTS, Facts
from core.importers.heads.names import names_in
from core.importers.parsing import parse_xml

_PROPERTIES = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
# What programs and templates write where a person wrote nothing.
_NO_TITLE = re.compile(
    r"[\W_]*$|(?:microsoft )?word(?: -|\b.*document)|document ?\d*$|untitled|\[.*\]$|.*\.(?:docx?|dotx?|rtf|odt|txt)$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:microsoft|windows|office|python-docx|apache|libreoffice|openoffice|docx|un-?named|unknown|anonymous|author"
    r"|admin|administrator|owner|user|default|guest|hp|dell|acer|asus|lenovo|toshiba|pc)\b",
    re.IGNORECASE,
)
_SURNAME_FIRST = re.compile(r"^([^\W\d]+), ([^\W\d]+)$")
_NEVER_SET = "2013-12-23T23:15:00Z"  # the date in the template of a library that many programs write Word files with


def facts_of(archive: Archive) -> Facts:
    root = parse_xml(archive.read(_PROPERTIES)) if _PROPERTIES in archive else None
    if root is None:
        return NO_FACTS
    said = {str(child.tag): (child.text or "").strip() for child in root}
    title, created = said.get(_DUBLIN_CORE + "title", ""), said.get(_TERMS + "created", "")
    return Facts(
        title="" if _NO_TITLE.match(title) else title,
        authors=tuple(name for name in names_in(_in_order(said.get(_DUBLIN_CORE + "creator", ""))) if _is_name(name)),
        date=None if created == _NEVER_SET else date_of(created),
        language=said.get(_DUBLIN_CORE + "language", "")[:2].lower(),
    )


def _in_order(creator: str) -> str:
    """One person whose surname stands first, as in "Example, Anne", by the name in its usual order."""
    return _SURNAME_FIRST.sub(r"\2 \1", creator)


def _is_name(name: str) -> bool:
    return not (name.islower() or "@" in name or any(map(str.isdigit, name)) or _NO_AUTHOR.match(name))
