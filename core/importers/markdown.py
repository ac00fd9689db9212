"""Markdown, by way of HTML."""

from __future__ import annotations

from core.importers.html import from_html
from core.model import Document

_FACTS = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "author",
    "authors": "author",
    "date": "date",
    "lang": "language",
}


def read(content: str, source: str) -> Document:
    """The document in Markdown with tables, footnotes and a `---` head of `key: value` lines."""
    from markdown import Markdown  # a twentieth of a second, and not every document is Markdown

    converter = Markdown(extensions=["tables", "footnotes", "sane_lists", "def_list", "fenced_code", "meta"])
    html = converter.convert(content)
    meta: dict[str, list[str]] = getattr(converter, "Meta", {})
    facts = {_FACTS[key]: " ".join(lines).strip("\"' ") for key, lines in meta.items() if key in _FACTS}
    return from_html(html, source, format="markdown", facts=facts)
