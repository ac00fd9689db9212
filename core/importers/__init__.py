"""Reads a file into a `Document`. A format is a file with a function `read`, and a line in `FORMATS`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from core.collection import no_collection
from core.importers.options import Options
from core.importers.signs import Format, begins, has_line, holds, is_mail, is_marked_down, unmarked
from core.importers.source import load
from core.model import Document

# The module of this package that reads a format, imported when a file of it is opened; the endings of its names; and
# the sign its bytes bear. Bytes are asked before names, so a page saved as “article.txt” is read as a page.
FORMATS = (
    Format("epub", (".epub",), holds(b"META-INF/container.xml")),
    Format("word", (".docx", ".docm", ".dotx", ".dotm"), holds(b"word/")),
    Format("html", (".html", ".htm", ".xhtml", ".xht"), begins(rb"<(?:!doctype\s+html|html|head|body|meta|article)\b")),
    Format("mhtml", (".mht", ".mhtml"), is_mail),
    Format("pdf", (".pdf",), has_line(rb"%PDF-\d")),
    Format("markdown", (".md", ".markdown"), is_marked_down),
    Format("text", (".txt", ".text"), unmarked),
)


def read(path: Path, options: Options | None = None) -> Document:
    """The document in the file at `path`. Raises DocumentError."""
    return read_bytes(load(path), str(path), options)


def read_bytes(data: bytes, source: str, options: Options | None = None) -> Document:
    """The document in `data`; `source` is its path or "-" and helps to tell the format. Raises DocumentError."""
    module = import_module(f"core.importers.{format_of(data, source)}")
    reader: Callable[[bytes, str, Options], Document] = module.read
    with no_collection():
        document = reader(data, source, options or Options())
    return replace(document, digest=hashlib.sha256(data).hexdigest())


def format_of(data: bytes, source: str) -> str:
    """The name of the module that reads `data`, told by its bytes and the ending of `source`."""
    ending = Path(source).suffix.lower()
    signed = (format for format in FORMATS if format.bears(data))
    named = (format for format in FORMATS if ending in format.endings)
    return next((format.module for several in (signed, named) for format in several), "text")
