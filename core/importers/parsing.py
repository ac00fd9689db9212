"""Parses XML and XHTML from files of any origin: no entity, no schema and nothing outside the file is ever loaded."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from core.importers.trees import tree_of

_DECLARATION = re.compile(r"<\?xml[^>]*\?>")
_NAMESPACE = re.compile(r"""(<html\b[^<>]*?)\sxmlns\s*=\s*(["'])http://www\.w3\.org/1999/xhtml\2""")
_PREFIX = re.compile(r"xmlns:([\w.-]+)")
_NESTED_NAMESPACE = re.compile(r"xmlns\s*=")
_CAPITAL = re.compile(r"</[A-Z]")
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ASKED_FOR = frozenset({"href", "src", "id"})
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*);")


def parse_xml(data: bytes | str, *, mend: bool = False) -> etree._Element | None:
    """The root of a well-formed file, and of any that can be mended; None for all others."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=mend
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


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
    plain = _NAMESPACE.sub(r"\1", text, count=1)
    root = parse_xml(plain)
    if root is None:
        root = tree_of(text)
    if root is not None and _has_names_of_others(plain):
        for element in root.iter(etree.Element):
            _localise(element)
    return root


def _has_names_of_others(text: str) -> bool:
    """Whether there may be names in the page that are not HTML's plain ones; to ask each element takes much longer."""
    if _NESTED_NAMESPACE.search(text) or _CAPITAL.search(text):
        return True
    elements = (f"<{prefix}:" for prefix in set(_PREFIX.findall(text)))
    attributes = (f":{name}" for name in _ASKED_FOR)
    return any(name in text for name in (*elements, *attributes))


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
