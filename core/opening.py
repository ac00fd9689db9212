"""Opens what a person chose: here what is light and plain, in a process apart what may take long or break a library."""

from __future__ import annotations

from core.importers import format_of, read_bytes
from core.importers.options import Options
from core.model import Document

LIGHT = 300_000  # bytes that are read, and letters that are searched, in a moment
# The library for PDFs is not made for threads, and in each of these a little may be packed that unpacks to a lot.
_APART = frozenset({"pdf", "epub", "word"})


def document_in(data: bytes, source: str, options: Options | None = None) -> Document:
    """As `core.importers.read_bytes`, within bounds of time and memory. Raises DocumentError."""
    if len(data) <= LIGHT and format_of(data, source) not in _APART:
        return read_bytes(data, source, options)
    from core.apart import read_apart

    return read_apart(data, source, options or Options())
