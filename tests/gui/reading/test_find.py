"""Find."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.window import MainWindow
from tests.gui.conftest import press
from tests.gui.reading.conftest import ALT, SHIFT, find, scroll


def test_find_counts(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "inf treaty")
    assert window.parts.search.count.text() == "1 of 3"


def test_f3_goes_on_and_shift_f3_back(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "inf treaty")
    press(qtbot, window, Qt.Key.Key_F3)
    press(qtbot, window, Qt.Key.Key_F3, SHIFT)
    press(qtbot, window, Qt.Key.Key_F3, SHIFT)
    assert window.parts.search.count.text() == "3 of 3"


def test_find_says_when_there_is_nothing(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "zebra")
    assert window.parts.search.count.text() == "No hits"


def test_esc_closes_the_find_bar_and_takes_its_marks_away(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "treaty")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.parts.search.isHidden() and not len(window.article.highlights.hits)


def test_the_way_back_leads_to_where_the_search_began(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "closes the article")
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert scroll(window) == 0
