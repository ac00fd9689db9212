"""The whole of it: the application with core's own reading, on the sample."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.resources import resource
from gui.application import Servanda

SAMPLE = resource("sample/article.md")
# What the first sight of an article does without, each imported where it is first used.
LATER = {
    *("core.anchors.search", "core.backups", "core.cli", "core.export", "core.imports", "core.own", "core.sentences"),
    *(f"core.importers.{name}" for name in ("article", "epub", "lines", "mhtml", "pdf", "word")),
    *("gui.frame.popup", "gui.judging.add_popup", "gui.notes.note_peek", "gui.treaties.treaty_card"),
    *("jinja2", "mammoth", "nh3", "pypdfium2", "rapidfuzz", "readability", "rich", "simplemma", "uuid"),
}


@pytest.fixture
def servanda(qtbot: QtBot, tmp_path: Path) -> Iterator[Servanda]:
    made = Servanda(tmp_path / "log")
    yield made
    for window in list(made.windows):
        window.close()
    made.services.tasks.wait(5000)
    made.close()


def test_the_sample_opens_with_its_treaties(qtbot: QtBot, servanda: Servanda) -> None:
    servanda.open([SAMPLE])
    window = servanda.windows[0]
    qtbot.waitUntil(lambda: window.article.reading is not None, timeout=30_000)
    assert window.parts.treaties.model.rowCount() > 5 and window.parts.citations.model.rowCount() > 1


def test_what_is_not_seen_at_first_is_loaded_later() -> None:
    start = [sys.executable, "-X", "importtime", "-m", "tests.benchmarks.full_window", str(SAMPLE)]
    run = subprocess.run(start, cwd=SAMPLE.parents[2], capture_output=True, text=True, check=True, timeout=60)
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "core.pipeline" in loaded and loaded.isdisjoint(LATER), sorted(loaded & LATER)


def test_every_file_has_a_window(qtbot: QtBot, servanda: Servanda) -> None:
    servanda.open([SAMPLE, SAMPLE])
    assert len(servanda.windows) == 2


@pytest.mark.parametrize("way", ["file", "address"])
def test_a_desktop_hands_over_addresses(qtbot: QtBot, servanda: Servanda, way: str) -> None:
    servanda.open([SAMPLE.as_uri() if way == "file" else "servanda://note/none"])
    window = servanda.windows[0]
    if way == "file":
        qtbot.waitUntil(lambda: window.article.document is not None, timeout=30_000)
    else:
        qtbot.waitUntil(lambda: "leads nowhere" in window.parts.alarm.sentence(), timeout=30_000)


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
