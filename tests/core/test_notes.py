"""Notes: in the database the moment they are made, and on the same words afterwards."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.database import Database
from core.errors import NotesError
from core.model import NOWHERE, Document, Note, NoteKind, NoteStyle, Span, Standing
from core.notes import NoteStore, new_note
from tests.core.conftest import document


@pytest.fixture
def article() -> Document:
    return document("𝒜 treaty is a promise. A promise is a treaty.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "notes.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[NoteStore]:
    store = NoteStore(Database(path))
    yield store
    store.database.close()


def add(store: NoteStore, article: Document, body: str = "") -> Note:
    return store.add(article, new_note(article, Span(2, 8), body))


def test_note_keeps_its_words(store: NoteStore, article: Document) -> None:
    assert add(store, article).quote == "treaty"


def test_note_is_there_for_another_reader_at_once(store: NoteStore, article: Document, path: Path) -> None:
    note = add(store, article, "seen")
    other = NoteStore(Database(path))
    assert other.notes(article) == (note,)
    other.database.close()


def test_notes_stand_in_reading_order(store: NoteStore, article: Document) -> None:
    late, early = store.add(article, new_note(article, Span(39, 45))), add(store, article)
    assert store.notes(article) == (early, late)


def test_notes_follow_the_text_not_the_path(store: NoteStore, article: Document) -> None:
    note = add(store, article)
    assert store.notes(document(article.text, "/elsewhere/copy.txt")) == (note,)


def test_other_documents_have_none(store: NoteStore, article: Document) -> None:
    add(store, article)
    assert store.notes(document("Another text.")) == ()


def test_edit(store: NoteStore, article: Document) -> None:
    note = add(store, article)
    assert store.edit(note.id, "new").body == store.notes(article)[0].body == "new"


CHANGES = {
    "style": NoteStyle.UNDERLINE,
    "colour": "green",
    "tags": ("dams", "to read"),
    "starred": True,
    "body": "other words",
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_leaves_all_else(store: NoteStore, article: Document, what: str) -> None:
    note = add(store, article, "kept")
    changed = store.edit(note.id, **{what: CHANGES[what]})
    assert changed == replace(note, **{what: CHANGES[what]}, modified=changed.modified)


def test_a_writing_tried_again_makes_no_second_note(store: NoteStore, article: Document) -> None:
    note = new_note(article, Span(2, 8))
    store.add(article, note)
    store.add(article, note)
    assert len(store.notes(article)) == 1


def test_overlapping_notes_stay_apart(store: NoteStore, article: Document) -> None:
    spans = [Span(2, 20), Span(2, 8), Span(5, 12), Span(2, 8)]
    for span in spans:
        store.add(article, new_note(article, span))
    assert [note.span for note in store.notes(article)] == sorted(spans)


def test_a_note_on_the_document_has_no_place(store: NoteStore, article: Document) -> None:
    store.add(article, new_note(article, kind=NoteKind.DOCUMENT, body="All of it."))
    assert [(note.span, note.standing) for note in store.notes(article)] == [(NOWHERE, Standing.PLACED)]


def test_a_note_on_a_treaty_shows_wherever_it_is_mentioned(store: NoteStore, article: Document) -> None:
    note = store.add(article, new_note(article, kind=NoteKind.TREATY, about="inf-1987", body="Ended."))
    assert (store.notes_on(["start-1991", "inf-1987"]), store.notes_on(["start-1991"])) == ((note,), ())


def test_a_note_detached_keeps_its_quote(store: NoteStore, article: Document) -> None:
    store.detach(add(store, article).id)
    assert [(note.kind, note.span, note.quote) for note in store.notes(article)] == [
        (NoteKind.DOCUMENT, NOWHERE, "treaty")
    ]


def test_a_note_moved_takes_its_new_words(store: NoteStore, article: Document) -> None:
    store.move(article, add(store, article).id, Span(14, 21))
    assert [(note.span, note.quote) for note in store.notes(article)] == [(Span(14, 21), "promise")]


@pytest.mark.parametrize("change", ["move", "detach"])
def test_a_note_put_back_is_as_it_was(store: NoteStore, article: Document, change: str) -> None:
    note = add(store, article)
    if change == "move":
        store.move(article, note.id, Span(14, 21))
    else:
        store.detach(note.id)
    store.put_back(article, note)
    assert [replace(found, modified=note.modified) for found in store.notes(article)] == [note]


def test_two_programs_write_in_turn_and_see_each_other(store: NoteStore, article: Document, path: Path) -> None:
    other = NoteStore(Database(path))
    for number in range(5):
        before = store.database.stamp()
        add(other, article, f"theirs {number}")
        assert store.database.stamp() != before
        add(store, article, f"ours {number}")
    assert len(store.notes(article)) == len(other.notes(article)) == 10
    other.database.close()


def test_delete_and_restore(store: NoteStore, article: Document) -> None:
    note = add(store, article, "kept")
    store.delete(note.id)
    gone = store.notes(article)
    assert (gone, store.restore(note.id)) == ((), note)


def test_context_is_kept_for_finding_the_words_again(store: NoteStore, article: Document, path: Path) -> None:
    add(store, article)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT before, quote, after FROM anchor").fetchone() == (
        "𝒜 ",
        "treaty",
        article.text[8:],
    )
    connection.close()


def test_locked_database(store: NoteStore, article: Document, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.database._WAIT", 0.05)
    add(store, article)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotesError, match="is in use by another program"):
        add(store, article)
    other.close()


def test_read_only_database(article: Document, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = NoteStore(Database(path))
    add(first, article)
    first.database.close()
    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda file, **more: connect(f"file:{file}?mode=ro", uri=True, **more))
    store = NoteStore(Database(path))
    with pytest.raises(NotesError, match="is read-only"):
        add(store, article)
    store.database.close()


def test_folder_that_cannot_be_made(article: Document, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotesError, match=r"What you typed stays in the window\.$"):
        NoteStore(Database(tmp_path / "file" / "notes.sqlite")).notes(article)


def test_newer_schema_is_refused_unchanged(store: NoteStore, article: Document, path: Path) -> None:
    add(store, article)
    store.database.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NotesError, match="newer Servanda"):
        store.notes(article)


def test_note_survives_a_kill(article: Document, path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from core.importers import read_bytes; from core.model import Span;"
        "from core.database import Database; from core.notes import NoteStore, new_note;"
        "document = read_bytes(sys.argv[2].encode(), 'a.txt');"
        "NoteStore(Database(Path(sys.argv[1]))).add(document, new_note(document, Span(2, 8), 'kept'));"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(path), article.text], cwd=Path(__file__).parents[2], check=False)
    store = NoteStore(Database(path))
    assert [note.body for note in store.notes(article)] == ["kept"]
    store.database.close()


# A document that has changed

OLD = document(
    "The delegates met at the lake.\n\nThey agreed to close the dam in 1987, and they told nobody of it for a year.\n\n"
    "The commission of engineers was to measure the water, and to publish what it measured every month."
)
NEW = document(
    "The delegates met at the lake in spring.\n\nThey agreed to close the dam in 1989, and they told nobody of it for "
    "a year.\n\nThe commission of engineers was to measure the water, and to publish what it measured every month."
)


def noted(store: NoteStore, words: str) -> Note:
    start = OLD.text.index(words)
    return store.add(OLD, new_note(OLD, Span(start, start + len(words))))


@pytest.mark.parametrize(
    ("words", "standing", "now"),
    [
        ("delegates met", Standing.PLACED, "delegates met"),
        ("close the dam in 1987", Standing.UNCERTAIN, "close the dam in 1989"),
    ],
)
def test_a_note_stands_in_the_changed_text(store: NoteStore, words: str, standing: Standing, now: str) -> None:
    noted(store, words)
    (note,) = store.notes(NEW)
    assert (note.standing, note.span.of(NEW.text), note.quote) == (standing, now, words)


def test_it_stands_there_again_the_next_time(store: NoteStore) -> None:
    for words in ("delegates met", "close the dam in 1987", "measure the water"):
        noted(store, words)
    assert store.notes(NEW) == store.notes(NEW)


def test_in_the_old_text_it_is_where_it_was(store: NoteStore) -> None:
    note = noted(store, "delegates met")
    store.notes(NEW)
    assert store.notes(OLD) == (note,)


def test_a_place_accepted_is_its_place(store: NoteStore) -> None:
    noted(store, "close the dam in 1987")
    (asked,) = store.notes(NEW)
    store.move(NEW, asked.id, asked.span)
    assert [(note.standing, note.quote) for note in store.notes(NEW)] == [(Standing.PLACED, "close the dam in 1989")]


def test_an_orphan_is_kept(store: NoteStore) -> None:
    noted(store, "delegates met")
    gone = document(NEW.text.partition("\n\n")[2])
    assert [(note.standing, note.span, note.quote) for note in store.notes(gone)] == [
        (Standing.ORPHAN, NOWHERE, "delegates met")
    ]


def test_an_orphan_is_at_home_when_its_words_come_back(store: NoteStore) -> None:
    noted(store, "delegates met")
    for text in (NEW.text.partition("\n\n")[2], NEW.text):
        notes = store.notes(document(text))
    assert [note.standing for note in notes] == [Standing.PLACED]


def test_a_twin_that_came_later_is_not_taken_for_a_passage_that_went(store: NoteStore) -> None:
    passage = "Every party shall send the figures to the commission within the time that was agreed in 1987."
    twin = passage.replace("1987", "1991")
    head = "The parties met at the lake.\n\n"
    first, both, later = (document(head + rest) for rest in (passage, f"{passage}\n\n{twin}", twin))
    start = first.text.index("to the commission")
    store.add(first, new_note(first, Span(start, start + 33)))
    seen = [store.notes(text)[0].standing for text in (both, later)]
    assert seen == [Standing.PLACED, Standing.UNCERTAIN]
