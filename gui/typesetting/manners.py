"""The manner each sort of block is set in: its size, its weight, the space around it."""

from __future__ import annotations

from typing import NamedTuple

from core.model import Block, BlockKind, BlockRole
from gui.looks.theme import LEADING


class Manner(NamedTuple):
    """How one sort of block is set; sizes and spaces are shares of the body's size."""

    size: float = 1.0
    bold: bool = False
    italic: bool = False
    muted: bool = False
    mono: bool = False
    leading: float = LEADING
    above: float = 0.0
    below: float = 0.9
    indent: float = 0.0


_KINDS = {
    BlockKind.PARAGRAPH: Manner(),
    BlockKind.QUOTE: Manner(indent=1.6, muted=True),
    BlockKind.LIST_ITEM: Manner(below=0.35),
    BlockKind.TABLE: Manner(size=0.85, leading=1.35, below=0.0),
    BlockKind.CODE: Manner(size=0.82, mono=True, leading=1.4, below=0.0),
    BlockKind.CAPTION: Manner(size=0.85, italic=True, muted=True, leading=1.4),
    BlockKind.FOOTNOTE: Manner(size=0.85, leading=1.45, below=0.5),
    BlockKind.RELATED: Manner(size=0.9, italic=True, muted=True, leading=1.45, above=0.1, indent=1.6),
    BlockKind.FURNITURE: Manner(size=0.75, muted=True, leading=1.4, below=0.35),
}
ROLES = {
    BlockRole.TITLE: Manner(size=1.9, bold=True, leading=1.22, below=0.6),
    BlockRole.SUBTITLE: Manner(size=1.15, italic=True, muted=True, leading=1.42, below=0.7),
    BlockRole.BYLINE: Manner(size=0.85, muted=True, leading=1.4, below=1.9),
}
_HEADINGS = (1.5, 1.28, 1.12, 1.0)


def manner_of(block: Block) -> Manner:
    """How a block is set; what it is to the document counts before what it is by form."""
    if block.role in ROLES:
        return ROLES[block.role]
    if block.kind is BlockKind.HEADING:
        size = _HEADINGS[min(max(block.level, 1), len(_HEADINGS)) - 1]
        return Manner(size=size, bold=True, leading=1.3, above=1.0, below=0.5)
    return _KINDS[block.kind]
