"""Labels on what can be followed, and typing them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.reader.link_hints import labels
from gui.window import MainWindow
from tests.gui.citing.conftest import CTRL, hints, note
from tests.gui.conftest import click, press


@pytest.mark.parametrize(("count", "length"), [(1, 1), (26, 1), (27, 2), (676, 2), (677, 3)])
def test_labels_are_of_one_length_and_all_different(count: int, length: int) -> None:
    made = labels(count)
    assert len(set(made)) == count and {len(label) for label in made} == {length}


def test_f_labels_all_that_is_on_screen(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    reading, reader = noted.article.reading, noted.parts.reader
    shown = [found for found in (*reading.mentions, *reading.citations) if reader.shows(found.span)]
    assert noted.hints.isVisible() and set(hints(noted)) == set(shown)


def test_typing_a_label_follows_it(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F4)
    qtbot.keyClicks(noted.hints, hints(noted)[note(noted, 1)])
    assert noted.parts.reader.shows(note(noted, 1).target.span) and noted.parts.reader.hasFocus()


def test_a_mention_is_followed_to_its_card(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    mention = noted.article.reading.mentions[0]
    qtbot.keyClicks(noted.hints, hints(noted)[mention])
    assert noted.popups.card.isVisible() and noted.guide.mention == mention


def test_with_shift_a_label_shows_the_target(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    qtbot.keyClicks(noted.hints, hints(noted)[note(noted, 1)].upper())
    peek = noted.popups.peek
    assert peek.isVisible() and peek.has_keys() and noted.parts.reader.verticalScrollBar().value() == 0


def test_esc_takes_the_labels_away_and_nothing_else(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F, CTRL)
    noted.parts.reader.setFocus()
    press(qtbot, noted, Qt.Key.Key_F)
    press(qtbot, noted, Qt.Key.Key_Escape)
    assert noted.hints.isHidden() and noted.parts.search.isVisible() and noted.parts.reader.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Plus, CTRL),
    ],
)
def test_any_other_key_takes_the_labels_away(
    qtbot: QtBot, noted: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    press(qtbot, noted, key, modifier)
    assert noted.hints.isHidden() and noted.parts.reader.hasFocus()


def test_a_click_goes_through_the_labels(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    click(qtbot, noted, "Smith 1999")
    assert noted.hints.isHidden() and noted.popups.peek.isVisible()
