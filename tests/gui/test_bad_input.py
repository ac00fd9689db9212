"""What cannot be opened: one sentence in the window, and what was open stays open."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.errors import CatalogueError
from core.model import Document, Reading
from core.resources import resource
from gui.services import Services
from gui.window import MainWindow
from tests.gui.conftest import press


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


def directory(folder: Path) -> Path:
    (folder / "directory").mkdir()
    return folder / "directory"


def nothing(folder: Path) -> Path:
    (folder / "empty.txt").write_bytes(b"")
    return folder / "empty.txt"


def binary(folder: Path) -> Path:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 50)
    return folder / "binary.txt"


def huge(folder: Path) -> Path:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    return folder / "huge.txt"


def foreign(folder: Path) -> Path:
    (folder / "letter.rtf").write_bytes(rb"{\rtf1 A letter}")
    return folder / "letter.rtf"


BAD = [missing, directory, nothing, binary, huge, foreign]


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_one_sentence_that_names_the_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    with qtbot.waitSignal(window.opening.failed):
        window.open_file(path)
    assert path.name in window.parts.alarm.sentence()


def test_what_was_open_stays_open(qtbot: QtBot, window: MainWindow, tmp_path: Path, article: Path) -> None:
    with qtbot.waitSignal(window.opening.failed):
        window.open_file(missing(tmp_path))
    assert window.article.document.source == str(article) and window.parts.reader.isVisible()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(qtbot: QtBot, empty_window: MainWindow, article: Path) -> None:
    article.chmod(0)
    with qtbot.waitSignal(empty_window.opening.failed):
        empty_window.open_file(article)
    assert article.name in empty_window.parts.alarm.sentence()


def test_the_way_on_is_to_open_another(
    qtbot: QtBot, empty_window: MainWindow, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(article), ""))
    with qtbot.waitSignal(empty_window.opening.failed):
        empty_window.open_file(missing(tmp_path))
    with qtbot.waitSignal(empty_window.opening.reading_made):
        qtbot.mouseClick(empty_window.parts.alarm.action, Qt.MouseButton.LeftButton)
    assert empty_window.parts.alarm.isHidden()


def test_esc_closes_the_bar(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.opening.failed):
        window.open_file(missing(tmp_path))
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.parts.alarm.isHidden()


def fail(error: Exception) -> Callable[[Document], Reading]:
    def analyse(document: Document) -> Reading:
        raise error

    return analyse


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CatalogueError("arms.toml, line 3: no id."), "arms.toml, line 3"),
        (ZeroDivisionError("secret"), "in Servanda itself"),
    ],
)
def test_the_text_is_shown_though_nothing_could_be_found_in_it(
    qtbot: QtBot, services: Services, article: Path, error: Exception, said: str
) -> None:
    window = MainWindow(replace(services, analyse=fail(error)))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.opening.reading_failed):
        window.open_file(article)
    assert said in window.parts.alarm.words.text() and "First words" in window.parts.reader.toPlainText()


def test_no_traceback_reaches_a_person(qtbot: QtBot, services: Services, article: Path) -> None:
    window = MainWindow(replace(services, analyse=fail(ZeroDivisionError("secret"))))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.opening.reading_failed):
        window.open_file(article)
    assert "secret" not in window.parts.alarm.words.text()


def test_an_article_without_treaties_says_so(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("A walk\n\nNothing but hills and a path over them, and the wind.")
    with qtbot.waitSignal(empty_window.opening.reading_made):
        empty_window.open_file(path)
    assert empty_window.parts.treaties.message.text().startswith("No agreements found")


def test_a_title_with_markup_is_shown_as_it_is(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "markup.txt"
    path.write_text("Is <b>bold</b> & so on\n\nSome text stands here, long enough to be a paragraph of its own.")
    with qtbot.waitSignal(empty_window.opening.text_read):
        empty_window.open_file(path)
    assert empty_window.parts.tool_bar.title.text() == "Is <b>bold</b> & so on"


# The empty window


def test_an_empty_window_offers_the_sample(qtbot: QtBot, empty_window: MainWindow) -> None:
    with qtbot.waitSignal(empty_window.opening.text_read) as opened:
        qtbot.mouseClick(empty_window.parts.empty.sample, Qt.MouseButton.LeftButton)
    assert opened.args[0].path == resource("sample/article.md")


def test_an_empty_window_offers_what_was_read_last(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], article: Path
) -> None:
    recent = make_window().parts.empty._recent
    assert recent.itemAt(1).widget().text() == article.name


def test_window_state_is_there_again(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    # The offscreen platform's screen is 800 by 800.
    window.resize(790, 640)
    window.parts.splitter.setSizes([222, 600, 0])
    before = (window.size(), window.parts.treaties.width())
    window.close()
    again = MainWindow(services)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    assert (again.size(), again.parts.treaties.width()) == before
