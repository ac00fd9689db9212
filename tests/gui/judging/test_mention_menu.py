"""The menu of a mention: not an agreement, this is another, copy, and what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from gui.window import MainWindow
from tests.gui.conftest import click, press
from tests.gui.judging.conftest import (
    PARIS,
    counts,
    pick,
    right_click,
    settle,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of the screen
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_right_click_offers_what_can_be_said(window: MainWindow) -> None:
    said = ["Not an Agreement", "This Is…", "Copy Its Name"]
    assert right_click(window, "INF Treaty") == [*said, "Note on This Mention", "Note on This Agreement"]


def test_a_right_click_elsewhere_offers_nothing_of_agreements(window: MainWindow) -> None:
    assert right_click(window, "another matter")[0] == "Copy"


def test_an_unlisted_one_can_be_added(window: MainWindow) -> None:
    assert "Add to My Catalogue…" in right_click(window, "Brussels Convention")


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_Menu, None)])
def test_the_menu_opens_by_keys(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None
) -> None:
    click(qtbot, window, "INF Treaty")
    press(qtbot, window, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert window.questions.menu.isVisible()


def test_the_card_opens_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty")
    qtbot.mouseClick(window.popups.card.more, LEFT)
    assert window.questions.menu.isVisible()


def test_not_an_agreement_removes_all_equal_words(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "Not an Agreement")
    assert "inf-1987" not in counts(window) and len(window.article.highlights.mentions) == 1


def test_the_words_said_to_be_none_can_be_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "Not an Agreement")
    offered = right_click(window, "INF Treaty")
    pick(qtbot, window, "As It Was Found")
    assert "Not an Agreement" not in offered and counts(window)["inf-1987"] == 3


def test_this_is_links_anew(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "This Is…")
    qtbot.keyClicks(window.questions.choice.filter, "steel")
    press(qtbot, window, Qt.Key.Key_Return)
    assert counts(window)["paris-1951"] == 3 and window.questions.choice.isHidden()


def test_the_arrows_move_in_the_list_while_typing(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "This Is…")
    qtbot.keyClicks(window.questions.choice.filter, "paris")
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Return)
    assert "paris-1951" in counts(window)


def test_an_empty_list_says_so(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "This Is…")
    qtbot.keyClicks(window.questions.choice.filter, "zebra")
    assert window.questions.choice.nothing.isVisible() and window.questions.choice.choose.isHidden()


def test_a_card_then_tells_who_said_so(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    click(qtbot, window, PARIS)
    assert "you said so" in window.popups.card.words.text()


def test_copy_name(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "Copy Its Name")
    assert QGuiApplication.clipboard().text() == "INF Treaty"


def test_without_a_place_the_commands_are_off(window: MainWindow) -> None:
    named = "not_agreement this_is add_own take_back everywhere copy_name".split()
    assert not any(window.parts.actions[name].isEnabled() for name in named)


def test_every_control_has_a_tooltip_and_a_name(qtbot: QtBot, window: MainWindow) -> None:
    mention = window.article.reading.mentions[0]
    for ask in (window.judge_menu.ask_what, window.follower.next_doubtful, window.judge_menu.ask_new):
        window.guide.point_at(mention)
        ask()
    window.questions.ask_new(mention, "x")
    controls = [
        control
        for popup in (window.questions.doubt, window.questions.choice, window.questions.new)
        for control in (*popup.findChildren(QAbstractButton), *popup.findChildren(QLineEdit))
    ]
    assert all(control.toolTip() and control.accessibleName() for control in controls)
