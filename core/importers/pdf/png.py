"""Writes the pixels of a picture as a PNG."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _COLOUR = 0, 2
_EFFORT = 4  # of 9: the last tenth of the size takes most of the time


def png(pixels: bytes, width: int, height: int) -> bytes:
    """`pixels` are rows from the top down, of four bytes each: blue, green, red, and how opaque on white paper."""
    blue, green, red, opaque = (pixels[channel::4] for channel in range(4))
    channels = [red] if red == green == blue else [red, green, blue]
    if opaque.count(b"\xff") < len(opaque):
        channels = [_on_white(channel, opaque) for channel in channels]
    depth = len(channels)
    mixed = bytearray(depth * len(red))
    for at, channel in enumerate(channels):
        mixed[at::depth] = channel
    row = depth * width
    rows = b"".join(b"\0" + mixed[row * at : row * (at + 1)] for at in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, _GREY if depth == 1 else _COLOUR, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, _EFFORT)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _on_white(channel: bytes, opaque: bytes) -> bytes:
    blended = [bytes(255 - (255 - shade) * share // 255 for shade in range(256)) for share in range(256)]
    return bytes(blended[share][shade] for shade, share in zip(channel, opaque, strict=True))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
