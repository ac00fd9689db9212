"""The clicks and looks that tests of reading share."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.window import MainWindow
from tests.gui.conftest import point_of, press

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


def find(qtbot: QtBot, window: MainWindow, words: str) -> None:
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(window.parts.search.line, words)
