"""Reads a file into a `Document`. A format is a file with a function `read`, and a line in `FORMATS`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from core.importers.options import Options
from core.importers.source import load
from core.model import Document

# The ending of a name -> the module of this package that reads such files, imported when one is opened.
FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def read(path: Path, options: Options | None = None) -> Document:
    """The document in the file at `path`. Raises DocumentError."""
    return read_bytes(load(path), str(path), options)


def read_bytes(data: bytes, source: str, options: Options | None = None) -> Document:
    """The document in `data`; `source` is its path or "-" and helps to tell the format. Raises DocumentError."""
    module = import_module(f"core.importers.{_format(data, source)}")
    reader: Callable[[bytes, str, Options], Document] = module.read
    return replace(reader(data, source, options or Options()), digest=hashlib.sha256(data).hexdigest())


def _format(data: bytes, source: str) -> str:
    if data[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return FORMATS.get(Path(source).suffix.lower(), "text")
