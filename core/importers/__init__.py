"""Reads a file into a `Document`. A format is a file with a function `read`, and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from core.importers.source import decode, load
from core.model import Document

# The ending of a name -> the module of this package that reads such files, imported when one is opened.
FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def read(path: Path) -> Document:
    """The document in the file at `path`. Raises DocumentError."""
    return read_bytes(load(path), str(path))


def read_bytes(data: bytes, source: str) -> Document:
    """The document in `data`; `source` is its path or "-" and tells the format. Raises DocumentError."""
    content = decode(data, source)
    reader: Callable[[str, str], Document] = import_module(f"core.importers.{_format(content, source)}").read
    return reader(content, source)


def _format(content: str, source: str) -> str:
    if content[:512].lstrip().lower().startswith(("<!doctype html", "<html")):
        return "html"
    return FORMATS.get(Path(source).suffix.lower(), "text")
