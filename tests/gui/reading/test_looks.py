"""The article's date, zoom, themes, panes that fold."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCalendarWidget, QDateEdit, QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from core.model import Mention, MentionKind, Reading, Span, Treaty
from gui.looks.theme import DARK
from gui.services import Services
from gui.window import MainWindow
from tests.gui.conftest import INF, click, open_in, point_of, press
from tests.gui.reading.conftest import CTRL, LEFT, click_row, find, scroll


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
