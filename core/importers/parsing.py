"""Parses XML and XHTML from files of any origin: no entity, no schema and nothing outside the file is ever loaded."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ASKED_FOR = frozenset({"type", "href", "src", "id"})
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*);")
_CLOSED_AT_ONCE = re.compile(r"<(a|b|div|em|i|iframe|li|p|script|span|strong|style|td|title)((?:\s[^<>]*)?)/>", re.I)


def parse_xml(data: bytes | str, *, mend: bool = False) -> etree._Element | None:
    """The root of a well-formed file, and of any that can be mended; None for all others."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=mend
    )
    return _parsed(data, parser)


def every(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements at a path of names, of whatever namespace they are."""
    return root.findall("/".join("{*}" + step for step in path.split("/")))


def has_doctype(root: etree._Element) -> bool:
    return root.getroottree().docinfo.internalDTD is not None


def declared_encoding(data: bytes) -> str:
    """What the file's first line says it is written in."""
    found = _DECLARED.match(data.lstrip())
    return found[1].decode() if found else ""


def parse_page(text: str) -> etree._Element | None:
    """The root of an XHTML page, well-formed or not; tags and the attributes asked for go by their local names.

    Entities have HTML's meaning and never that of a document type, which is not read.
    """
    text = _ENTITY.sub(_character, _DOCTYPE.sub("", _DECLARATION.sub("", text, count=1), count=1))
    root = parse_xml(text)
    if root is None:
        parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        root = _parsed(_CLOSED_AT_ONCE.sub(r"<\1\2></\1>", text), parser)
    if root is not None:
        for element in root.iter(etree.Element):
            _localise(element)
    return root


def _parsed(text: bytes | str, parser: etree.XMLParser | etree.HTMLParser) -> etree._Element | None:
    try:
        return etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _character(entity: re.Match[str]) -> str:
    return html5.get(entity[1] + ";") or f"&amp;{entity[1]};"


def _localise(element: etree._Element) -> None:
    """Leaves alone what no one asks for: a page that is not well-formed has names in it that none may be given."""
    tag = str(element.tag)
    if "}" in tag:
        element.tag = tag.rpartition("}")[2].lower()
    for name in map(str, element.attrib):
        local = name[max(name.rfind("}"), name.rfind(":")) + 1 :]
        if local != name and local in _ASKED_FOR:
            value = element.attrib.pop(name)
            element.set(local, element.get(local) or value)
