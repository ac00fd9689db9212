"""Copying citations, the menu of a place, exporting all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.window import MainWindow
from tests.gui.citing.conftest import LEFT, URL, citation, note, peek_at
from tests.gui.conftest import point_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of the screen


def test_copying_from_the_peek(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 1))
    qtbot.mouseClick(noted.popups.peek.copy, LEFT)
    assert QGuiApplication.clipboard().text() == "1 Smith, The Treaty (1999)."


@pytest.mark.parametrize(("name", "copied"), [("copy_plain", URL), ("copy_markdown", f"<{URL}>")])
def test_copying_the_citation_reached(qtbot: QtBot, window: MainWindow, name: str, copied: str) -> None:
    window.citation_desk.show_in_text(citation(window, 1))
    window.parts.actions[name].trigger()
    assert QGuiApplication.clipboard().text() == copied


@pytest.mark.parametrize(
    ("words", "first"),
    [("Smith 1999", "Follow This Citation"), ("INF Treaty", "Not an Agreement"), ("Nothing", "Copy")],
)
def test_the_menu_of_a_place(qtbot: QtBot, noted: MainWindow, words: str, first: str) -> None:
    viewport, point = noted.parts.reader.viewport(), point_of(noted, words)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    menu = noted.questions.menu
    assert menu.isVisible() and menu.actions()[0].text().replace("&", "") == first


@pytest.mark.parametrize(
    ("name", "begins"), [("copy_csl", '[\n  {\n    "id"'), ("copy_bibtex", "@misc{"), ("copy_ris", "TY  - GEN")]
)
def test_copying_the_articles_reference(window: MainWindow, name: str, begins: str) -> None:
    window.parts.actions[name].trigger()
    assert QGuiApplication.clipboard().text().startswith(begins)


@pytest.mark.parametrize(
    ("typed", "chosen", "file", "begins"),
    [
        ("out.bib", "Table (*.csv)", "out.bib", "@"),
        ("out", "CSL-JSON (*.json)", "out.json", "["),
        ("out.csv", "BibTeX (*.bib)", "out.csv", "\ufeffnumber,"),
    ],
)
def test_exporting_all_citations(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, chosen: str,
    file: str, begins: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), chosen))
    window.parts.actions["export"].trigger()
    qtbot.waitUntil(lambda: bool(window.parts.notice.sentence()), timeout=5000)
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(begins)


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = str(tmp_path / "no such folder" / "out.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (nowhere, ""))
    window.parts.actions["export"].trigger()
    qtbot.waitUntil(lambda: not window.parts.alarm.isHidden(), timeout=5000)
    assert "could not be written" in window.parts.alarm.sentence()
