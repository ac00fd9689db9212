"""`servanda://` addresses, which lead from an exported note back to its passage."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qs, quote, urlsplit

from core.errors import ReaderError

SCHEME = "servanda"


class NoteLink(NamedTuple):
    """A note's id, and the path of the file it is on, empty where that is not known."""

    note: str
    file: str = ""

    def __str__(self) -> str:
        """servanda://note/ID?file=PATH"""
        return f"{SCHEME}://note/{quote(self.note, safe='')}" + (f"?file={quote(self.file)}" if self.file else "")


def parse_link(address: str) -> NoteLink:
    """The link in an address; raises ReaderError for one that is none of ours."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    note = parts.path.strip("/")
    if parts.scheme != SCHEME or parts.netloc != "note" or not note:
        raise ReaderError(f"“{address}” leads to no note. A link to one begins with {SCHEME}://note/.")
    return NoteLink(note, parse_qs(parts.query).get("file", [""])[0])
