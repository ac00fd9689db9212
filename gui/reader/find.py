"""Finds what a reader types in a text, forgiving in what a keyboard lacks: curly quotes, dashes, line ends."""

from __future__ import annotations

import re

from core.model import Span

_ALIKE = {"'": "['’‘]", '"': "[\"“”„]", "-": "[-‐‑–—]"}  # fmt: skip


def find(text: str, words: str) -> tuple[Span, ...]:
    """All places of the words in the text, in order, whatever their case."""
    sought = words.strip("\n")
    if not sought.strip():
        return ()
    pattern = "".join(_ALIKE.get(char, r"\s" if char.isspace() else re.escape(char)) for char in sought)
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE))
