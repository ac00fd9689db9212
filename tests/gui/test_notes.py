"""Notes: made, written, found again, deleted, brought back; and a store that refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.database import Database
from core.errors import NotesError
from core.identity import Recognition
from core.model import Document, Note, Span
from core.notes import NoteStore, new_note
from gui import keeper as keepers
from gui.notes.note_keeper import NoteKeeper
from gui.services import Services
from gui.tasks import Tasks
from gui.window import MainWindow
from tests.gui.conftest import click, open_in, press, select

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
WORDS = "comes back"


class BrokenStore:
    """A store that refuses until it is told to work."""

    def __init__(self) -> None:
        self.works = False
        self.calls: list[tuple[str, str]] = []

    def _call(self, what: str, body: str = "") -> None:
        if not self.works:
            raise NotesError("The notes database is in use by another program.")
        self.calls.append((what, body))

    def notes(self, document: Document) -> tuple[Note, ...]:
        return ()

    def notes_on(self, treaties: Iterable[str]) -> tuple[Note, ...]:
        return ()

    def recognise(self, document: Document) -> Recognition:
        return Recognition()

    def settle(self, document: Document, work: str) -> None:
        self._call("settle", work)

    def add(self, document: Document, note: Note) -> Note:
        self._call("add", note.body)
        return note

    def edit(self, note_id: str, body: str | None = None, **changes: object) -> Note:
        self._call(f"edit {note_id}", body or "")
        now = datetime.now(UTC)
        return Note(note_id, Span(0, 1), "", body or "", now, now)

    def move(self, document: Document, note_id: str, span: Span) -> Note:
        return self.edit(note_id)

    def detach(self, note_id: str) -> Note:
        return self.edit(note_id)

    def put_back(self, document: Document, note: Note) -> Note:
        return self.edit(note.id)

    def delete(self, note_id: str) -> None:
        self._call(f"delete {note_id}")

    def restore(self, note_id: str) -> Note:
        return self.edit(note_id)


def in_store(path: Path, window: MainWindow) -> list[tuple[str, str]]:
    """What another program would read in the database now."""
    other = NoteStore(Database(path))
    document = window.article.document
    assert document is not None
    found = [(note.quote, note.body) for note in other.notes(document)]
    other.database.close()
    return found


def highlight(qtbot: QtBot, window: MainWindow) -> None:
    select(window, WORDS)
    press(qtbot, window, Qt.Key.Key_D, CTRL)


def write(qtbot: QtBot, window: MainWindow, text: str) -> None:
    select(window, WORDS)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    qtbot.keyClicks(window.parts.notes.editor(), text)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.keeper.is_idle)


def test_ctrl_d_highlights_and_it_is_in_the_store(qtbot: QtBot, window: MainWindow, store_path: Path) -> None:
    highlight(qtbot, window)
    settled(qtbot, window)
    assert in_store(store_path, window) == [(WORDS, "")]


def test_ctrl_return_puts_the_keys_into_the_note(qtbot: QtBot, window: MainWindow) -> None:
    select(window, WORDS)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert window.parts.notes.editor().hasFocus()


def test_what_is_typed_is_stored_without_any_save(qtbot: QtBot, window: MainWindow, store_path: Path) -> None:
    write(qtbot, window, "Compare 1987.")
    settled(qtbot, window)
    assert in_store(store_path, window) == [(WORDS, "Compare 1987.")]


def test_the_bar_at_a_selection_offers_both(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "First words")
    qtbot.mouseClick(window.popups.selection.note, LEFT)
    assert window.parts.notes.model.notes[0].quote == "First words"


def test_a_highlight_is_a_tint_and_a_flag(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window)
    assert len(window.article.highlights.notes) == 1


def test_notes_are_there_in_another_window(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], article: Path
) -> None:
    write(qtbot, window, "Kept.")
    window.close()
    again = make_window()
    open_in(qtbot, again, article)
    assert [(note.quote, note.body) for note in again.parts.notes.model.notes] == [(WORDS, "Kept.")]


def test_notes_follow_the_file_into_another_folder(
    qtbot: QtBot, window: MainWindow, article: Path, tmp_path: Path
) -> None:
    highlight(qtbot, window)
    settled(qtbot, window)
    (tmp_path / "other").mkdir()
    open_in(qtbot, window, Path(shutil.copy(article, tmp_path / "other" / "renamed.md")))
    assert [note.quote for note in window.parts.notes.model.notes] == [WORDS]


def test_delete_takes_it_out_of_the_store(qtbot: QtBot, window: MainWindow, store_path: Path) -> None:
    highlight(qtbot, window)
    qtbot.mouseClick(window.parts.notes.delete_button, LEFT)
    settled(qtbot, window)
    assert in_store(store_path, window) == []


@pytest.mark.parametrize("way", ["key", "button"])
def test_undo_brings_it_back(qtbot: QtBot, window: MainWindow, store_path: Path, way: str) -> None:
    write(qtbot, window, "Dear to me.")
    window.desk.delete_current()
    if way == "key":
        press(qtbot, window, Qt.Key.Key_Z, CTRL)
    else:
        qtbot.mouseClick(window.parts.notice.action, LEFT)
    settled(qtbot, window)
    assert in_store(store_path, window) == [(WORDS, "Dear to me.")]


def test_a_click_on_a_note_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window)
    window.parts.reader.verticalScrollBar().setValue(0)
    view = window.parts.notes.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(0, 0)).center())
    assert window.parts.reader.shows(window.parts.notes.model.notes[0].span)


def test_a_click_on_highlighted_words_chooses_their_note(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "First words")
    press(qtbot, window, Qt.Key.Key_D, CTRL)
    window.parts.notes.list.clearSelection()
    click(qtbot, window, "First words")
    assert window.parts.notes.current().quote == "First words"


def test_esc_ends_the_writing_and_keeps_the_text(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, "Stays.")
    qtbot.keyClick(window.parts.notes.editor(), Qt.Key.Key_Escape)
    assert window.parts.notes.model.notes[0].body == "Stays."


def test_f2_opens_the_editor_again(qtbot: QtBot, window: MainWindow) -> None:
    highlight(qtbot, window)
    window.parts.notes.list.setFocus()
    qtbot.keyClick(window.parts.notes.list, Qt.Key.Key_F2)
    assert window.parts.notes.editor() is not None


def test_without_a_selection_it_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_D, CTRL)
    assert "Select" in window.parts.notice.sentence()


# A store that refuses


@pytest.fixture
def broken(services: Services, qtbot: QtBot, article: Path) -> tuple[MainWindow, BrokenStore]:
    store = BrokenStore()
    window = MainWindow(replace(services, store=store))
    qtbot.addWidget(window, before_close_func=lambda _: setattr(store, "works", True))
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    open_in(qtbot, window, article)
    return window, store


def test_a_locked_store_is_told_and_the_text_stays(qtbot: QtBot, broken: tuple[MainWindow, BrokenStore]) -> None:
    window, _ = broken
    write(qtbot, window, "Typed in vain?")
    qtbot.waitUntil(lambda: "another program" in window.parts.alarm.sentence())
    assert window.parts.notes.editor().toPlainText() == "Typed in vain?"


def test_it_is_stored_as_soon_as_the_store_works(qtbot: QtBot, broken: tuple[MainWindow, BrokenStore]) -> None:
    window, store = broken
    write(qtbot, window, "In the end.")
    qtbot.waitUntil(lambda: bool(window.parts.alarm.sentence()))
    store.works = True
    qtbot.mouseClick(window.parts.alarm.action, LEFT)
    settled(qtbot, window)
    assert "In the end." in store.calls[-1][1] and window.parts.alarm.isHidden()


def test_it_tries_again_by_itself(
    qtbot: QtBot, broken: tuple[MainWindow, BrokenStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, store = broken
    window.keeper._retry.setInterval(20)
    highlight(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.parts.alarm.sentence()))
    store.works = True
    settled(qtbot, window)
    assert store.calls == [("add", "")]


@pytest.mark.parametrize(
    ("answer", "closes"), [(QMessageBox.StandardButton.Cancel, False), (QMessageBox.StandardButton.Discard, True)]
)
def test_closing_with_an_unsaved_note_asks(
    qtbot: QtBot,
    broken: tuple[MainWindow, BrokenStore],
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
    closes: bool,
) -> None:
    window, _ = broken
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: answer)
    monkeypatch.setattr("gui.frame.saving._SAVE_MILLISECONDS", 50)
    highlight(qtbot, window)
    assert window.close() is closes


# The keeper


@pytest.fixture
def document() -> Document:
    return Document("-", "text", "Some words to write on.", ())


def test_waiting_edits_become_one(qtbot: QtBot, tmp_path: Path, document: Document) -> None:
    store = BrokenStore()
    keeper = NoteKeeper(store, Tasks(1, tmp_path / "log"), int)
    keeper.open(document)
    note = new_note(document, Span(0, 4))
    keeper.add(note)
    qtbot.waitSignal(keeper.failed).wait()
    for body in ("a", "ab", "abc"):
        typed = replace(note, body=body)
        keeper.change(note, typed)
        note = typed
    store.works = True
    keeper.retry()
    qtbot.waitUntil(lambda: keeper.is_idle)
    assert store.calls == [("add", "abc")]


def test_a_store_is_tried_again_every_two_seconds() -> None:
    assert keepers.RETRY_MILLISECONDS == 2000
