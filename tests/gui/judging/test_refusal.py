"""A store that refuses: told, and judged all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.errors import NotesError
from core.judgements import Judgement
from core.model import Document
from gui.services import Services
from gui.window import MainWindow
from tests.gui.conftest import press
from tests.gui.judging.conftest import (
    counts,
    open_in,
    settle,
    stored,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of the screen
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


class BrokenJudgements:
    """A store that refuses until it is told to work."""

    def __init__(self) -> None:
        self.works = False
        self.calls: list[str] = []
        self.kept: list[str] = []

    def judgements(self, document: Document) -> tuple[Judgement, ...]:
        return ()

    def add(self, document: Document, judgement: Judgement) -> None:
        if not self.works:
            raise NotesError("The notes database is in use by another program.")
        self.kept = [*self.kept, judgement.id]
        self.calls.append(judgement.treaty)

    def take_back(self, judgement_id: str) -> None:
        self.kept.remove(judgement_id)
        self.calls.append("taken back")


@pytest.fixture
def broken(services: Services, qtbot: QtBot, article: Path) -> tuple[MainWindow, BrokenJudgements]:
    store = BrokenJudgements()
    window = MainWindow(replace(services, judgements=store))
    qtbot.addWidget(window, before_close_func=lambda _: setattr(store, "works", True))
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    open_in(qtbot, window, article)
    return window, store


def test_a_refusal_is_told_and_the_judgement_holds_here(
    qtbot: QtBot, broken: tuple[MainWindow, BrokenJudgements]
) -> None:
    window, _ = broken
    settle(qtbot, window)
    qtbot.waitUntil(lambda: "another program" in window.parts.alarm.sentence())
    assert counts(window)["paris-1783"] == 2


def test_it_is_stored_and_undone_as_soon_as_the_store_works(
    qtbot: QtBot, broken: tuple[MainWindow, BrokenJudgements]
) -> None:
    window, store = broken
    settle(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.parts.alarm.sentence()))
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    store.works = True
    qtbot.mouseClick(window.parts.alarm.action, LEFT)
    stored(qtbot, window)
    assert store.calls == ["paris-1783", "taken back"] and window.parts.alarm.isHidden()
