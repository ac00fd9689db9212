"""The list of citations: clicks, keys, the filter, and the text that follows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.settings import Settings
from gui.window import MainWindow
from tests.gui.citing.conftest import ALT, CTRL, LEFT, citation, click_row, marked, row_at
from tests.gui.conftest import press


def test_a_click_in_the_list_shows_the_place_and_the_target(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 1)
    assert listed.popups.peek.isVisible() and listed.parts.reader.shows(citation(listed, 2).span)


def test_a_click_on_a_heading_does_nothing(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 0)
    assert marked(listed) is None and not listed.parts.actions["back"].isEnabled()


def test_a_double_click_follows(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 3)
    qtbot.mouseDClick(listed.parts.citations.list.viewport(), LEFT, pos=row_at(listed, 3))
    assert listed.parts.reader.shows(citation(listed, 0).target.span)


def test_enter_follows(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 3)
    qtbot.keyClick(listed.parts.citations.list, Qt.Key.Key_Return)
    assert listed.parts.reader.shows(citation(listed, 0).target.span)


def test_the_text_follows_the_arrows(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 1)
    qtbot.keyClick(listed.parts.citations.list, Qt.Key.Key_Down)
    assert marked(listed) == citation(listed, 0) and listed.parts.reader.shows(citation(listed, 0).span)


def test_arrows_in_a_row_are_one_step_back(qtbot: QtBot, listed: MainWindow) -> None:
    listed.parts.reader.verticalScrollBar().setValue(21)
    listed.parts.citations.list.setFocus()
    for _ in range(3):
        qtbot.keyClick(listed.parts.citations.list, Qt.Key.Key_Down)
    press(qtbot, listed, Qt.Key.Key_Left, ALT)
    assert listed.parts.reader.verticalScrollBar().value() == 21 and not listed.parts.actions["back"].isEnabled()


def test_the_list_marks_where_the_reader_is(qtbot: QtBot, listed: MainWindow) -> None:
    bar = listed.parts.reader.verticalScrollBar()
    seen = [marked(listed)]
    for part in (2, 1):
        bar.setValue(bar.maximum() // part)
        seen.append(marked(listed))
    assert seen == [None, citation(listed, 1), citation(listed, 2)]


def test_the_switch_is_remembered(qtbot: QtBot, listed: MainWindow, settings: Settings) -> None:
    qtbot.mouseClick(listed.parts.citations.in_order, LEFT)
    assert listed.parts.citations.model.rowCount() == 3 and not settings.are_citations_grouped()


def test_the_switch_keeps_the_mark(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 3)
    qtbot.mouseClick(listed.parts.citations.in_order, LEFT)
    assert marked(listed) == citation(listed, 0)


def test_the_list_by_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_L, CTRL)
    qtbot.keyClicks(window.parts.citations.filter, "nothing")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.parts.citations.list.hasFocus() and marked(window) == citation(window, 2)


def test_the_first_in_the_list_is_shown_in_the_text(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_L, CTRL)
    press(qtbot, window, Qt.Key.Key_Return)
    assert marked(window) == citation(window, 2) and window.parts.reader.shows(citation(window, 2).span)


def test_the_filter_counts(qtbot: QtBot, listed: MainWindow) -> None:
    qtbot.keyClicks(listed.parts.citations.filter, "echo")
    assert listed.parts.citations.number.text() == "1 of 3"


def test_a_click_on_the_unresolved_shows_them_alone_and_again_all(qtbot: QtBot, listed: MainWindow) -> None:
    pane, seen = listed.parts.citations, []
    for _ in range(2):
        qtbot.mouseClick(pane.unresolved, LEFT)
        seen.append(pane.number.text())
    assert (pane.unresolved.text(), seen) == ("1 unresolved", ["1 of 3", "3"])
