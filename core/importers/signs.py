"""The signs by which the bytes of a file tell its format, whatever its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_HEAD = 4096
_PREAMBLE = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_MAIL_LINE = re.compile(rb"\s*[a-z][a-z-]*:[ \t]")
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---\r?\n(?:[A-Za-z_-]+:(?:[ \t].*)?\r?\n)+---\r?\n")
_HEADING = re.compile(rb"^#{1,6} +\S", re.MULTILINE)
_LINK = re.compile(rb"\]\((?:https?://|#)[^)\s]+\)")
_ZIP = b"PK\x03\x04"


class Format(NamedTuple):
    """A line of the table: which module reads such files, how their names end, whether given bytes are of the kind."""

    module: str
    endings: tuple[str, ...]
    bears: Callable[[bytes], bool]


def begins(pattern: bytes) -> Callable[[bytes], bool]:
    """Whether the first thing in the file is `pattern`, which tells no case, after a mark, a declaration, comments."""
    sign = re.compile(pattern, re.IGNORECASE)

    def bears(data: bytes) -> bool:
        head = data[:_HEAD].replace(b"\0", b"")  # UTF-16 becomes readable enough
        preamble = _PREAMBLE.match(head)
        return sign.match(head, preamble.end() if preamble else 0) is not None

    return bears


def is_marked_down(data: bytes) -> bool:
    """Whether it begins with the facts of a Markdown file, or has both its headings and its links."""
    head = data[:_HEAD]
    return _FRONT_MATTER.match(head) is not None or bool(_HEADING.search(head) and _LINK.search(head))


def is_mail(data: bytes) -> bool:
    """Whether the file begins with the head of a mail in parts, as pages saved in one file do."""
    head = data[:_HEAD].lower()
    return _MAIL_LINE.match(head) is not None and b"mime-version:" in head and b"multipart/related" in head


def holds(part: bytes) -> Callable[[bytes], bool]:
    """Whether the file is a ZIP archive, whole or cut off, with a part whose name begins with `part`."""
    return lambda data: data.startswith(_ZIP) and part in data


def has_line(pattern: bytes) -> Callable[[bytes], bool]:
    """Whether a line near the beginning starts with `pattern`; some files bear other bytes before their own."""
    sign = re.compile(rb"(?:\A|[\r\n])" + pattern)
    return lambda data: sign.search(data[:_HEAD]) is not None


def unmarked(data: bytes) -> bool:
    """The sign of formats that have none, so that only a name tells them."""
    return False
