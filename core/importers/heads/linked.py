"""What a page says of its article in JSON-LD, data meant for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.etree import _Element as Element

from core.importers.heads.names import names_in

_ARTICLE = re.compile(r"Article|Posting|Report|APIReference")
_PAGE = re.compile(r"WebPage|ItemPage|AboutPage")
_AROUND = re.compile(r"^\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$")
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST = 4

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """Empty where nothing is said. `changed` is when it was last changed."""

    headline: str = ""
    name: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    changed: str = ""
    language: str = ""
    publisher: str = ""


def linked_data(root: Element) -> Linked:
    """What is said of the first article; without one, dates and language of the page."""
    nodes = list(_nodes(root))
    known = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and "name" in node}
    article = next((node for node in nodes if _is(node, _ARTICLE)), {})
    page = next((node for node in nodes if _is(node, _PAGE)), {})
    either = page | article
    return Linked(
        headline=_text(article.get("headline")),
        name=_text(article.get("name")),
        authors=_authors(article.get("author") or article.get("creator"), known),
        published=_text(either.get("datePublished")) or _text(either.get("dateCreated")),
        changed=_text(either.get("dateModified")),
        language=_text(either.get("inLanguage")),
        publisher=_name(article.get("publisher"), known),
    )


def _nodes(root: Element) -> Iterator[Node]:
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            try:
                data = json.loads(_AROUND.sub("", script.text or ""), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _within(data, _DEEPEST)


def _within(data: object, deeper: int) -> Iterator[Node]:
    if isinstance(data, list):
        for one in data if deeper else ():
            yield from _within(one, deeper - 1)
    elif isinstance(data, dict):
        yield data
        for key in _WITHIN if deeper else ():
            yield from _within(data.get(key), deeper - 1)


def _is(node: Node, kind: re.Pattern[str]) -> bool:
    return kind.search(str(node.get("@type", ""))) is not None


def _authors(said: object, known: dict[str, Node]) -> tuple[str, ...]:
    if isinstance(said, str):
        return names_in(_text(said))
    several = said if isinstance(said, list) else [said]
    names = (name for one in several for name in _listed(_name(one, known)))
    return tuple(dict.fromkeys(name for name in names if name and "://" not in name))


def _listed(name: str) -> tuple[str, ...]:
    """The names in one that begins with "By", as some pages have it; else the name as it is."""
    return names_in(name) if name.lower().startswith("by ") or " and " in name else (name,)


def _name(said: object, known: dict[str, Node]) -> str:
    if not isinstance(said, dict):
        return _text(said)
    name = said.get("name") or known.get(str(said.get("@id")), {}).get("name")
    return _text(name[0] if isinstance(name, list) and name else name)


def _text(value: object) -> str:
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""
