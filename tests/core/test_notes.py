"""Notes: in the database the moment they are made, and on the same words afterwards."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.database import Database
from core.errors import NotesError
from core.model import Document, Note, Span
from core.notes import NoteStore
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
    return store.add(article, Span(2, 8), body)


def test_note_keeps_its_words(store: NoteStore, article: Document) -> None:
    assert add(store, article).quote == "treaty"


def test_note_is_there_for_another_reader_at_once(store: NoteStore, article: Document, path: Path) -> None:
    note = add(store, article, "seen")
    other = NoteStore(Database(path))
    assert other.notes(article) == (note,)
    other.database.close()


def test_notes_stand_in_reading_order(store: NoteStore, article: Document) -> None:
    late, early = store.add(article, Span(39, 45)), add(store, article)
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


def test_delete_and_restore(store: NoteStore, article: Document) -> None:
    note = add(store, article, "kept")
    store.delete(note.id)
    gone = store.notes(article)
    assert (gone, store.restore(note.id)) == ((), note)


def test_context_is_kept_for_finding_the_words_again(store: NoteStore, article: Document, path: Path) -> None:
    add(store, article)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT prefix, quote, suffix FROM note").fetchone() == (
        "𝒜 ",
        "treaty",
        article.text[8:40],
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


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 2000])
def test_damaged_database(article: Document, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_bytes(content)
    with pytest.raises(NotesError, match=r"Move it away"):
        NoteStore(Database(path)).notes(article)


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
        "from core.database import Database; from core.notes import NoteStore;"
        "document = read_bytes(sys.argv[2].encode(), 'a.txt');"
        "NoteStore(Database(Path(sys.argv[1]))).add(document, Span(2, 8), 'kept'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(path), article.text], cwd=Path(__file__).parents[2], check=False)
    store = NoteStore(Database(path))
    assert [note.body for note in store.notes(article)] == ["kept"]
    store.database.close()
