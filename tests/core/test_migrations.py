"""The schema by numbered steps: from every earlier version, with what was in it, to this one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from core.database import Database
from core.errors import NotesError
from core.identity import document_key
from core.migrations import STEPS, migrate
from core.model import Document, Note, Span
from core.notes import NoteStore, Search, Shelf
from tests.core.conftest import document

# What a database of each version may hold: version -> rows of that time.
ROWS = {
    1: (
        "INSERT INTO document VALUES ('{key}', 'A title', '/old/article.txt')",
        "INSERT INTO note VALUES ('one', '{key}', 2, 8, 'treaty', '𝒜 ', ' is a promise', 'Kept.',"
        " '2026-01-02T03:04:05.678+00:00', '2026-01-03T03:04:05.678+00:00', NULL)",
        "INSERT INTO note VALUES ('two', '{key}', 9, 11, 'is', 'treaty ', ' a', 'Deleted.',"
        " '2026-01-02T03:04:06.678+00:00', '2026-01-03T03:04:05.678+00:00', '2026-01-04T03:04:05.678+00:00')",
    ),
    2: ("INSERT INTO judgement VALUES ('j', '{key}', 'treaty', NULL, NULL, 'inf-1987', '2026-01-02')",),
}


@pytest.fixture
def article() -> Document:
    return document("𝒜 treaty is a promise.")


def database_of(version: int, path: Path, article: Document) -> None:
    """Writes the database that a program of this version left."""
    connection = sqlite3.connect(path)
    for step in range(1, version + 1):
        connection.executescript(STEPS[step - 1])
        for row in ROWS.get(step, ()):
            connection.execute(row.format(key=document_key(article)))
        connection.commit()
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


@pytest.fixture(params=range(1, len(STEPS) + 1))
def store(request: pytest.FixtureRequest, tmp_path: Path, article: Document) -> NoteStore:
    database_of(min(request.param, 2), tmp_path / "notes.sqlite", article)
    if request.param > 2:
        connection = sqlite3.connect(tmp_path / "notes.sqlite", isolation_level=None)
        migrate(connection)
        connection.close()
    store = NoteStore(Database(tmp_path / "notes.sqlite"))
    request.addfinalizer(store.database.close)
    return store


def told(note: Note) -> tuple[str, Span, str, str]:
    return note.id, note.span, note.quote, note.body


def test_notes_stay_where_they_were(store: NoteStore, article: Document) -> None:
    assert [told(note) for note in store.notes(article)] == [("one", Span(2, 8), "treaty", "Kept.")]


def test_the_bin_keeps_what_was_deleted(store: NoteStore) -> None:
    assert [note.id for note in Shelf(store.database).bin()] == ["two"]


def test_old_notes_can_be_searched(store: NoteStore) -> None:
    assert [note.id for note in Shelf(store.database).search(Search("kep"))] == ["one"]


def test_a_new_database_has_the_same_schema(tmp_path: Path, store: NoteStore) -> None:
    fresh = Database(tmp_path / "fresh.sqlite")
    schemas = [_schema(database) for database in (fresh, store.database)]
    fresh.close()
    assert schemas[0] == schemas[1]


def test_every_version_was_tried() -> None:
    assert len(STEPS) == 3, "a new step: give ROWS what a database of the version before it may hold"


def test_newer_schema_is_refused(tmp_path: Path, article: Document) -> None:
    path = tmp_path / "notes.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    with pytest.raises(NotesError, match=r"newer Servanda. Update this one to open it; nothing was changed\."):
        NoteStore(Database(path)).notes(article)


def _schema(database: Database) -> set[tuple[str, str]]:
    with database.reading() as db:
        return {
            (name, " ".join(sql.split()))
            for name, sql in db.execute("SELECT name, sql FROM sqlite_schema WHERE sql != ''")
        }
