"""Reads a file into a `Document`. A format is a file with one function, and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.importers.html import read_html
from core.importers.markdown import read_markdown
from core.importers.source import decode, load
from core.importers.text import read_text
from core.model import Document

Importer = Callable[[str, str], Document]

FORMATS: dict[str, Importer] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}


def read(path: Path) -> Document:
    """The document in the file at `path`. Raises DocumentError."""
    return read_bytes(load(path), str(path))


def read_bytes(data: bytes, source: str) -> Document:
    """The document in `data`; `source` is its path or "-" and tells the format. Raises DocumentError."""
    content = decode(data, source)
    return _importer(content, source)(content, source)


def _importer(content: str, source: str) -> Importer:
    if content[:512].lstrip().lower().startswith(("<!doctype html", "<html")):
        return read_html
    return FORMATS.get(Path(source).suffix.lower(), read_text)
