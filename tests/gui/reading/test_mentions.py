"""Mentions in the text, their cards and the sidebar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.window import MainWindow
from tests.gui.conftest import PARIS, click, point_of, press
from tests.gui.reading.conftest import LEFT, SHIFT, card_is_open, click_row, hover, scroll


def test_the_sidebar_counts_the_treaties(window: MainWindow) -> None:
    assert window.parts.treaties.number.text() == "2"


def test_a_click_on_a_mention_behind_an_astral_character_chooses_its_treaty(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty", 2)
    assert (window.guide.treaty, window.guide.mention) == ("inf-1987", window.article.reading.mentions[3])


def test_a_click_on_a_mention_opens_its_card(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "Paris Agreement")
    assert window.popups.card.isVisible() and window.popups.card.treaty == PARIS


def test_the_card_is_not_over_its_line(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "Paris Agreement")
    mention = window.guide.mention
    line = window.parts.reader.rect_of_span(mention.span)
    line.translate(window.parts.reader.mapTo(window, QPoint(0, 0)))
    assert not window.popups.card.geometry().adjusted(8, 8, -8, -8).intersects(line)


def test_the_card_has_twelve_lines_at_most(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty")
    assert 5 <= window.popups.card.words.line_count <= 12


def test_the_card_tells_how_it_stood_and_why_it_was_recognised(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty")
    text = window.popups.card.words.text()
    assert "8 December 1987" in text and "4 mentions here" in text and "alias 'INF Treaty'" in text


def test_the_card_opens_on_hover_without_choosing(qtbot: QtBot, window: MainWindow) -> None:
    hover(qtbot, window, "Paris Agreement")
    qtbot.waitUntil(lambda: card_is_open(window), timeout=2000)
    assert window.guide.treaty == ""


def test_the_card_closes_when_the_pointer_leaves(qtbot: QtBot, window: MainWindow) -> None:
    viewport = window.parts.reader.viewport()
    hover(qtbot, window, "Paris Agreement")
    qtbot.waitUntil(lambda: card_is_open(window), timeout=2000)
    qtbot.mouseMove(viewport, QPoint(5, 5))
    qtbot.waitUntil(window.popups.card.isHidden, timeout=2000)


def test_esc_closes_the_card(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "Paris Agreement")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.popups.card.isHidden()


def test_scrolling_closes_the_card(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "Paris Agreement")
    press(qtbot, window, Qt.Key.Key_PageDown)
    assert window.popups.card.isHidden()


def test_a_click_elsewhere_closes_the_card(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "Paris Agreement")
    click(qtbot, window, "First words")
    assert window.popups.card.isHidden()


def test_a_click_on_a_treaty_goes_to_its_next_mention(qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, window, 1)
    assert window.parts.status.step.text() == "Paris Agreement 1 of 2"


def test_a_second_click_on_it_goes_on_and_comes_round(qtbot: QtBot, window: MainWindow) -> None:
    seen = []
    for _ in range(3):
        click_row(qtbot, window, 1)
        seen.append(window.parts.status.step.text())
    assert seen == ["Paris Agreement 1 of 2", "Paris Agreement 2 of 2", "Paris Agreement 1 of 2"]


def test_choosing_a_treaty_starts_from_where_the_reader_is(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.parts.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    click_row(qtbot, window, 1)
    assert window.parts.status.step.text() == "Paris Agreement 2 of 2"


@pytest.mark.parametrize(("modifier", "step"), [(Qt.KeyboardModifier.NoModifier, "2 of 4"), (SHIFT, "4 of 4")])
def test_f8_steps_through_mentions(qtbot: QtBot, window: MainWindow, modifier: Qt.KeyboardModifier, step: str) -> None:
    click(qtbot, window, "INF Treaty")
    press(qtbot, window, Qt.Key.Key_F8, modifier)
    assert window.parts.status.step.text() == f"INF Treaty {step}"


def test_the_buttons_step_too(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty")
    qtbot.mouseClick(window.parts.treaties.next, LEFT)
    assert window.parts.status.step.text() == "INF Treaty 2 of 4"


def test_the_target_comes_to_a_third_of_the_height(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty", 2)
    press(qtbot, window, Qt.Key.Key_F8)
    third = window.parts.reader.viewport().height() / 3
    assert abs(point_of(window, "the pact").y() - third) < 30


def test_what_is_in_sight_does_not_move(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty")
    press(qtbot, window, Qt.Key.Key_F8)
    assert scroll(window) == 0


def test_the_filter_leaves_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.parts.treaties.filter, "paris")
    assert window.parts.treaties.number.text() == "1 of 2"


def test_a_filtered_row_keeps_its_treaty(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.parts.treaties.filter, "paris")
    click_row(qtbot, window, 0)
    assert window.guide.treaty == PARIS.id
