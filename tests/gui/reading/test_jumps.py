"""Citations followed, and the way back and forward."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from gui.window import MainWindow
from tests.gui.conftest import click, open_in, point_of, press, select
from tests.gui.reading.conftest import ALT, CTRL, LEFT, click_row, scroll


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
