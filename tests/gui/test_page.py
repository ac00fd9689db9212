"""A Document set as a page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCursor

from core.importers.assemble import Piece, assemble
from core.model import Block, BlockKind, BlockRole, Document, Inline, InlineKind, Picture, Span
from gui.looks.theme import LIGHT, THEMES, Theme
from gui.typesetting.formats import Look
from gui.typesetting.grids import ROWS_AT_ONCE, column_shares
from gui.typesetting.page import Page
from gui.typesetting.runs import Run, runs

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


def test_what_its_source_says_runs_to_the_left_does_though_it_begins_in_latin_letters() -> None:
    blocks = [Block(K.PARAGRAPH, Span(0, 12)), Block(K.PARAGRAPH, Span(14, 26), to_left=True)]
    page = Page(Document("-", "text", "UNESCO قالت.\n\nUNESCO قالت.", tuple(blocks)), Look(LIGHT), None)
    shown_at = [page.document.findBlock(page.offsets.to_qt(block.span.start)) for block in blocks]
    directions = [block.textDirection() for block in shown_at]
    assert directions == [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]


def letter(page: Page, point: int) -> str:
    """What stands on the page where a code point should."""
    start, end = page.offsets.to_qt(point), page.offsets.to_qt(point + 1)
    units = "".join(page.document.characterAt(place) for place in range(start, end))
    return units.encode("utf-16", "surrogatepass").decode("utf-16").replace("\u2028", "\n")


def shown(page: Page, span: Span) -> str:
    """What stands on the page where a span should; the parts of a table or of code are blocks of their own."""
    letters = "".join(letter(page, point) for point in range(*span))
    return letters.replace("\u2029", "\n").replace("\ufdd0", "\n")


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


# Tables, code, pictures: offsets hold both ways

WORDS = st.text("ab 𝒜\u05d0é", max_size=6)
LINES = st.lists(WORDS, min_size=1, max_size=4)
ROWS = st.lists(LINES.map("\t".join), min_size=1, max_size=ROWS_AT_ONCE + 3).map("\n".join)
PIECES = st.lists(
    st.one_of(
        st.builds(Piece, st.just(K.TABLE), ROWS),
        st.builds(Piece, st.just(K.CODE), LINES.map("\n".join)),
        st.builds(Piece, st.sampled_from(K), WORDS),
        WORDS.map(lambda words: Piece(K.PARAGRAPH, f"{words}\ufffc", pictures=(Picture(len(words), url="x"),))),
    ),
    max_size=6,
)


@given(PIECES)
@settings(max_examples=60, deadline=None)
def test_every_code_point_is_found_again_from_its_place(pieces: list[Piece]) -> None:
    source = assemble(pieces, source="-", format="md", language="en")
    offsets = Page(source, Look(LIGHT), None).offsets
    points = [point for block in source.blocks for point in range(block.span.start, block.span.end + 1)]
    assert [offsets.to_core(offsets.to_qt(point)) for point in points] == points


@given(PIECES)
@settings(max_examples=60, deadline=None)
def test_every_letter_stands_where_the_offsets_say(pieces: list[Piece]) -> None:
    source = assemble(pieces, source="-", format="md", language="en")
    page = Page(source, Look(LIGHT), None)
    points = [point for block in source.blocks for point in range(*block.span) if source.text[point] not in "\t\n"]
    assert [letter(page, point) for point in points] == [source.text[point] for point in points]


def table(page: Page) -> list[list[str]]:
    """The cells of the first table on a page, as Qt sees them."""
    cursor = QTextCursor(page.document)
    while cursor.currentTable() is None:
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    found = cursor.currentTable()
    return [
        [found.cellAt(row, column).firstCursorPosition().block().text() for column in range(found.columns())]
        for row in range(found.rows())
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\n\tb\tc", [["a", "", ""], ["", "b", "c"]]),
        ("א\tב", [["ב", "א"]]),
    ],
    ids=["even", "ragged", "right to left"],
)
def test_a_table_is_one(text: str, cells: list[list[str]]) -> None:
    assert table(Page(document((text, K.TABLE, R.BODY)), Look(LIGHT), None)) == cells


@pytest.mark.parametrize(
    ("rows", "shares"),
    [
        ([["a" * 10, "b" * 20]], [0.15, 0.27]),
        ([["one", "word " * 80]], [0.066, 0.934]),
        ([["word " * 80, "word " * 80]], [0.5, 0.5]),
        ([["x" * 500, "y"]], [0.958, 0.042]),
    ],
    ids=["fits", "one long", "two long", "one word"],
)
def test_how_wide_columns_are(rows: list[list[str]], shares: list[float]) -> None:
    assert column_shares(rows, 100) == pytest.approx(shares, abs=0.01)


def test_a_long_line_of_code_is_wrapped_under_itself() -> None:
    page = Page(document(("first\nsecond", K.CODE, R.BODY)), Look(LIGHT), None)
    block = page.document.findBlock(page.offsets.to_qt(6))
    assert (block.text(), block.blockFormat().textIndent() < 0) == ("second", True)


@pytest.mark.parametrize(
    ("inlines", "found"),
    [
        ([], [(0, 8, "")]),
        ([(InlineKind.STRONG, 2, 5)], [(0, 2, ""), (2, 5, "strong"), (5, 8, "")]),
        ([(InlineKind.STRONG, 0, 5), (InlineKind.EMPHASIS, 3, 8)],
         [(0, 3, "strong"), (3, 5, "emphasis strong"), (5, 8, "emphasis")]),
    ],
    ids=["none", "one", "overlapping"],
)  # fmt: skip
def test_runs(inlines: list[tuple[InlineKind, int, int]], found: list[tuple[int, int, str]]) -> None:
    made = [Inline(kind, Span(start, end)) for kind, start, end in inlines]
    assert [(*run.span, " ".join(sorted(run.kinds))) for run in runs(Span(0, 8), made, [])] == found


def test_a_picture_is_a_run_of_its_own() -> None:
    picture = Picture(3)
    assert list(runs(Span(2, 5), [], [picture])) == [
        Run(Span(2, 3)), Run(Span(3, 4), picture=picture), Run(Span(4, 5)),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["اتفقت الأطراف", "הצדדים הסכימו"])
def test_a_block_that_is_read_leftwards_stands_on_the_right(text: str) -> None:
    page = Page(document((text, K.PARAGRAPH, R.BODY)), Look(LIGHT), None)
    page.document.setTextWidth(400)
    block = page.document.findBlock(page.offsets.to_qt(0))
    page.document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineAt(0)
    assert line.naturalTextRect().left() > 100
