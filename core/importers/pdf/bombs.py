"""Refuses files that are small on disk and huge when pdfium unpacks them, before it does: it cannot be stopped then.

What is looked at are the packed streams of the file as they lie there, whatever they say they are for; pdfium's own
limit is a gigabyte for each.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from base64 import a85decode
from collections.abc import Iterator, Mapping
from itertools import accumulate

from core.errors import DocumentError

_LARGEST = 16 * 1024 * 1024  # unpacked; a page of prose has some ten thousand bytes
_STEP = 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_HEAD = 1024
_LABEL = 20
_IMAGE = re.compile(rb"/Subtype\s*/Image")  # not looked at by what takes text
_NUMBER = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
_SPELT = re.compile(rb"/ASCII85Decode|/A85\b")
_SPELT_SHORTEST = 16 * 1024  # less cannot hold enough
_FORM = re.compile(rb"/Subtype\s*/Form")
_CALL = re.compile(rb"/[^\s/]+\s+Do\b")
_MOST_CALLS = 20_000
_MARK = re.compile(rb"\b(?:B[DM]C|EMC)\b")
_MOST_OPEN = 1_000
_DEEPEST = 28  # that pdfium goes into forms within forms
_MOST_SHOWN = 30_000  # times that text is set; pdfium's effort grows with the square
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\]]*|\d+\s+\d+\s+R)")
_MOST_REPEATED = 50


def refuse_bombs(data: bytes, name: str) -> None:
    """Raises DocumentError for a file with a stream, or with parts used over and over, that no page of text needs."""
    forms: dict[bytes, tuple[int, list[bytes]]] = {}
    pictures: set[bytes] = set()
    for head, packed in _streams(data):
        if _SPELT.search(head) and len(packed) > _SPELT_SHORTEST:
            packed = _read_out(packed)
        if _IMAGE.search(head):
            pictures.update(number for number in _NUMBER.findall(head)[-1:])
            continue
        plain = _unpacked(packed)
        if plain is None:
            raise _too_large(name)
        if _FORM.search(head):
            shown_within = len(_CALL.findall(plain)), _REFERENCE.findall(head)
            forms |= dict.fromkeys(_NUMBER.findall(head)[-1:], shown_within)
        shown = plain.count(b"Tj") + plain.count(b"TJ")
        if shown > _MOST_SHOWN or _repeats(plain) or _nests(plain):
            raise _swamping(name)
    if _repeats(data) or _multiply(forms):
        raise _swamping(name)
    if any(number in pictures for found in _CONTENTS.finditer(data) for number in _REFERENCE.findall(found[1])):
        raise _too_large(name)  # the page itself goes by the name of a picture


def _too_large(name: str) -> DocumentError:
    most = _LARGEST // 2**20
    return DocumentError(
        f"{name} unpacks to more than {most} MB on one page and may be made to do harm. Ask for another copy."
    )


def _swamping(name: str) -> DocumentError:
    return DocumentError(f"{name} repeats its parts so often that it may be made to do harm. Ask for another copy.")


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What is said of each stream, and its bytes."""
    for start in _STREAM.finditer(data):
        head = data[max(0, start.start() - _HEAD) : start.start()]
        if not head.endswith(b"end"):
            end = data.find(b"endstream", start.end())
            yield head[max(0, head.rfind(b"obj") - _LABEL) :], data[start.end() : end if end >= 0 else len(data)]


def _read_out(packed: bytes) -> bytes:
    """What is written in letters as bytes; some programs pack all streams so."""
    with contextlib.suppress(ValueError):
        return a85decode(packed.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\v\0")
    return packed


def _unpacked(plain: bytes) -> bytes | None:
    """What a stream unpacks to, layer after layer; None where it is too much."""
    while _is_deflated(plain):
        unpacker, parts, size = zlib.decompressobj(), [], 0
        rest = plain
        try:
            while rest and not unpacker.eof:
                parts.append(unpacker.decompress(rest, _STEP))
                rest = unpacker.unconsumed_tail
                size += len(parts[-1])
                if size > _LARGEST:
                    return None
        except zlib.error:
            pass
        plain = b"".join(parts)
    return plain


def _is_deflated(data: bytes) -> bool:
    return len(data) > 2 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0


def _nests(plain: bytes) -> bool:
    """Whether marks are opened within marks without end: pdfium copies all that are open for each."""
    if plain.count(b"BDC") + plain.count(b"BMC") <= _MOST_OPEN:
        return False
    steps = (-1 if found[0] == b"EMC" else 1 for found in _MARK.finditer(plain))
    return max(accumulate(steps), default=0) > _MOST_OPEN


def _multiply(forms: Mapping[bytes, tuple[int, list[bytes]]]) -> bool:
    """Whether forms show forms that show forms, and so on, too often; of each, how many it shows and which it knows."""
    times = dict.fromkeys(forms, 1)
    for _ in range(_DEEPEST):
        grown = {
            number: max(1, calls) * max((times[other] for other in known if other in times), default=1)
            for number, (calls, known) in forms.items()
        }
        if grown == times or max(grown.values()) > _MOST_CALLS:
            return grown != times
        times = grown
    return False


def _repeats(plain: bytes) -> bool:
    """Whether a page is made of the same stream again and again."""
    for found in _CONTENTS.finditer(plain):
        parts = found[1].split(b"R")
        if len(parts) - len(set(parts)) > _MOST_REPEATED:
            return True
    return False
