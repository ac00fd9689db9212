"""What a person can do with words and notes: colours, lines, tags, stars, what notes are on, undo and redo."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from core.database import Database
from core.model import NOWHERE, Note, NoteKind, NoteStyle, Span
from core.notes import Search, Shelf
from gui.looks.theme import LIGHT
from gui.notes.note_marks import flags, tinted
from gui.reader.marks import Mark
from gui.window import MainWindow
from tests.gui.conftest import click, open_in, press, select

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of the screen
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
WORDS = "comes back"
NOW = datetime(2020, 1, 1, tzinfo=UTC)


def only(window: MainWindow) -> Note:
    (note,) = window.parts.notes.model.notes
    return note


def highlight(qtbot: QtBot, window: MainWindow, words: str = WORDS, key: Qt.Key = Qt.Key.Key_1) -> None:
    select(window, words)
    press(qtbot, window, key, CTRL)


def test_ctrl_and_a_number_highlights_in_that_colour(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window, key=Qt.Key.Key_3)
    assert (only(window).quote, only(window).colour) == (WORDS, "blue")


def test_the_bar_offers_the_colours_a_line_a_note_and_tags(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "First words")
    bar = window.popups.selection
    names = [part.accessibleName() for part in (*bar.swatches, bar.underline, bar.note, bar.tags)]
    qtbot.mouseClick(bar.swatches[1], LEFT)
    assert (names[1], names[-3:], only(window).colour) == ("Green", ["Underline", "Note", "Tag"], "green")


def test_a_chosen_note_takes_another_colour_and_gives_it_back(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window)
    press(qtbot, window, Qt.Key.Key_4, CTRL)
    coloured = only(window).colour
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert (coloured, only(window).colour) == ("pink", "yellow")


def test_ctrl_u_underlines(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window, key=Qt.Key.Key_U)
    assert only(window).style is NoteStyle.UNDERLINE


def test_everything_is_undone_and_done_again(qtbot: QtBot, window: MainWindow, store_path: Path) -> None:
    highlight(qtbot, window)
    press(qtbot, window, Qt.Key.Key_B, CTRL)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z):
        press(qtbot, window, key, CTRL)
    undone = window.parts.notes.model.notes
    press(qtbot, window, Qt.Key.Key_Z, CTRL | SHIFT)
    press(qtbot, window, Qt.Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: window.keeper.is_idle)
    (kept,) = Shelf(Database(store_path)).search(Search())
    assert (undone, only(window).starred, kept.starred) == ((), True, True)


def test_what_was_typed_is_undone_in_one_step(qtbot: QtBot, window: MainWindow) -> None:
    select(window, WORDS)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    qtbot.keyClicks(window.parts.notes.editor(), "Compare the treaty of 1987.")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    window.parts.reader.setFocus()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert (only(window).quote, only(window).body) == (WORDS, "")


def test_tags_are_set_in_a_line_and_counted(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window)
    press(qtbot, window, Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: hasattr(window.cards, "tags") and window.cards.tags.line.hasFocus())
    qtbot.keyClicks(window.cards.tags.line, "history, #to check, history")
    qtbot.keyClick(window.cards.tags.line, Qt.Key.Key_Return)
    assert only(window).tags == ("history", "to check")


def test_colours_take_names_of_the_persons_own(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "First words")
    window.parts.actions["name_colours"].trigger()
    qtbot.keyClicks(window.cards.colours.lines["green"], "against")
    qtbot.mouseClick(window.cards.colours.done, LEFT)
    qtbot.waitUntil(lambda: window.parts.actions["green"].text() == "against")
    assert window.popups.selection.swatches[1].accessibleName() == "against"


def test_a_note_on_a_treaty_shows_in_another_document(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, article: Path
) -> None:
    click(qtbot, window, "INF Treaty", 1)
    qtbot.mouseClick(window.popups.card.note, LEFT)
    qtbot.keyClicks(window.parts.notes.editor(), "Ended.")
    qtbot.waitUntil(lambda: window.keeper.is_idle)
    other = tmp_path / "other.md"
    other.write_text("# Another\n\nThe INF Treaty is named here, too.\n", encoding="utf-8")
    open_in(qtbot, window, other)
    qtbot.waitUntil(lambda: bool(window.parts.notes.model.notes))
    assert (only(window).kind, only(window).about, only(window).body) == (NoteKind.TREATY, "inf-1987", "Ended.")


@pytest.mark.parametrize(("kind", "words"), [(NoteKind.MENTION, "the pact"), (NoteKind.CITATION, "Echo")])
def test_notes_on_a_mention_and_on_a_citation(qtbot: QtBot, window: MainWindow, kind: NoteKind, words: str) -> None:
    document = window.article.document
    assert document is not None
    window.context_menu.show_at(document.text.index(words) + 1, window.pos())
    wanted = {NoteKind.MENTION: "Note on This Mention", NoteKind.CITATION: "Note on This Citation"}[kind]
    menu = window.questions.menu
    next(action for action in menu.actions() if action.text() == wanted).trigger()
    menu.hide()
    assert (only(window).kind, only(window).quote) == (kind, words)


def test_a_note_on_the_whole_article(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Return, CTRL | ALT)
    assert (only(window).kind, only(window).span, window.parts.notes.editor() is not None) == (
        NoteKind.DOCUMENT,
        NOWHERE,
        True,
    )


def test_clicks_pick_nested_highlights_in_turn(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window, "Far below, the pact comes back")
    highlight(qtbot, window, WORDS, Qt.Key.Key_2)
    picked = []
    for _ in range(3):
        click(qtbot, window, WORDS)
        current = window.parts.notes.current()
        picked.append(current.colour if current else "")
    assert picked == ["yellow", "green", "yellow"]


def test_words_are_selected_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "First words")
    window.parts.reader._set_caret(*[window.parts.reader.selection_ends()[0]] * 2)
    for _ in range(2):
        press(qtbot, window, Qt.Key.Key_Right, CTRL | SHIFT)
    press(qtbot, window, Qt.Key.Key_2, CTRL)
    assert only(window).quote == "First words"


def test_a_note_is_right_clicked_in_the_text(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window)
    window.context_menu.show_at(only(window).span.start, window.pos())
    menu = window.questions.menu
    next(action for action in menu.actions() if action.text() == "&Star").trigger()
    menu.hide()
    assert only(window).starred


def test_a_flag_in_the_margin_picks_its_note(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window)
    window.parts.notes.list.clearSelection()
    reader = window.parts.reader
    assert reader.highlights is not None
    (mark,) = reader.highlights.notes.within(*reader.visible_range()) or reader.highlights.notes.within(0, 10**6)
    reader.go_to(only(window).span)
    ((_, rect),) = flags(reader.document(), [mark])
    at = rect.center().toPoint() - QPoint(0, reader.verticalScrollBar().value())
    with qtbot.waitSignal(reader.notes_clicked) as clicked:
        qtbot.mouseClick(reader.viewport(), LEFT, pos=at)
    assert clicked.args == [(only(window),)]


def test_a_pointer_resting_on_a_note_shows_it_rendered(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window)
    window.desk.alter(only(window), "Writing", body="So *it* is.")
    window.parts.reader.note_hovered.emit(only(window))
    assert ("font-style:italic" in window.cards.peek.words.text(), window.cards.peek.isVisible()) == (True, True)


def test_one_highlight_spans_paragraphs(qtbot: QtBot, window: MainWindow) -> None:
    document = window.article.document
    assert document is not None
    start = document.text.index("comes back")
    words = document.text[start : document.text.index("\n\n", start) + 20]
    highlight(qtbot, window, words)
    assert only(window).quote == words.rstrip()


def test_sentences_and_paragraphs_are_selected_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "The INF Treaty ended")
    window.parts.reader._set_caret(*[window.parts.reader.selection_ends()[0]] * 2)
    press(qtbot, window, Qt.Key.Key_Right, ALT | SHIFT)
    first = window.parts.reader.selected_span()
    press(qtbot, window, Qt.Key.Key_Down, CTRL | SHIFT)
    second = window.parts.reader.selected_span()
    document = window.article.document
    assert document is not None and first is not None and second is not None
    assert (first.of(document.text)[-5:], second.end > first.end) == ("here.", True)


def _mark(start: int, end: int, colour: str) -> Mark:
    return Mark(start, end, Note("a", Span(start, end), "", "", NOW, NOW, colour=colour))


def test_tints_mix_where_they_overlap() -> None:
    made = list(tinted([_mark(0, 10, "yellow"), _mark(6, 14, "blue")], LIGHT))
    colours = [colour for _, _, colour in made]
    assert [(start, end) for start, end, _ in made] == [(0, 6), (6, 10), (10, 14)]
    assert colours[0] == QColor(LIGHT.note_tint("yellow")) and len({colour.name() for colour in colours}) == 3
