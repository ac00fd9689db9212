"""Copies of the database: made at a start, kept by age, put back; a damaged database is set aside."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.backups import Backups
from core.database import Database
from core.errors import NotesError
from core.model import NoteKind
from core.notes import NoteStore, new_note
from tests.core.conftest import document

ARTICLE = document("A treaty is a promise.")
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[NoteStore]:
    store = NoteStore(Database(path))
    write(store, "first")
    yield store
    store.database.close()


def write(store: NoteStore, body: str) -> None:
    store.add(ARTICLE, new_note(ARTICLE, kind=NoteKind.DOCUMENT, body=body))


def bodies(path: Path) -> list[str]:
    other = NoteStore(Database(path))
    found = [note.body for note in other.notes(ARTICLE)]
    other.database.close()
    return found


def test_a_copy_holds_all_that_was_written(store: NoteStore, path: Path) -> None:
    backup = Backups(path).make()
    assert backup is not None and bodies(backup.path) == ["first"]


def test_without_a_change_there_is_no_second_copy(store: NoteStore, path: Path) -> None:
    Backups(path).make()
    assert (Backups(path).make(), len(Backups(path).all())) == (None, 1)


def test_without_a_database_there_is_no_copy(path: Path) -> None:
    assert Backups(path).make() is None


def test_a_copy_is_put_back_under_an_open_window(store: NoteStore, path: Path) -> None:
    backup = Backups(path).make()
    write(store, "second")
    assert backup is not None
    Backups(path).restore(backup)
    assert [note.body for note in store.notes(ARTICLE)] == ["first"]


def test_what_was_there_before_is_kept_as_a_copy(store: NoteStore, path: Path) -> None:
    backup = Backups(path).make()
    write(store, "second")
    assert backup is not None
    Backups(path).restore(backup)
    assert bodies(Backups(path).all()[0].path) == ["first", "second"]


def test_a_damaged_copy_is_not_put_back(store: NoteStore, path: Path) -> None:
    backup = Backups(path).make()
    assert backup is not None
    backup.path.write_bytes(b"no database at all" * 100)
    with pytest.raises(NotesError, match="is damaged or gone"):
        Backups(path).restore(backup)


def test_copies_are_thinned_out_by_age(store: NoteStore, path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    for hours in range(0, 24 * 200, 8):
        made = NOW - timedelta(hours=hours + 1)
        (folder / made.strftime("notes-%Y%m%dT%H%M%S%fZ.sqlite")).touch()
    os.utime(path, (NOW.timestamp() + 1e8,) * 2)
    Backups(path).make(NOW)
    ages = [(NOW - backup.made).days for backup in Backups(path).all()]
    counts = [sum(low <= age < high for age in ages) for low, high in ((0, 1), (1, 14), (14, 70), (70, 200))]
    assert counts == [4, 14, 10, 5]


DAMAGES = {
    "no database": b"no database at all" * 100,
    "a head and no body": b"SQLite format 3\0" + b"\xff" * 2000,
}


@pytest.mark.parametrize("content", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_database_gives_way_to_its_newest_copy(store: NoteStore, path: Path, content: bytes) -> None:
    Backups(path).make()
    store.database.close()
    path.write_bytes(content)
    assert [note.body for note in store.notes(ARTICLE)] == ["first"]
    told = store.database.rescue
    assert told is not None and told.damaged.read_bytes() == content and "was opened in its place" in told.sentence


def test_without_a_copy_an_empty_one_is_begun_and_told(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    store = NoteStore(Database(path))
    assert (
        store.notes(ARTICLE),
        "there was no copy" in str(store.database.rescue and store.database.rescue.sentence),
    ) == ((), True)
    store.database.close()


def test_after_damage_within_the_second_try_works_at_the_latest(store: NoteStore, path: Path) -> None:
    Backups(path).make()
    store.database.close()
    whole = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096 * 6)
        file.write(b"\xff" * (whole - 4096 * 6))
    with contextlib.suppress(NotesError):
        store.notes(ARTICLE)
    assert ([note.body for note in store.notes(ARTICLE)], store.database.rescue is not None) == (["first"], True)


def test_a_full_disk_is_told(store: NoteStore) -> None:
    with store.database.reading() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotesError, match="the disk is full"):
        for _ in range(100):
            write(store, "much " * 1000)


def test_a_copy_made_while_another_program_writes_is_whole(store: NoteStore, path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE note SET body = 'half done'")
    backup = Backups(path).make()
    other.close()
    assert backup is not None and bodies(backup.path) == ["first"]
