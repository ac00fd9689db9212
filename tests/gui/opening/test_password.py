"""A locked document asks for its password."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from core.errors import PasswordNeededError
from core.model import Document
from gui.opening.opening import Read
from gui.opening.request import Request
from gui.window import MainWindow
from tests.gui.conftest import press
from tests.gui.opening.conftest import WORDS, made

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def locked_window(window_that_reads: Callable[[Read], MainWindow]) -> MainWindow:
    def read(request: Request, progress: Callable[[float], None]) -> Document:
        if request.password != "open sesame":
            raise PasswordNeededError("It is locked.")
        return made(WORDS * 30, request.source)

    return window_that_reads(read)


def ask(qtbot: QtBot, window: MainWindow) -> None:
    window.open_file(Path("locked.pdf"))
    qtbot.waitUntil(window.parts.password.isVisible)


def test_a_locked_document_asks_for_its_password(qtbot: QtBot, locked_window: MainWindow) -> None:
    ask(qtbot, locked_window)
    assert "locked.pdf" in locked_window.parts.password.words.text() and locked_window.parts.password.line.hasFocus()


def test_the_right_one_opens_it(qtbot: QtBot, locked_window: MainWindow) -> None:
    ask(qtbot, locked_window)
    with qtbot.waitSignal(locked_window.opening.reading_made):
        qtbot.keyClicks(locked_window.parts.password.line, "open sesame\r")
    assert locked_window.parts.password.isHidden()


def test_a_wrong_one_says_so(qtbot: QtBot, locked_window: MainWindow) -> None:
    ask(qtbot, locked_window)
    qtbot.keyClicks(locked_window.parts.password.line, "please")
    with qtbot.waitSignal(locked_window.opening.failed):
        qtbot.mouseClick(locked_window.parts.password.unlock, LEFT)
    assert "does not open" in locked_window.parts.password.words.text()


def test_the_password_is_kept_nowhere(qtbot: QtBot, locked_window: MainWindow, tmp_path: Path) -> None:
    ask(qtbot, locked_window)
    with qtbot.waitSignals([locked_window.opening.reading_made, locked_window.keeper.loaded]):
        qtbot.keyClicks(locked_window.parts.password.line, "open sesame\r")
    locked_window.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"sesame" not in stored and "sesame" not in repr(Request("x", password="open sesame"))


def test_esc_leaves_it_locked(qtbot: QtBot, locked_window: MainWindow) -> None:
    ask(qtbot, locked_window)
    press(qtbot, locked_window, Qt.Key.Key_Escape)
    assert locked_window.parts.password.isHidden()


def test_a_locked_pdf_opens_with_its_password(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt="open sesame")
    for number in range(12):
        canvas.drawString(80, 700 - 14 * number, WORDS)
    canvas.save()
    empty_window.open_file(path)
    qtbot.waitUntil(empty_window.parts.password.isVisible, timeout=10_000)
    with qtbot.waitSignal(empty_window.opening.reading_made, timeout=10_000):
        qtbot.keyClicks(empty_window.parts.password.line, "open sesame\r")
    assert "INF Treaty" in empty_window.article.document.text and "p. 1 ·" in empty_window.parts.status.place.text()
