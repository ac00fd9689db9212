"""Web pages saved with their pictures in one file (.mht, .mhtml): a page, in the parts of a mail."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from functools import cache
from urllib.parse import urljoin

from core.errors import DocumentError
from core.importers.html import declared_encoding, from_page
from core.importers.options import Options
from core.importers.source import decode, quoted
from core.model import Document

_PAGES = ("text/html", "application/xhtml+xml")
_MOST_LINES = 20_000  # that may part two of its parts


def read(data: bytes, source: str, options: Options) -> Document:
    """The article of the page, or the whole page, with the pictures saved beside it. Raises DocumentError."""
    if data.count(b"\n--") > _MOST_LINES:
        raise DocumentError(f"{quoted(source)} has more parts than any page. Save the page again as HTML alone.")
    try:
        parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
    except RecursionError:  # parts within parts within parts
        raise DocumentError(f"{quoted(source)} is damaged. Open the page in a browser and save it again.") from None
    page = next((part for part in parts if part.get_content_type() in _PAGES), None)
    if page is None:
        raise DocumentError(f"{quoted(source)} holds no web page. Open the page in a browser and save it again.")
    content = _content(page)
    declared = str(page.get_param("charset") or "") or declared_encoding(content)
    base = str(page.get("Content-Location", ""))
    pictures = {name: part for part in parts for name in _names(part)}

    @cache  # a page may show one picture many times
    def picture(address: str) -> bytes:
        part = pictures.get(address) or pictures.get(_joined(base, address))
        return b"" if part is None else _content(part)

    return from_page(decode(content, source, declared), source, options, format="mhtml", address=base, picture=picture)


def _names(part: Message) -> tuple[str, str]:
    """What the page may call a part by."""
    return str(part.get("Content-Location", "")).strip(), "cid:" + str(part.get("Content-ID", "")).strip().strip("<>")


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # what looks like an address in IPv6 and is none
        return address
