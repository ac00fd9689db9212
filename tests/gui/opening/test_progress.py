"""What takes long shows how far it is, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.importers import read_bytes
from core.model import Document
from gui.opening.opening import Read
from gui.opening.request import Request
from gui.services import Services
from gui.window import MainWindow
from tests.gui.conftest import open_in, press
from tests.gui.opening.conftest import WORDS, made

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def slow_window(window_that_reads: Callable[[Read], MainWindow], gate: threading.Event, impatient: None) -> MainWindow:
    """It opens “slow” as far as a quarter, and no further until the gate is open."""

    def read(request: Request, progress: Callable[[float], None]) -> Document:
        if request.name == "slow":
            progress(0.25)
            while not gate.wait(0.01):
                progress(0.25)
        return made(WORDS * 30, request.source)

    return window_that_reads(read)


def open_slowly(qtbot: QtBot, window: MainWindow) -> None:
    window.open_file(Path("slow"))
    qtbot.waitUntil(lambda: window.parts.progress.isVisible() and window.parts.progress.share == 0.25)


def test_what_takes_long_shows_how_far_it_is(qtbot: QtBot, slow_window: MainWindow) -> None:
    open_slowly(qtbot, slow_window)
    assert slow_window.parts.progress.words.text() == "Opening slow …"


def test_once_it_is_open_nothing_more_is_shown(qtbot: QtBot, slow_window: MainWindow) -> None:
    open_in(qtbot, slow_window, Path("quick"))
    with qtbot.assertNotEmitted(slow_window.opening.dragging, wait=60):
        assert slow_window.parts.progress.isHidden()


def test_the_bar_goes_when_the_text_comes(qtbot: QtBot, slow_window: MainWindow, gate: threading.Event) -> None:
    open_slowly(qtbot, slow_window)
    with qtbot.waitSignal(slow_window.opening.reading_made):
        gate.set()
    assert slow_window.parts.progress.isHidden() and slow_window.parts.progress.share == 0


@pytest.mark.parametrize("how", ["Esc", "button"])
def test_it_can_be_stopped_and_what_was_open_stays(qtbot: QtBot, slow_window: MainWindow, how: str) -> None:
    open_in(qtbot, slow_window, Path("quick"))
    open_slowly(qtbot, slow_window)
    if how == "Esc":
        press(qtbot, slow_window, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(slow_window.parts.progress.stop, LEFT)
    assert slow_window.parts.progress.isHidden() and slow_window.article.document.source == "quick"


def test_stopping_ends_the_work(qtbot: QtBot, slow_window: MainWindow, services: Services) -> None:
    open_slowly(qtbot, slow_window)
    press(qtbot, slow_window, Qt.Key.Key_Escape)
    assert services.tasks.wait(2000)


def test_an_empty_window_is_empty_again(qtbot: QtBot, slow_window: MainWindow) -> None:
    open_slowly(qtbot, slow_window)
    press(qtbot, slow_window, Qt.Key.Key_Escape)
    assert slow_window.parts.empty.isVisible() and slow_window.parts.status.place.text() == ""


def test_a_long_text_is_set_a_little_at_a_time_when_its_look_changes(
    qtbot: QtBot, window_that_reads: Callable[[Read], MainWindow], services: Services
) -> None:
    window = window_that_reads(lambda request, progress: made(WORDS * 3000, request.source))
    open_in(qtbot, window, Path("long"))
    before = window.parts.reader.page
    services.lighting.choose("dark")
    assert window.parts.reader.page is before
    qtbot.waitUntil(lambda: window.parts.reader.page is not before and window.parts.reader.theme.name == "dark")


def test_a_long_document_is_read_apart(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("A title\n\n" + WORDS * 6000)
    open_in(qtbot, empty_window, path)
    assert empty_window.article.document == read_bytes(path.read_bytes(), str(path))
