"""The whole of it: the application with core's own reading, on the sample."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.errors import DocumentError
from core.resources import resource
from gui.analyst import Analyst
from gui.application import Servanda
from gui.head_start import HeadStart

SAMPLE = resource("sample/article.md")


@pytest.fixture
def servanda(qtbot: QtBot, tmp_path: Path) -> Iterator[Servanda]:
    made = Servanda(HeadStart(Analyst()), tmp_path / "log")
    yield made
    for window in list(made.windows):
        window.close()
    made.services.tasks.wait(5000)


def test_the_sample_opens_with_its_treaties(qtbot: QtBot, servanda: Servanda) -> None:
    servanda.open([SAMPLE])
    window = servanda.windows[0]
    qtbot.waitUntil(lambda: window.article.reading is not None)
    assert window.parts.treaties.model.rowCount() > 5 and window.parts.citations.model.rowCount() > 1


def test_every_file_has_a_window(qtbot: QtBot, servanda: Servanda) -> None:
    servanda.open([SAMPLE, SAMPLE])
    assert len(servanda.windows) == 2


def test_a_bug_in_this_thread_is_told_without_its_traceback(
    qtbot: QtBot, servanda: Servanda, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    servanda.open([])
    try:
        raise ZeroDivisionError("secret")
    except ZeroDivisionError:
        servanda.on_error(*sys.exc_info())  # type: ignore[arg-type]
    said = capsys.readouterr().err + servanda.windows[0].parts.alarm.words.text()
    assert "in Servanda itself" in said and "secret" not in said and "secret" in (tmp_path / "log").read_text()


def test_a_head_start_reads_and_analyses_the_same() -> None:
    analyst, head_start = Analyst(), HeadStart(Analyst())
    head_start.begin(SAMPLE)
    document = head_start.read(SAMPLE)
    assert head_start.analyse(document) == analyst.analyse(analyst.read(SAMPLE))


def test_a_head_start_brings_the_sentence_of_a_failure(tmp_path: Path) -> None:
    head_start = HeadStart(Analyst())
    head_start.begin(tmp_path / "gone.txt")
    with pytest.raises(DocumentError, match="gone"):
        head_start.read(tmp_path / "gone.txt")


def test_another_file_takes_the_usual_way(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Another text, with some words in it.")
    head_start = HeadStart(Analyst())
    head_start.begin(SAMPLE)
    other = head_start.analyse(head_start.read(tmp_path / "other.txt"))
    first = head_start.analyse(head_start.read(SAMPLE))
    assert other.document.text.startswith("Another text") and first.treaties


def test_the_work_is_done_here_where_the_other_process_died() -> None:
    head_start = HeadStart(Analyst())
    head_start.begin(SAMPLE)
    os.kill(head_start._child, signal.SIGKILL)
    assert head_start.read(SAMPLE).title
