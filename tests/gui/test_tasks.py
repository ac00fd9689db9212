"""Calls off the main thread."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.errors import DocumentError, ReaderError
from core.model import Document, Reading
from gui.looks.theme import LIGHT
from gui.opening.opening import Opening
from gui.opening.request import Request
from gui.tasks import MishapError, Tasks
from gui.typesetting.formats import Look

pytestmark = pytest.mark.usefixtures("qapp")
NOTHING = Document("-", "text", "", ())


@pytest.fixture
def tasks(tmp_path: Path) -> Tasks:
    return Tasks(2, tmp_path / "log")


def test_the_answer_comes_in_the_main_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[int, int]] = []
    tasks.run(threading.get_ident, lambda ident: seen.append((ident, threading.get_ident())), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.get_ident() == seen[0][1]


def fail_with(error: Exception) -> object:
    raise error


def test_a_fault_of_the_world_comes_as_it_is(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[ReaderError] = []
    tasks.run(lambda: fail_with(DocumentError("Gone.")), seen.append, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert str(seen[0]) == "Gone."


def test_a_bug_is_told_in_one_sentence_and_logged(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    seen: list[ReaderError] = []
    tasks.run(lambda: fail_with(ZeroDivisionError("oops")), seen.append, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], MishapError) and "oops" in (tmp_path / "log").read_text()


def test_the_last_file_asked_for_wins(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()

    def read(request: Request, progress: object) -> Document:
        if request.name == "slow":
            gate.wait(5)
        return replace(NOTHING, title=request.name)

    opening = Opening(tasks, read, Reading, lambda: Look(LIGHT))
    shown: list[Reading] = []
    opening.reading_made.connect(shown.append)
    opening.open(Request("slow"))
    opening.open(Request("fast"))
    qtbot.waitUntil(lambda: bool(shown))
    gate.set()
    tasks.wait(5000)
    qtbot.wait(50)
    assert [reading.document.title for reading in shown] == ["fast"]


def test_what_is_looked_for_in_one_document_comes_though_another_does_not_open(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()

    def read(request: Request, progress: object) -> Document:
        if request.name == "bad":
            raise DocumentError("It is bad.")
        return NOTHING

    def analyse(document: Document) -> Reading:
        gate.wait(5)
        return Reading(document)

    opening = Opening(tasks, read, analyse, lambda: Look(LIGHT))
    with qtbot.waitSignal(opening.text_read):
        opening.open(Request("good"))
    with qtbot.waitSignal(opening.failed):
        opening.open(Request("bad"))
    with qtbot.waitSignal(opening.reading_made):
        gate.set()
