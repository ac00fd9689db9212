"""The outline beside an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.model import Span
from core.outline import Entry
from gui.outline.outline_model import OutlineModel
from gui.window import MainWindow
from tests.gui.conftest import FILLER, open_in, press

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton
TREE = (
    Entry("One", Span(0, 3), (Entry("One and a half", Span(10, 12)), Entry("More", Span(20, 22)))),
    Entry("Two", Span(30, 32)),
)


@pytest.fixture
def outlined(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "outlined.md"
    sections = [f"## Section {number}\n\n{FILLER}\n\n### Inner {number}\n\n{FILLER * 2}" for number in range(1, 9)]
    path.write_text("# The title\n\n" + "\n\n".join(sections), encoding="utf-8")
    open_in(qtbot, empty_window, path)
    empty_window.parts.side.setCurrentWidget(empty_window.parts.outline)
    return empty_window


def index_of(window: MainWindow, title: str) -> QModelIndex:
    tree = window.parts.outline.tree
    found = tree.model().match(
        tree.model().index(0, 0), Qt.ItemDataRole.DisplayRole, title, 1,
        Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
    )  # fmt: skip
    return found[0]


def click_entry(qtbot: QtBot, window: MainWindow, title: str) -> None:
    tree = window.parts.outline.tree
    tree.scrollTo(index_of(window, title))
    qtbot.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(index_of(window, title)).center())


def current(window: MainWindow) -> str:
    return str(window.parts.outline.tree.currentIndex().data())


def words_at_reading_line(window: MainWindow) -> str:
    reader = window.parts.reader
    return reader.document().findBlock(reader.position_at_reading_line()).text()


def test_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    model.set_outline(TREE)
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("point", "title"), [(0, "One"), (9, "One"), (11, "One and a half"), (29, "More"), (99, "Two")]
)
def test_the_section_at_a_point(qapp: object, point: int, title: str) -> None:
    model = OutlineModel()
    model.set_outline(TREE)
    assert model.index_at(point).data() == title


def test_no_section_before_the_first(qapp: object) -> None:
    model = OutlineModel()
    model.set_outline(TREE[1:])
    assert not model.index_at(5).isValid()


def test_an_article_without_sections_shows_no_tab(window: MainWindow) -> None:
    assert not window.parts.side.isTabVisible(1) and not window.parts.side.tabBar().isVisible()


def test_an_article_with_sections_shows_the_tab(outlined: MainWindow) -> None:
    assert outlined.parts.side.isTabVisible(1) and outlined.parts.outline.tree.model().rowCount() == 8


def test_a_click_goes_to_the_section(qtbot: QtBot, outlined: MainWindow) -> None:
    click_entry(qtbot, outlined, "Inner 5")
    assert words_at_reading_line(outlined) == "Inner 5"


def test_and_back_again(qtbot: QtBot, outlined: MainWindow) -> None:
    click_entry(qtbot, outlined, "Inner 5")
    press(qtbot, outlined, Qt.Key.Key_Left, ALT)
    assert outlined.parts.reader.verticalScrollBar().value() == 0


def test_return_goes_to_the_section_chosen(qtbot: QtBot, outlined: MainWindow) -> None:
    outlined.parts.outline.tree.setFocus()
    outlined.parts.outline.tree.setCurrentIndex(index_of(outlined, "Section 4"))
    qtbot.keyClick(outlined.parts.outline.tree, Qt.Key.Key_Return)
    assert words_at_reading_line(outlined) == "Section 4"


def test_the_section_the_reader_is_in_is_marked(outlined: MainWindow) -> None:
    reader, document = outlined.parts.reader, outlined.article.document
    reader.show_at_top(document.text.index("Section 3"))
    outlined.reception.show_place()
    assert current(outlined) in ("Section 3", "Inner 3")


def test_a_folded_section_is_marked_for_what_is_in_it(outlined: MainWindow) -> None:
    outlined.parts.outline.tree.collapseAll()
    outlined.parts.reader.show_at_top(outlined.article.document.text.index("Inner 6"))
    assert current(outlined) == "Section 6"


def test_the_filter_keeps_what_lies_above(qtbot: QtBot, outlined: MainWindow) -> None:
    qtbot.keyClicks(outlined.parts.outline.filter, "inner 7")
    model = outlined.parts.outline.tree.model()
    assert [model.rowCount(), model.index(0, 0).data(), model.index(0, 0, model.index(0, 0)).data()] == [
        1, "Section 7", "Inner 7",
    ]  # fmt: skip


def test_its_key_brings_it_up(qtbot: QtBot, outlined: MainWindow) -> None:
    outlined.parts.side.setCurrentWidget(outlined.parts.treaties)
    press(qtbot, outlined, Qt.Key.Key_F9)
    press(qtbot, outlined, Qt.Key.Key_O, CTRL | SHIFT)
    assert outlined.parts.outline.filter.hasFocus() and outlined.parts.outline.isVisible()


def test_another_article_has_its_own(qtbot: QtBot, outlined: MainWindow, article: Path) -> None:
    open_in(qtbot, outlined, article)
    assert outlined.parts.side.currentWidget() is outlined.parts.treaties
