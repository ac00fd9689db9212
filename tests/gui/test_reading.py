"""A window with an article in it: mentions, treaties, citations, history, find, looks."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCalendarWidget, QDateEdit, QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from core.model import Mention, MentionKind, Reading, Span, Treaty
from gui.looks.theme import DARK
from gui.services import Services
from gui.window import MainWindow
from tests.gui.conftest import INF, PARIS, click, open_in, point_of, press, select

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton


def click_row(qtbot: QtBot, window: MainWindow, row: int) -> None:
    view = window.parts.treaties.list
    rect = view.visualRect(view.model().index(row, 0))
    qtbot.mouseClick(view.viewport(), LEFT, pos=rect.center())


def hover(qtbot: QtBot, window: MainWindow, words: str) -> None:
    viewport = window.parts.reader.viewport()
    qtbot.mouseMove(viewport, QPoint(5, 5))
    qtbot.mouseMove(viewport, point_of(window, words))


def card_is_open(window: MainWindow) -> bool:
    card = getattr(window.popups, "card", None)
    return card is not None and card.isVisible()


def scroll(window: MainWindow) -> int:
    return window.parts.reader.verticalScrollBar().value()


# Mentions and the sidebar


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


# Citations


def test_a_click_on_a_citation_goes_to_its_place(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.reader.verticalScrollBar().setValue(point_of(window, "Echo").y() - 200)
    click(qtbot, window, "Echo")
    assert window.parts.reader.shows(window.article.reading.citations[0].target.span)


def test_an_address_is_shown_before_anything_opens(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(qtbot, window, Qt.Key.Key_F7)
    press(qtbot, window, Qt.Key.Key_F7)
    press(qtbot, window, Qt.Key.Key_J, CTRL)
    assert window.popups.peek.isVisible() and not opened


def test_the_browser_opens_after_the_click(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.citation_desk.follow(window.article.reading.citations[1])
    qtbot.mouseClick(window.popups.peek.open, LEFT)
    assert opened == [QUrl("https://example.org/a/long/address")]


def test_a_citation_without_a_target_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.citation_desk.follow(window.article.reading.citations[2])
    assert window.popups.peek.words.text() == "No target known" and window.popups.peek.open.isHidden()


# Back and forward


def test_back_restores_scroll_and_selection_exactly(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.reader.verticalScrollBar().setValue(37)
    select(window, "Nothing of weight")
    before = window.parts.reader.place()
    click_row(qtbot, window, 1)
    click_row(qtbot, window, 1)
    for _ in range(2):
        press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert window.parts.reader.place() == before


def test_forward_restores_exactly_what_back_left(qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, window, 1)
    click_row(qtbot, window, 1)
    after = window.parts.reader.place()
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    assert window.parts.reader.place() == after


def test_mouse_buttons_go_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, window, 1)
    click_row(qtbot, window, 1)
    there = scroll(window)
    viewport = window.parts.reader.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.BackButton)
    here = scroll(window)
    qtbot.mouseClick(viewport, Qt.MouseButton.ForwardButton)
    assert (here, scroll(window)) == (0, there)


def test_history_belongs_to_one_document(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    click_row(qtbot, window, 1)
    open_in(qtbot, window, article)
    assert not window.parts.actions["back"].isEnabled()


# Find


def find(qtbot: QtBot, window: MainWindow, words: str) -> None:
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(window.parts.search.line, words)


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


# Dates and looks


def test_without_a_date_the_status_is_said_to_be_todays(window: MainWindow) -> None:
    assert "today" in window.parts.treaties.as_of.text()


def test_a_click_on_the_byline_asks_for_the_date(qtbot: QtBot, window: MainWindow) -> None:
    point = window.parts.reader.date_rect().center() - window.parts.reader.viewport().pos()
    qtbot.mouseClick(window.parts.reader.viewport(), LEFT, pos=point)
    assert window.popups.date.isVisible()


def test_statuses_speak_as_of_the_date_set(qtbot: QtBot, window: MainWindow) -> None:
    window.popups.date_set.emit(date(2018, 12, 6))
    click(qtbot, window, "INF Treaty")
    assert "In force" in window.popups.card.words.text() and "withdrew" in window.popups.card.words.text()


def test_the_date_set_is_there_again(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    window.popups.date_set.emit(date(2018, 12, 6))
    open_in(qtbot, window, article)
    assert "6 December 2018" in window.parts.reader.toPlainText()


def test_mentions_are_where_they_were_after_the_date_is_set(qtbot: QtBot, window: MainWindow) -> None:
    window.popups.date_set.emit(date(2018, 12, 6))
    click(qtbot, window, "INF Treaty", 2)
    assert window.guide.mention == window.article.reading.mentions[3]


def test_zoom_in_and_back(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Plus, CTRL)
    larger = window.article.zoom
    press(qtbot, window, Qt.Key.Key_0, CTRL)
    assert larger > window.article.zoom == 1.0


def test_zoom_keeps_the_place(qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, window, 1)
    click_row(qtbot, window, 1)
    top = window.parts.reader.place().top
    press(qtbot, window, Qt.Key.Key_Plus, CTRL)
    assert abs(window.parts.reader.place().top - top) < 120


def test_another_theme_keeps_place_and_marks(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    click_row(qtbot, window, 1)
    click_row(qtbot, window, 1)
    before = window.parts.reader.place()
    services.lighting.choose("dark")
    assert (window.parts.reader.theme, window.parts.reader.place()) == (DARK, before)


def test_the_measure_is_about_seventy_characters(window: MainWindow) -> None:
    block = window.parts.reader.document().findBlockByNumber(3)
    layout = block.layout()
    lengths = [layout.lineAt(line).textLength() for line in range(layout.lineCount() - 1)]
    assert 60 <= sum(lengths) / len(lengths) <= 76


@pytest.mark.parametrize(("width", "shown"), [(1000, (True, True)), (880, (True, False)), (680, (False, False))])
def test_panes_fold_away_in_a_narrow_window(
    qtbot: QtBot, window: MainWindow, width: int, shown: tuple[bool, bool]
) -> None:
    window.resize(width, 700)
    assert (window.parts.treaties.isVisible(), window.parts.tabs.isVisible()) == shown


def test_folded_panes_come_back(window: MainWindow) -> None:
    window.resize(600, 700)
    window.resize(1200, 700)
    assert window.parts.treaties.isVisible() and window.parts.tabs.isVisible()


@pytest.mark.parametrize(("key", "pane"), [(Qt.Key.Key_F9, "treaties"), (Qt.Key.Key_F10, "tabs")])
def test_f9_and_f10_fold_the_panes(qtbot: QtBot, window: MainWindow, key: Qt.Key, pane: str) -> None:
    press(qtbot, window, key)
    assert not getattr(window.parts, pane).isVisible()


def test_esc_closes_the_topmost_thing_only(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "treaty")
    click(qtbot, window, "INF Treaty")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.popups.card.isHidden() and window.parts.search.isVisible()


def test_the_status_line_tells_place_and_length(window: MainWindow) -> None:
    assert window.parts.status.place.text().endswith("of 23 · 0 %")


def test_a_dropped_file_opens(qtbot: QtBot, empty_window: MainWindow, article: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(article))])
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter, drop = QDragEnterEvent(QPoint(9, 9), *how), QDropEvent(QPointF(9, 9), *how)
    QApplication.sendEvent(empty_window, enter)
    with qtbot.waitSignal(empty_window.opening.reading_made):
        QApplication.sendEvent(empty_window, drop)
    assert empty_window.article.document.source == str(article)


def test_copying_the_card(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty")
    qtbot.mouseClick(window.popups.card.copy, LEFT)
    assert QGuiApplication.clipboard().text().startswith(INF.name)


def test_every_command_has_its_words_and_most_a_key(window: MainWindow) -> None:
    named = [action for action in window.parts.actions.by_name.values() if action.text() and action.toolTip()]
    assert len(named) == len(window.parts.actions.by_name)


def test_a_click_on_the_margin_of_a_line_is_no_click_on_its_mention(qtbot: QtBot, window: MainWindow) -> None:
    point = QPointF(window.parts.reader.viewport().width() - 3, point_of(window, "INF Treaty").y())
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, point, point, LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window.parts.reader.viewport(), event)
    assert window.guide.mention is None


def test_the_wheel_turns_in_the_margin_too(qtbot: QtBot, window: MainWindow) -> None:
    reader = window.parts.reader
    at = QPointF(3, 200)
    no_buttons, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        at,
        reader.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, -240),
        no_buttons,
        no_keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reader, turn)
    assert scroll(window) > 0


def test_every_control_has_a_tooltip_and_a_name(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty")
    window.parts.search.begin()
    controls = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
    ours = [control for control in controls if not control.objectName().startswith(("qt_", "Scroll"))]
    bare = [
        control
        for control in ours
        if control.isVisible()
        and not isinstance(control.parent(), (QLineEdit, QTabBar, QDateEdit, QCalendarWidget))
        and (not control.toolTip() or not (control.accessibleName() or control.text()))
    ]
    assert not bare


@pytest.mark.parametrize("number", [100])
def test_a_hundred_treaties_scroll_and_filter_at_once(qtbot: QtBot, window: MainWindow, number: int) -> None:
    treaties = tuple(Treaty(f"t{n}", f"Treaty {n}", f"Title {n}") for n in range(number))
    mentions = tuple(Mention(Span(n, n + 1), f"t{n}", MentionKind.NAME, "") for n in range(number))
    window.reception.show_reading(Reading(window.article.document, treaties, mentions))
    began = time.perf_counter()
    for key in ("9", "9"):
        qtbot.keyClicks(window.parts.treaties.filter, key)
        window.parts.treaties.list.grab()
    assert window.parts.treaties.number.text() == "1 of 100" and time.perf_counter() - began < 0.5
