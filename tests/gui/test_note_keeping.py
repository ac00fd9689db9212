"""Notes that are unsure, in the bin, elsewhere changed, put back from a copy, taken out and brought in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.backups import Backups
from core.database import Database
from core.identity import NotedDocument, Recognition
from core.model import Note, NoteKind, Standing
from core.notes import NoteStore
from gui.notes.note_keeper import Loaded
from gui.notes.placing_popup import side_by_side
from gui.services import Services
from gui.settings import Settings
from gui.window import MainWindow
from tests.gui.conftest import ARTICLE, open_in, press, select

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of the screen
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
WORDS = "First words. The INF Treaty ended"
CHANGED = ARTICLE.replace("The INF Treaty ended, and", "The INF Treaty never ended, and")


def only(window: MainWindow) -> Note:
    (note,) = window.parts.notes.model.notes
    return note


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.keeper.is_idle)


@pytest.fixture
def marked(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window with one highlight, in the store."""
    select(window, WORDS)
    press(qtbot, window, Qt.Key.Key_1, CTRL)
    settled(qtbot, window)
    return window


@pytest.fixture
def unsure(qtbot: QtBot, marked: MainWindow, article: Path) -> MainWindow:
    """The article was changed in the middle of the words highlighted: a negation came in."""
    article.write_text(CHANGED, encoding="utf-8")
    open_in(qtbot, marked, article)
    qtbot.waitUntil(lambda: bool(marked.parts.notes.model.notes))
    return marked


def ask(qtbot: QtBot, window: MainWindow) -> None:
    view = window.parts.notes.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(0, 0)).center())


def test_an_unsure_note_shows_old_and_new_side_by_side(qtbot: QtBot, unsure: MainWindow) -> None:
    ask(qtbot, unsure)
    popup = unsure.placing.popup
    assert (only(unsure).standing, popup.isVisible(), "never" in popup.old.text(), "never" in popup.new.text()) == (
        Standing.UNCERTAIN,
        True,
        False,
        True,
    )


def test_one_click_accepts_it_and_undo_takes_that_back(qtbot: QtBot, unsure: MainWindow) -> None:
    ask(qtbot, unsure)
    qtbot.mouseClick(unsure.placing.popup.accept, LEFT)
    accepted = only(unsure)
    press(qtbot, unsure, Qt.Key.Key_Z, CTRL)
    settled(qtbot, unsure)
    assert ("never" in accepted.quote, accepted.standing, only(unsure).quote, only(unsure).standing) == (
        True,
        Standing.PLACED,
        WORDS,
        Standing.UNCERTAIN,
    )


def test_it_is_moved_to_the_words_selected_next(qtbot: QtBot, unsure: MainWindow) -> None:
    ask(qtbot, unsure)
    qtbot.mouseClick(unsure.placing.popup.move_button, LEFT)
    select(unsure, "comes back")
    settled(qtbot, unsure)
    assert (only(unsure).quote, only(unsure).standing) == ("comes back", Standing.PLACED)


def test_it_is_detached_and_keeps_its_words(qtbot: QtBot, unsure: MainWindow) -> None:
    ask(qtbot, unsure)
    qtbot.mouseClick(unsure.placing.popup.detach, LEFT)
    settled(qtbot, unsure)
    assert (only(unsure).kind, only(unsure).quote) == (NoteKind.DOCUMENT, WORDS)


def test_a_filter_never_hides_that_a_note_is_unsure(qtbot: QtBot, unsure: MainWindow) -> None:
    head = unsure.parts.notes.head
    qtbot.keyClicks(head.words, "nothing like it")
    assert head.summary.text() == "0 of 1 note · 1 uncertain"


def test_the_bin_gives_a_note_back(qtbot: QtBot, marked: MainWindow) -> None:
    marked.desk.delete_current()
    settled(qtbot, marked)
    marked.parts.actions["bin"].trigger()
    qtbot.waitUntil(lambda: hasattr(marked.safekeeping, "bin") and marked.safekeeping.bin.isVisible())
    qtbot.mouseClick(marked.safekeeping.bin.restore, LEFT)
    qtbot.waitUntil(lambda: bool(marked.parts.notes.model.notes))
    assert only(marked).quote == WORDS


def test_the_bin_is_emptied_with_a_second_click(qtbot: QtBot, marked: MainWindow, services: Services) -> None:
    marked.desk.delete_current()
    settled(qtbot, marked)
    marked.parts.actions["bin"].trigger()
    qtbot.waitUntil(lambda: hasattr(marked.safekeeping, "bin") and marked.safekeeping.bin.isVisible())
    popup = marked.safekeeping.bin
    qtbot.mouseClick(popup.empty, LEFT)
    first = popup.model.rowCount()
    qtbot.mouseClick(popup.empty, LEFT)
    qtbot.waitUntil(lambda: popup.model.rowCount() == 0)
    assert first == 1


def test_another_program_s_changes_appear(qtbot: QtBot, marked: MainWindow, store_path: Path) -> None:
    document, note = marked.article.document, only(marked)
    assert document is not None
    other = Database(store_path)
    NoteStore(other).edit(note.id, "Written elsewhere.")
    other.close()
    qtbot.waitUntil(lambda: only(marked).body == "Written elsewhere.", timeout=5000)


def test_two_windows_show_each_others_notes(
    qtbot: QtBot, marked: MainWindow, make_window: Callable[[], MainWindow], article: Path
) -> None:
    second = make_window()
    open_in(qtbot, second, article)
    select(second, "comes back")
    press(qtbot, second, Qt.Key.Key_2, CTRL)
    qtbot.waitUntil(lambda: len(marked.parts.notes.model.notes) == 2, timeout=5000)


def test_one_click_puts_a_copy_back(qtbot: QtBot, marked: MainWindow, store_path: Path) -> None:
    Backups(store_path).make()
    marked.desk.delete_current()
    settled(qtbot, marked)
    menu = marked.parts.actions.copies
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: bool(marked.parts.notes.model.notes), timeout=5000)
    assert only(marked).quote == WORDS


def test_a_damaged_database_is_told_of(qtbot: QtBot, marked: MainWindow, store_path: Path, services: Services) -> None:
    Backups(store_path).make()
    services.database.close()
    for ending in ("-wal", "-shm"):
        Path(f"{store_path}{ending}").unlink(missing_ok=True)
    store_path.write_bytes(b"this was a database" * 500)
    qtbot.waitUntil(lambda: "was damaged" in marked.parts.alarm.sentence(), timeout=8000)
    qtbot.waitUntil(lambda: len(marked.parts.notes.model.notes) == 1, timeout=5000)


def test_a_doubtful_document_is_asked_about_once(qtbot: QtBot, window: MainWindow) -> None:
    doubt = Loaded((), Recognition("", (NotedDocument("w", "An old paper", "old.md", 3),)))
    window.keeper.loaded.emit(doubt)
    said = window.parts.hint.sentence()
    window.parts.hint.dismiss()
    window.keeper.loaded.emit(doubt)
    assert ("“An old paper”, with 3 notes" in said, window.parts.hint.sentence()) == (True, "")


@pytest.mark.parametrize(("button", "work"), [("action", "w"), ("other", "")])
def test_the_answer_is_brought_to_the_store(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, button: str, work: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window.keeper._store, "settle", lambda _, answer: told.append(answer))
    window.keeper.loaded.emit(Loaded((), Recognition("", (NotedDocument("w", "An old paper", "old.md", 3),))))
    qtbot.mouseClick(getattr(window.parts.hint, button), LEFT)
    qtbot.waitUntil(lambda: told == [work])


def test_notes_go_out_into_a_file(
    qtbot: QtBot, marked: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "out.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), "Markdown (*.md)"))
    marked.parts.actions["export_notes"].trigger()
    qtbot.waitUntil(lambda: "saved in" in marked.parts.notice.sentence())
    assert f"> {WORDS}" in wanted.read_text(encoding="utf-8")


def test_notes_come_in_with_a_report(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    incoming = tmp_path / "in.jsonld"
    quote = {"type": "TextQuoteSelector", "exact": "comes back", "prefix": "the pact ", "suffix": ". See"}
    incoming.write_text(
        json.dumps(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": "urn:uuid:0b8f8d8e-7f7d-4d0c-9d6d-1f5e1c1b1a11",
                "type": "Annotation",
                "body": {"type": "TextualBody", "value": "From afar."},
                "target": {"source": "https://example.org/a", "selector": quote},
            }
        ),
        encoding="utf-8",
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(incoming), ""))
    window.parts.actions["import_notes"].trigger()
    qtbot.waitUntil(lambda: bool(window.parts.notes.model.notes))
    assert (window.parts.notice.sentence(), only(window).body) == (
        "1 note added: 1 placed in this article.",
        "From afar.",
    )


def test_a_folder_holds_a_copy_of_every_change(
    qtbot: QtBot, marked: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    marked.parts.actions["mirror"].trigger()
    qtbot.waitUntil(lambda: len(list(folder.glob("*.md"))) == 1, timeout=5000)
    press(qtbot, marked, Qt.Key.Key_B, CTRL)
    select(marked, "comes back")
    press(qtbot, marked, Qt.Key.Key_2, CTRL)
    (file,) = folder.glob("*.md")
    qtbot.waitUntil(lambda: "comes back" in file.read_text(encoding="utf-8"), timeout=5000)


def test_closing_brings_the_copy_up_to_date(
    qtbot: QtBot, marked: MainWindow, tmp_path: Path, services: Services, settings: Settings
) -> None:
    settings.set_mirror(tmp_path / "copy")
    press(qtbot, marked, Qt.Key.Key_B, CTRL)
    settled(qtbot, marked)
    marked.close()
    services.store_tasks.wait(5000)
    assert len(list((tmp_path / "copy").glob("*.md"))) == 1


def test_a_link_leads_back_to_its_passage(
    qtbot: QtBot, marked: MainWindow, make_window: Callable[[], MainWindow], article: Path
) -> None:
    marked.parts.actions["link"].trigger()
    address = QGuiApplication.clipboard().text()
    other = make_window()
    other.open_link(address)
    qtbot.waitUntil(lambda: other.parts.notes.current() is not None, timeout=8000)
    assert (address.startswith("servanda://note/"), other.parts.notes.current().quote) == (True, WORDS)


def test_a_link_to_nowhere_says_so(qtbot: QtBot, empty_window: MainWindow) -> None:
    empty_window.open_link("servanda://note/none")
    qtbot.waitUntil(lambda: "leads nowhere" in empty_window.parts.alarm.sentence())


def test_the_words_that_differ_stand_out() -> None:
    assert side_by_side("of 1987 & on", "of 1988 & on") == (
        "of <b><u>1987</u></b> &amp; on",
        "of <b><u>1988</u></b> &amp; on",
    )
