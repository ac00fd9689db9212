"""What is pasted or dropped becomes a document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.settings import Settings
from gui.window import MainWindow
from tests.gui.conftest import press, select
from tests.gui.opening.conftest import FRAGMENT, PASTED, mime, paste

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("kinds", "form", "first"),
    [
        ({"plain": PASTED}, "text", "A pasted title"),
        ({"html": FRAGMENT, "plain": "the same"}, "html", "A pasted heading"),
    ],
    ids=["text", "page"],
)
def test_what_was_copied_becomes_a_document(
    qtbot: QtBot, empty_window: MainWindow, kinds: dict[str, str], form: str, first: str
) -> None:
    document = paste(qtbot, empty_window, mime(**kinds))
    shown = document.blocks[0].span.of(document.text)
    assert (document.source, document.format, shown) == ("clipboard", form, first)


def test_a_file_that_was_copied_is_opened(qtbot: QtBot, empty_window: MainWindow, article: Path) -> None:
    assert paste(qtbot, empty_window, mime(file=str(article))).source == str(article)


def test_the_file_menu_opens_the_clipboard_too(qtbot: QtBot, empty_window: MainWindow) -> None:
    QGuiApplication.clipboard().setMimeData(mime(plain=PASTED))
    with qtbot.waitSignal(empty_window.opening.reading_made):
        empty_window.parts.actions["clipboard"].trigger()
    assert empty_window.article.document.source == "clipboard"


def test_ctrl_shift_v_pastes(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setMimeData(mime(plain=PASTED))
    with qtbot.waitSignal(window.opening.reading_made):
        press(qtbot, window, Qt.Key.Key_V, CTRL | SHIFT)
    assert window.article.document.source == "clipboard"


def test_an_empty_clipboard_says_so(qtbot: QtBot, empty_window: MainWindow) -> None:
    QGuiApplication.clipboard().setMimeData(mime(plain="  "))
    press(qtbot, empty_window, Qt.Key.Key_V, CTRL | SHIFT)
    assert "no text on the clipboard" in empty_window.parts.notice.sentence()


def test_notes_on_a_pasted_text_are_there_when_it_is_pasted_again(
    qtbot: QtBot, empty_window: MainWindow, make_window: Callable[[], MainWindow]
) -> None:
    paste(qtbot, empty_window, mime(plain=PASTED))
    select(empty_window, "INF Treaty")
    with qtbot.waitSignal(empty_window.keeper.stored):
        press(qtbot, empty_window, Qt.Key.Key_D, CTRL)
    empty_window.close()
    other = make_window()
    paste(qtbot, other, mime(plain=PASTED))
    assert [note.quote for note in other.parts.notes.model.notes] == ["INF Treaty"]


def test_a_pasted_text_is_no_file_read_last(qtbot: QtBot, empty_window: MainWindow, settings: Settings) -> None:
    paste(qtbot, empty_window, mime(plain=PASTED))
    assert settings.recent() == ()


@pytest.mark.parametrize("kinds", [{"plain": PASTED}, {"html": FRAGMENT}], ids=["text", "page"])
def test_dropped_words_become_a_document(qtbot: QtBot, empty_window: MainWindow, kinds: dict[str, str]) -> None:
    data = mime(**kinds)
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(empty_window, QDragEnterEvent(QPoint(9, 9), *how))
    drop = QDropEvent(QPointF(9, 9), *how)
    with qtbot.waitSignal(empty_window.opening.reading_made):
        QApplication.sendEvent(empty_window, drop)
    assert empty_window.article.document.source == "dropped text" and drop.isAccepted()
