"""Which addresses in a source may be followed, and what those that hold their content hold."""

from __future__ import annotations

import re
from base64 import b64decode
from urllib.parse import unquote_to_bytes

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE = frozenset(("http", "https", "mailto", "ftp", "tel", "doi", "urn"))
_USUAL = ("https://", "http://")
_BLANK = re.compile(r"[\s\0-\x20]+")


def safe(address: str) -> str:
    """The address, or nothing where it would run a script, read a local file or hold its own content."""
    if not address or address[0] == "#":
        return address.strip()
    if address.startswith(_USUAL) and not _BLANK.search(address):
        return address
    address = _BLANK.sub("", address) if _SCHEME.match(_BLANK.sub("", address)) else address.strip()
    scheme = _SCHEME.match(address)
    return address if scheme is None or scheme[1].lower() in _SAFE else ""


def content_of(address: str) -> bytes:
    """What a `data:` address holds; nothing where it is damaged."""
    about, _, content = address.partition(",")
    raw = unquote_to_bytes(content)
    try:
        return b64decode(raw) if about.rstrip().endswith(";base64") else raw
    except ValueError:
        return b""
