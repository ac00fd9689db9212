"""Puts Russian right that is spelt in Western letters.

TeX's Cyrillic fonts, where a file does not say what their signs mean, are read as if "Äîãîâîð" were meant by "Договор".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.importers.pdf.page import Fragment, Page

_SPELT = str.maketrans("".join(map(chr, range(0xC0, 0x100))) + "\u0153¼", "".join(map(chr, range(0x410, 0x450))) + "Ёё")
_LETTER, _WESTERN = re.compile(r"[^\W\d_]"), re.compile("[À-ÿ]")
_MOST = 0.5  # of all letters; no language written in Western letters has so many with accents
_TRIED = 5  # pages


def spelt(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages, in Russian letters where the first of them are in what stands for such."""
    letters = "".join(page.letters for page in pages[:_TRIED])
    if letters.isascii() or len(_WESTERN.findall(letters)) < _MOST * len(_LETTER.findall(letters)):
        return pages
    return [
        replace(page, fragments=tuple(map(_spelt, page.fragments)), stray=tuple(map(_spelt, page.stray)))
        for page in pages
    ]


def _spelt(fragment: Fragment) -> Fragment:
    segments = [segment._replace(text=segment.text.translate(_SPELT)) for segment in fragment.segments]
    return replace(fragment, segments=segments)
