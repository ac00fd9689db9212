"""Code points and UTF-16 positions."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor

from core.model import Block, BlockKind, BlockRole, Document, Span
from gui.looks.theme import LIGHT
from gui.offsets import Offsets
from gui.typesetting.formats import Look
from gui.typesetting.page import Page

TEXT = "ab𝒜cd\n\n𝒜𝒜 treaty"
PIECES = [(Span(0, 5), 10), (Span(7, 16), 30)]


@pytest.mark.parametrize(
    ("point", "position"),
    [(0, 10), (2, 12), (3, 14), (5, 16), (6, 16), (7, 30), (8, 32), (9, 34), (10, 35), (16, 41)],
)
def test_position_of_a_code_point(point: int, position: int) -> None:
    assert Offsets(TEXT, PIECES).to_qt(point) == position


@pytest.mark.parametrize(
    ("position", "point"), [(10, 0), (12, 2), (13, 2), (14, 3), (16, 5), (20, 5), (32, 8), (41, 16), (0, 0)]
)
def test_code_point_of_a_position(position: int, point: int) -> None:
    assert Offsets(TEXT, PIECES).to_core(position) == point


def test_no_pieces() -> None:
    assert Offsets("", []).qt_range(Span(0, 3)) == (0, 0)


def test_astral_character_before_a_mention(qapp: object) -> None:
    text = "𝒜 title\n\nThe 𝒜 treaty holds."
    blocks = (
        Block(BlockKind.HEADING, Span(0, 7), 1, BlockRole.TITLE),
        Block(BlockKind.PARAGRAPH, Span(9, len(text))),
    )
    page = Page(Document("-", "text", text, blocks, authors=("𝒜. Author",)), Look(LIGHT), None)
    start = text.index("treaty")
    cursor = QTextCursor(page.document)
    first, last = page.offsets.qt_range(Span(start, start + 6))
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "treaty"
