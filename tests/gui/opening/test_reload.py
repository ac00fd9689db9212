"""The same document again: changed on disk, or read anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.identity import document_key
from gui.window import MainWindow
from tests.gui.conftest import open_in, press, select
from tests.gui.opening.conftest import PASTED, WORDS, mime, paste

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def rename_over(path: Path, content: str) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(content, encoding="utf-8")
    fresh.replace(path)


def write_over(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("change", [write_over, rename_over])
def test_a_file_changed_on_disk_offers_to_be_read_anew(
    qtbot: QtBot, window: MainWindow, article: Path, change: Callable[[Path, str], None]
) -> None:
    for number in range(2):
        with qtbot.waitSignal(window.file_watch.changed):
            change(article, f"# Edition {number}\n\n{WORDS}")
        with qtbot.waitSignal(window.opening.reading_made):
            qtbot.mouseClick(window.parts.hint.action, LEFT)
    assert window.article.document.title == "Edition 1" and window.parts.hint.isHidden()


def test_a_file_written_the_same_is_no_change(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    with qtbot.assertNotEmitted(window.file_watch.changed, wait=600):
        write_over(article, article.read_text(encoding="utf-8"))


def test_another_document_is_watched_instead(qtbot: QtBot, window: MainWindow, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PASTED)
    open_in(qtbot, window, other)
    with qtbot.assertNotEmitted(window.file_watch.changed, wait=600):
        write_over(article, "Something else.")


def test_f5_keeps_the_reader_at_the_same_words(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    bar = window.parts.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = window.parts.reader.page.offsets.to_core(window.parts.reader.position_at_top())
    write_over(article, "# New words before the rest\n\n" + article.read_text(encoding="utf-8"))
    with qtbot.waitSignal(window.opening.reading_made):
        press(qtbot, window, Qt.Key.Key_F5)
    again = window.parts.reader.page.offsets.to_core(window.parts.reader.position_at_top())
    assert abs(again - top - 29) < 90


def test_f5_keeps_notes_where_the_text_is_the_same(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Nothing of weight")
    with qtbot.waitSignal(window.keeper.stored):
        press(qtbot, window, Qt.Key.Key_D, CTRL)
    with qtbot.waitSignals([window.opening.reading_made, window.keeper.loaded]):
        press(qtbot, window, Qt.Key.Key_F5)
    assert [note.quote for note in window.parts.notes.model.notes] == ["Nothing of weight"]


def test_what_was_pasted_can_be_read_anew(qtbot: QtBot, empty_window: MainWindow) -> None:
    key = document_key(paste(qtbot, empty_window, mime(plain=PASTED)))
    with qtbot.waitSignal(empty_window.opening.reading_made):
        press(qtbot, empty_window, Qt.Key.Key_F5)
    assert document_key(empty_window.article.document) == key
