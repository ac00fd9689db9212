"""The peek at what a citation leads to, and the choice where several are possible."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.frame.popup import SHADOW
from gui.window import MainWindow
from tests.gui.citing.conftest import (
    ALT,
    CTRL,
    LEFT,
    SHIFT,
    covered_at,
    note,
    of_kind,
    opened,
    peek_at,
    rest_on,
)
from tests.gui.conftest import click, press


def test_resting_on_a_marker_shows_its_note(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 1))
    peek = noted.popups.peek
    assert (peek.heading.text(), peek.words.text()) == ("Footnote 1", "1 Smith, The Treaty (1999).")


def test_a_note_that_says_ibid_brings_the_one_before(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 2))
    assert noted.popups.peek.words.text() == "1 Smith, The Treaty (1999).\n2 Ibid., p. 5."


def test_resting_on_a_provision_shows_the_card_with_it(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, of_kind(noted, "pinpoint"))
    said = noted.popups.card.words.text().split("\n")
    assert said[:2] == ["INF Treaty", "Article VI"] and "Article VI: once" in said and "assumed" in said[-1]


def test_a_pointer_that_passes_by_asks_for_nothing(qtbot: QtBot, noted: MainWindow) -> None:
    rest_on(qtbot, noted, note(noted, 1).span)
    qtbot.mouseMove(noted.parts.reader.viewport(), QPoint(5, 5))
    qtbot.wait(150)
    assert opened(noted) is None


def test_the_peek_chooses_nothing_and_leaves_no_way_back(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 1))
    assert noted.guide.current_citation() is None and not noted.parts.actions["back"].isEnabled()


def test_it_goes_when_the_pointer_leaves(qtbot: QtBot, noted: MainWindow) -> None:
    peek = peek_at(qtbot, noted, note(noted, 1))
    qtbot.mouseMove(noted.parts.reader.viewport(), QPoint(5, 5))
    qtbot.waitUntil(peek.isHidden, timeout=2000)


def test_it_goes_at_esc(qtbot: QtBot, noted: MainWindow) -> None:
    peek = peek_at(qtbot, noted, note(noted, 1))
    press(qtbot, noted, Qt.Key.Key_Escape)
    assert peek.isHidden()


def test_it_goes_when_the_text_scrolls(qtbot: QtBot, noted: MainWindow) -> None:
    peek = peek_at(qtbot, noted, note(noted, 1))
    noted.parts.reader.verticalScrollBar().setValue(30)
    assert peek.isHidden()


def test_it_goes_at_a_click(qtbot: QtBot, noted: MainWindow) -> None:
    peek = peek_at(qtbot, noted, note(noted, 1))
    click(qtbot, noted, "Nothing of weight")
    assert peek.isHidden()


def test_a_peek_that_was_asked_for_stays(qtbot: QtBot, noted: MainWindow) -> None:
    noted.citation_desk.show_in_text(note(noted, 1))
    rest_on(qtbot, noted, note(noted, 2).span)
    qtbot.wait(150)
    assert noted.popups.peek.citation == note(noted, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_it_never_covers_the_line_it_speaks_of(qtbot: QtBot, noted: MainWindow, number: int) -> None:
    covered = []
    for height in (340, 420, 600, 900):
        noted.resize(700, height)
        covered += [covered_at(noted, note(noted, number), share) for share in (0.1, 0.35, 0.6, 0.9)]
    assert not any(covered)


def test_a_long_note_is_no_higher_than_its_room(qtbot: QtBot, noted: MainWindow) -> None:
    noted.resize(700, 420)
    noted.guide.jump(note(noted, 3).span)
    noted.citation_desk.peek_at(note(noted, 3))
    assert noted.rect().contains(noted.popups.peek.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW))


def test_the_way_there_and_back_from_the_peek(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 1))
    qtbot.mouseClick(noted.popups.peek.go, LEFT)
    there = noted.parts.reader.shows(note(noted, 1).target.span)
    press(qtbot, noted, Qt.Key.Key_Left, ALT)
    assert there and noted.parts.reader.verticalScrollBar().value() == 0


def test_the_peek_by_the_keys(qtbot: QtBot, noted: MainWindow) -> None:
    for key, modifier in ((Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_K, CTRL)):
        press(qtbot, noted, key, modifier)
    assert noted.popups.peek.isVisible() and noted.popups.peek.go.hasFocus()


def test_esc_gives_the_keys_back_to_the_text(qtbot: QtBot, noted: MainWindow) -> None:
    noted.citation_desk.peek_with_keys(note(noted, 1))
    press(qtbot, noted, Qt.Key.Key_Escape)
    assert noted.popups.peek.isHidden() and noted.parts.reader.hasFocus()


def test_several_candidates_are_shown_to_choose_from(qtbot: QtBot, noted: MainWindow) -> None:
    click(qtbot, noted, "Smith 1999")
    peek = noted.popups.peek
    assert [choice.accessibleName() for choice in peek.choices] == [
        "Bibliography · ¶ 17: 1 Smith, The Treaty (1999).",
        "Bibliography · ¶ 18: 1 Smith, The Treaty (1999). 2 Ibid., p. 5.",
    ]
    assert peek.why.text() == "two entries fit"


def test_a_click_on_one_goes_there(qtbot: QtBot, noted: MainWindow) -> None:
    click(qtbot, noted, "Smith 1999")
    qtbot.mouseClick(noted.popups.peek.choices[1], LEFT)
    assert noted.parts.reader.shows(note(noted, 2).target.span)


def test_the_next_candidate_by_key_comes_round(qtbot: QtBot, noted: MainWindow) -> None:
    noted.citation_desk.show_in_text(of_kind(noted, "author-year"))
    seen = []
    for _ in range(3):
        press(qtbot, noted, Qt.Key.Key_J, CTRL | SHIFT)
        seen.append(noted.parts.status.step.text())
    assert seen == ["Candidate 1 of 2", "Candidate 2 of 2", "Candidate 1 of 2"]
