"""Markdown, by way of HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.errors import DocumentError
from core.importers.dates import date_of
from core.importers.facts import Facts
from core.importers.front_matter import split_front
from core.importers.heads.names import names_in
from core.importers.html import from_html
from core.importers.options import Options
from core.importers.source import decode, quoted
from core.model import Document

if TYPE_CHECKING:
    from markdown.extensions.fenced_code import FencedCodeExtension


_MARKS = re.compile(r"[\[\]*_`<!|&>]")
_PARTED = re.compile(r"\n\s*\n")
_MOST_MARKS = 2_000
# The converter goes through all blocks that follow for each block, and through all notes for each note.
_BLOCK = re.compile(r"^[ \t]*(?:$|[#>*+:-]|\d+[.)])", re.MULTILINE)
_MOST_BLOCKS = 50_000
_NOTE = re.compile(r"^\[\^[^\]\n]*\]:", re.MULTILINE)
_MOST_NOTES = 2_000
_LONGEST = 2_000_000  # code points: nine seconds
_TASK = re.compile(r"(<li>(?:\s*<p>)?)\[([ xX])\] ")


def read(data: bytes, source: str, options: Options) -> Document:
    """The document in Markdown with tables, footnotes and a `---` head of `key: value` lines.

    Raises DocumentError where there is no text, or too much.
    """
    # A twentieth of a second, and not every document is Markdown; by name, the extensions would take as long again.
    from markdown import Markdown
    from markdown.extensions.def_list import DefListExtension
    from markdown.extensions.footnotes import FootnoteExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    front, content = split_front(decode(data, source))
    if len(content) > _LONGEST:
        raise DocumentError(
            f"{quoted(source)} is longer than the {_LONGEST // 1_000_000} million characters that Servanda reads as "
            "Markdown. Split it into parts, or name it .txt to read it as plain text."
        )
    kinds = (TableExtension, FootnoteExtension, SaneListExtension, DefListExtension)
    converter = Markdown(extensions=[*(kind() for kind in kinds), *_fenced_code(content)])
    try:
        html = "" if (tangled := _is_tangled(content)) else converter.convert(content)
    except RecursionError:  # quotations within quotations within quotations
        tangled = True
    if tangled:
        from core.importers.lines import reflow  # hardly ever

        return reflow(content, source=source, format="markdown")
    if not html.strip():
        raise DocumentError(f"{quoted(source)} is empty: there is nothing to read in it. Choose another file.")
    return from_html(_TASK.sub(_box, html), source, format="markdown", facts=_facts(front))


def _facts(front: dict[str, tuple[str, ...]]) -> Facts:
    def first(*keys: str) -> str:
        return next((front[key][0] for key in keys if front.get(key)), "")

    authors = front.get("authors") or front.get("author") or ()
    return Facts(
        title=first("title"),
        subtitle=first("subtitle"),
        authors=tuple(name for author in authors for name in names_in(author)),
        date=date_of(first("date")),
        language=first("lang", "language")[:2].lower(),
    )


def _is_tangled(content: str) -> bool:
    """Whether there is more of something than the converter can do with, whose time grows with the square of it."""
    return (
        len(_BLOCK.findall(content)) > _MOST_BLOCKS
        or len(_NOTE.findall(content)) > _MOST_NOTES
        or any(len(_MARKS.findall(paragraph)) > _MOST_MARKS for paragraph in _PARTED.split(content))
    )


def _box(task: re.Match[str]) -> str:
    return f"{task[1]}{'☐' if task[2] == ' ' else '☑'} "


def _fenced_code(content: str) -> list[FencedCodeExtension]:
    """The extension for fenced code where there is any; it brings a whole syntax highlighter along."""
    if "```" not in content and "~~~" not in content:
        return []
    from markdown.extensions.fenced_code import FencedCodeExtension

    return [FencedCodeExtension()]
