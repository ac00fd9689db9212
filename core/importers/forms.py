"""What a block is by the look of its text, in any source."""

from __future__ import annotations

import re

from core.model import BlockKind

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_RELATED = re.compile(
    r"(?:related (?:article|story|stories|content|reading)|read (?:more|also|next)|see also|also read)\s*[:–-]\s*\S",
    re.IGNORECASE,
)
_FIRST = frozenset("hwrRsSaA")  # the letters that any of these begins with


def form_of(text: str) -> BlockKind:
    """Furniture for a bare address, related for a "Related article: …" line, else a paragraph."""
    text = text.strip()
    if text[:1] not in _FIRST:
        return BlockKind.PARAGRAPH
    if _ADDRESS.fullmatch(text):
        return BlockKind.FURNITURE
    return BlockKind.RELATED if _RELATED.match(text) else BlockKind.PARAGRAPH
