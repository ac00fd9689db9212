"""Markdown, by way of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.importers.dates import date_of
from core.importers.facts import Facts
from core.importers.heads import names_in
from core.importers.html import from_html
from core.importers.options import Options
from core.importers.source import decode
from core.model import Document

if TYPE_CHECKING:
    from markdown.extensions.fenced_code import FencedCodeExtension


def read(data: bytes, source: str, options: Options) -> Document:
    """The document in Markdown with tables, footnotes and a `---` head of `key: value` lines."""
    # A twentieth of a second, and not every document is Markdown; by name, the extensions would take as long again.
    from markdown import Markdown
    from markdown.extensions.def_list import DefListExtension
    from markdown.extensions.footnotes import FootnoteExtension
    from markdown.extensions.meta import MetaExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    content = decode(data, source)
    kinds = (TableExtension, FootnoteExtension, SaneListExtension, DefListExtension, MetaExtension)
    converter = Markdown(extensions=[*(kind() for kind in kinds), *_fenced_code(content)])
    html = converter.convert(content)
    meta: dict[str, list[str]] = getattr(converter, "Meta", {})
    return from_html(html, source, format="markdown", facts=_facts(meta))


def _facts(meta: dict[str, list[str]]) -> Facts:
    values = {key: " ".join(lines).strip("\"' ") for key, lines in meta.items()}
    return Facts(
        title=values.get("title", ""),
        subtitle=values.get("subtitle", ""),
        authors=names_in(values.get("author") or values.get("authors", "")),
        date=date_of(values.get("date", "")),
        language=values.get("lang", ""),
    )


def _fenced_code(content: str) -> list[FencedCodeExtension]:
    """The extension for fenced code where there is any; it brings a whole syntax highlighter along."""
    if "```" not in content and "~~~" not in content:
        return []
    from markdown.extensions.fenced_code import FencedCodeExtension

    return [FencedCodeExtension()]
