"""Writing from right to left: a row of it, which pdfium gives as it looks, becomes as it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.importers.pdf.page import Fragment
from core.importers.pdf.segments import Segment

_LEFTWARD = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # Hebrew, Arabic, Syriac and their like
_RIGHTWARD = re.compile(r"[^\W\d_]")
_MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_STOPPED = re.compile(r"(?<!\S)([.,:;!?؟،؛]+)(\d[\d.,:/–-]*)(?!\S)")


def runs_leftward(row: Sequence[Fragment]) -> bool:
    """Whether more of the letters in a row are written from right to left."""
    if all(fragment.segments[0].text.isascii() for fragment in row):
        return False
    left = right = 0
    for fragment in row:
        text = fragment.segments[0].text
        if _LEFTWARD.search(text):
            left += len(text)
        elif _RIGHTWARD.search(text):
            right += len(text)
    return left > right


def as_read(row: Sequence[Fragment]) -> list[Fragment]:
    """The row with its brackets turned round, and what stops a number behind it."""
    return [replace(fragment, segments=_as_read(fragment.segments)) for fragment in row]


def _as_read(segments: Sequence[Segment]) -> list[Segment]:
    if len(segments) > 1 and not any(map(str.isalnum, segments[0].text)) and segments[1].text[0].isdecimal():
        segments = [*segments[1:], segments[0]]
    return [segment._replace(text=_turned(segment.text)) for segment in segments]


def _turned(text: str) -> str:
    if not any(map(str.isalnum, text)):
        return text.translate(_MIRRORED)  # among letters pdfium does so itself
    return _STOPPED.sub(r"\2\1", text)
