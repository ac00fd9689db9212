"""Names that could be several agreements: marked, asked about, settled with a click, undone, kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.window import MainWindow
from tests.gui.conftest import click, point_of, press
from tests.gui.judging.conftest import (
    PARIS,
    counts,
    doubtful,
    open_in,
    settle,
    stored,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of the screen
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def test_doubtful_names_are_marked(window: MainWindow) -> None:
    assert (doubtful(window), counts(window)) == (2, {"inf-1987": 3, "unlisted-brussels-convention": 1})


def test_the_sidebar_says_how_many(window: MainWindow) -> None:
    line = window.parts.treaties.doubtful
    assert line.isVisible() and line.text() == "1 name could not be told apart"


def test_a_click_on_one_asks_which(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, PARIS)
    choices = [choice.text() for choice in window.questions.doubt.choices]
    assert choices == ["Treaty of Paris (1783)", "Treaty of Paris (1951)"]


def test_resting_on_one_asks_which(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseMove(window.parts.reader.viewport(), QPoint(5, 5))
    qtbot.mouseMove(window.parts.reader.viewport(), point_of(window, PARIS))
    qtbot.waitUntil(lambda: hasattr(window.questions, "doubt") and window.questions.doubt.isVisible(), timeout=2000)


def test_one_click_settles_all_equal_words(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    assert counts(window)["paris-1783"] == 2 and doubtful(window) == 0


def test_the_sidebar_follows_at_once(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    pane = window.parts.treaties
    assert (pane.model.rowCount(), pane.number.text(), pane.doubtful.isVisible()) == (3, "3", False)


def test_a_filter_stays_on_the_sidebar(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.parts.treaties.filter, "paris")
    settle(qtbot, window)
    assert window.parts.treaties.number.text() == "1 of 3"


def test_the_notice_says_what_was_settled(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    said = window.parts.notice.sentence()
    assert said == "“Treaty of Paris” now means Treaty of Paris (1783) in this article."


def test_what_was_settled_is_the_chosen_one(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window, 1)
    assert window.parts.status.step.text() == "Treaty of Paris 1 of 2"


def test_the_place_in_the_text_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.reader.verticalScrollBar().setValue(37)
    settle(qtbot, window)
    assert window.parts.reader.verticalScrollBar().value() == 37


@pytest.mark.parametrize("way", ["key", "button"])
def test_undo_restores(qtbot: QtBot, window: MainWindow, way: str) -> None:
    settle(qtbot, window)
    if way == "key":
        press(qtbot, window, Qt.Key.Key_Z, CTRL)
    else:
        qtbot.mouseClick(window.parts.notice.action, LEFT)
    assert doubtful(window) == 2 and "paris-1783" not in counts(window) and window.parts.notice.isHidden()


def test_going_back_past_a_judgement_is_no_harm(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    press(qtbot, window, Qt.Key.Key_F8)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.guide.treaty == "" and window.parts.status.step.text() == ""


def test_none_of_these_takes_the_marks_away(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, PARIS)
    qtbot.mouseClick(window.questions.doubt.none, LEFT)
    assert doubtful(window) == 0 and "paris-1783" not in counts(window)


def test_other_offers_the_whole_catalogue(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, PARIS)
    qtbot.mouseClick(window.questions.doubt.another, LEFT)
    assert window.questions.choice.isVisible() and window.questions.choice.model.rowCount() == 4


def test_the_sidebar_line_steps_through_them(qtbot: QtBot, window: MainWindow) -> None:
    steps = []
    for _ in range(3):
        qtbot.mouseClick(window.parts.treaties.doubtful, LEFT)
        steps.append(window.parts.status.step.text())
    assert steps == ["Doubtful name 1 of 2", "Doubtful name 2 of 2", "Doubtful name 1 of 2"]


def test_keys_alone_settle_one(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_F6)
    press(qtbot, window, Qt.Key.Key_Tab)
    press(qtbot, window, Qt.Key.Key_Return)
    assert counts(window)["paris-1951"] == 2


def test_esc_closes_the_card_and_gives_the_keys_back(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_F6)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.questions.doubt.isHidden() and window.parts.reader.hasFocus()


# Kept


def test_kept_after_opening_again(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], article: Path
) -> None:
    settle(qtbot, window)
    window.close()
    again = make_window()
    open_in(qtbot, again, article)
    qtbot.waitUntil(lambda: counts(again).get("paris-1783") == 2)


def test_undone_after_it_was_stored_stays_undone(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    settle(qtbot, window)
    stored(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    stored(qtbot, window)
    open_in(qtbot, window, article)
    assert doubtful(window) == 2


def test_what_is_said_of_one_article_is_not_said_of_others(qtbot: QtBot, window: MainWindow, other: Path) -> None:
    settle(qtbot, window)
    stored(qtbot, window)
    open_in(qtbot, window, other)
    assert doubtful(window) == 1


def test_in_all_articles_holds_in_another(qtbot: QtBot, window: MainWindow, other: Path) -> None:
    settle(qtbot, window)
    qtbot.mouseClick(window.parts.notice.other, LEFT)
    said = window.parts.notice.sentence()
    stored(qtbot, window)
    open_in(qtbot, window, other)
    qtbot.waitUntil(lambda: counts(window).get("paris-1783") == 1)
    assert said.endswith("in all articles.")


def test_undo_takes_back_what_holds_in_all(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    settle(qtbot, window)
    qtbot.mouseClick(window.parts.notice.other, LEFT)
    qtbot.mouseClick(window.parts.notice.action, LEFT)
    stored(qtbot, window)
    open_in(qtbot, window, article)
    assert doubtful(window) == 2
