"""What the header of a JPEG says, which need not be what a file says of it."""

from __future__ import annotations

import struct
from typing import NamedTuple

_START = b"\xff\xd8"
_FRAMES = {0xC0, 0xC1, 0xC2}  # baseline, extended, progressive
_BEFORE_FRAMES = {0xC4, 0xDB, 0xDD, 0xFE, *range(0xE0, 0xF0)}


class Header(NamedTuple):
    """Its size in pixels, and of how many colours it is mixed."""

    width: int
    height: int
    colours: int


def header_of(data: bytes) -> Header | None:
    """The header; None where it is not laid out as it should be."""
    at = len(_START)
    while data.startswith(_START) and at + 10 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width, colours = struct.unpack_from(">HHB", data, at + 5)
            return Header(width, height, colours)
        if marker not in _BEFORE_FRAMES:
            return None
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
