"""A Document set as a page."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QFont, QTextCursor

from core.model import Block, BlockKind, BlockRole, Document, Inline, InlineKind, Span
from gui.page import Look, Page
from gui.theme import LIGHT, THEMES, Theme

pytestmark = pytest.mark.usefixtures("qapp")
K, R = BlockKind, BlockRole


def document(*blocks: tuple[str, BlockKind, BlockRole], authors: tuple[str, ...] = ("Ann",)) -> Document:
    made, texts, start = [], [], 0
    for text, kind, role in blocks:
        made.append(Block(kind, Span(start, start + len(text)), 1, role))
        texts.append(text)
        start += len(text) + 2
    return Document("-", "text", "\n\n".join(texts), tuple(made), authors=authors)


ALL_KINDS = document(
    ("Title", K.HEADING, R.TITLE), ("Standfirst", K.PARAGRAPH, R.SUBTITLE),
    *[(f"One {kind} of 𝒜\nand a line", kind, R.BODY) for kind in BlockKind],
)  # fmt: skip


def shown(page: Page, span: Span) -> str:
    cursor = QTextCursor(page.document)
    first, last = page.offsets.qt_range(span)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2028", "\n")


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_block_stands_where_the_offsets_say(theme: Theme) -> None:
    page = Page(ALL_KINDS, Look(theme), None)
    spans = [block.span for block in ALL_KINDS.blocks]
    assert [shown(page, span) for span in spans] == [span.of(ALL_KINDS.text) for span in spans]


def test_offsets_stay_true_when_the_date_changes() -> None:
    page = Page(ALL_KINDS, Look(LIGHT), None)
    page.show_date(date(2018, 12, 6))
    spans = [block.span for block in ALL_KINDS.blocks]
    assert [shown(page, span) for span in spans] == [span.of(ALL_KINDS.text) for span in spans]


def test_byline_stands_under_the_standfirst() -> None:
    page = Page(ALL_KINDS, Look(LIGHT), date(2018, 12, 6))
    assert page.document.toPlainText().split("\n")[2] == "Ann · 6 December 2018"


def test_byline_offers_to_set_a_date() -> None:
    page = Page(document(("Text", K.PARAGRAPH, R.BODY), authors=()), Look(LIGHT), None)
    assert page.document.toPlainText().split("\n")[0] == "set date…"


def test_the_articles_own_byline_is_not_doubled() -> None:
    source = document(("Title", K.HEADING, R.TITLE), ("By Ann", K.PARAGRAPH, R.BYLINE))
    assert Page(source, Look(LIGHT), None).document.toPlainText() == "Title\nBy Ann · set date…"


def test_furniture_stands_under_a_rule() -> None:
    source = document(("Text", K.PARAGRAPH, R.BODY), ("https://x", K.FURNITURE, R.BODY))
    assert Page(source, Look(LIGHT), None).document.toPlainText().split("\n")[2:] == ["", "https://x"]


def test_emphasis_is_italic_behind_an_astral_character() -> None:
    text = "𝒜 is so"
    block = Block(K.PARAGRAPH, Span(0, 7))
    source = Document("-", "md", text, (block,), inlines=(Inline(InlineKind.EMPHASIS, Span(2, 4)),))
    page = Page(source, Look(LIGHT), None)
    cursor = QTextCursor(page.document)
    cursor.setPosition(page.offsets.to_qt(3))
    assert cursor.charFormat().fontItalic()


def test_title_is_larger_than_the_text() -> None:
    page = Page(ALL_KINDS, Look(LIGHT), None)
    title: QFont = page.document.begin().begin().fragment().charFormat().font()
    assert title.pixelSize() == round(18 * 1.9)


def test_paragraph_at_a_position_in_the_byline_is_the_one_before() -> None:
    page = Page(ALL_KINDS, Look(LIGHT), None)
    assert page.paragraph_at(page.document.findBlockByNumber(2).position()) == 2
