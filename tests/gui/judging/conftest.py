"""A window with doubtful names in it, and the clicks that settle them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.catalogue import Catalogue, own_files, read_files
from gui.opening.analyst import Analyst
from gui.services import Services
from gui.window import MainWindow
from tests.gui.conftest import FILLER, click, point_of

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


CATALOGUE = """
[[agreement]]
id = "paris-1783"
name = "Treaty of Paris"
title = "Definitive Treaty of Peace"
kind = "peace"
signed = "1783-09-03"
summary = "Ended a war."

[[agreement]]
id = "paris-1951"
name = "Treaty of Paris"
title = "Treaty establishing the European Coal and Steel Community"
kind = "treaty"
signed = "1951-04-18"
acronyms = ["ECSC"]
summary = "Founded a community."

[[agreement]]
id = "inf-1987"
name = "INF Treaty"
title = "Treaty on the Elimination of Intermediate-Range Missiles"
kind = "treaty"
signed = "1987-12-08"
summary = "Banned a class of missiles."
"""
ARTICLE = "\n\n".join(
    [
        "# On some old papers",
        "Much was said of the Treaty of Paris that year. The INF Treaty is another matter.",
        "The Brussels Convention was read, too. Again the Treaty of Paris came up, and the INF Treaty with it.",
        *[FILLER] * 8,
        "At last the INF Treaty was left alone.",
    ]
)
OTHER = "# Elsewhere\n\nNo one there had heard of the Treaty of Paris, nor of the INF Treaty."
PARIS = "Treaty of Paris"


@pytest.fixture
def services(services: Services, tmp_path: Path) -> Services:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "peace.toml").write_text(CATALOGUE, encoding="utf-8")
    analyst = Analyst(lambda: Catalogue(read_files([folder / "peace.toml"], own_files()), {}))
    return replace(services, analyse=analyst.analyse, catalogue=analyst.catalogue, add_own=analyst.add_own)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "papers.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere.md"
    path.write_text(OTHER, encoding="utf-8")
    return path


def open_in(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Opens a file and waits until it is judged by what the store holds."""
    with qtbot.waitSignals([window.opening.reading_made, window.judgement_keeper.loaded]):
        window.open_file(path)


@pytest.fixture
def window(qtbot: QtBot, empty_window: MainWindow, article: Path) -> MainWindow:
    open_in(qtbot, empty_window, article)
    return empty_window


def doubtful(window: MainWindow) -> int:
    return len(window.article.highlights.doubtful)


def counts(window: MainWindow) -> dict[str, int]:
    """What the sidebar lists, and how often."""
    reading = window.article.reading
    return {treaty.id: len(reading.mentions_of(treaty.id)) for treaty in reading.treaties}


def right_click(window: MainWindow, words: str, which: int = 0) -> list[str]:
    """A real right click, as the window system gives it; the words of the menu that opens."""
    viewport = window.parts.reader.viewport()
    at = viewport.mapTo(window, point_of(window, words, which))
    QTest.mouseClick(window.windowHandle(), RIGHT, Qt.KeyboardModifier.NoModifier, at)
    menu = getattr(window.questions, "menu", None)
    return [plain(action) for action in menu.actions() if action.text()] if menu and menu.isVisible() else []


def plain(action: QAction) -> str:
    return action.text().replace("&", "")


def pick(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """A click on an entry of the menu."""
    menu = window.questions.menu
    action = next(action for action in menu.actions() if plain(action) == words)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def settle(qtbot: QtBot, window: MainWindow, choice: int = 0) -> None:
    """A click on a doubtful name, and one on a candidate."""
    click(qtbot, window, PARIS)
    qtbot.mouseClick(window.questions.doubt.choices[choice], LEFT)


def stored(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.judgement_keeper.is_idle)
