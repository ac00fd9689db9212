"""Notes on passages, in SQLite. Every call that changes something is one committed transaction.

A document is known by its text, so notes follow a file that is moved, renamed or copied. Each note keeps
its place and its words, with some words before and after (the selectors of the W3C Web Annotation model,
positions in code points).
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from core import folders
from core.errors import NotesError
from core.migrations import migrate
from core.model import Document, Note, Span

CONTEXT = 32
_WAIT = 2.0
_COLUMNS = "id, start, end, quote, body, created, modified"


def default_path() -> Path:
    return folders.data() / "notes.sqlite"


def document_key(document: Document) -> str:
    """What a document is known by: SHA-256 of its canonical text, in hexadecimal."""
    return hashlib.sha256(document.text.encode()).hexdigest()


class NoteStore:
    """The notes in the database at `path`, made when first needed. Use from one thread at a time.

    Every method raises NotesError where the database is locked, read-only, full or damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def notes(self, document: Document) -> tuple[Note, ...]:
        """The document's notes in reading order."""
        with self._transaction() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM note WHERE document = ? AND deleted IS NULL ORDER BY start, end, created",
                (document_key(document),),
            ).fetchall()
        return tuple(_note(row) for row in rows)

    def add(self, document: Document, span: Span, body: str = "") -> Note:
        """A new note on the words at `span`."""
        now = _now()
        text, quote = document.text, span.of(document.text)
        before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
        key, note_id = document_key(document), str(uuid.uuid4())
        with self._transaction() as db:
            db.execute(
                "INSERT INTO document (key, title, source) VALUES (?, ?, ?) "
                "ON CONFLICT (key) DO UPDATE SET title = excluded.title, source = excluded.source",
                (key, document.title, document.source),
            )
            db.execute(
                "INSERT INTO note (id, document, start, end, quote, prefix, suffix, body, created, modified) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (note_id, key, span.start, span.end, quote, before, after, body, now, now),
            )
            return self._one(db, note_id)

    def edit(self, note_id: str, body: str) -> Note:
        """The note with its new text."""
        with self._transaction() as db:
            db.execute("UPDATE note SET body = ?, modified = ? WHERE id = ?", (body, _now(), note_id))
            return self._one(db, note_id)

    def delete(self, note_id: str) -> None:
        """Takes the note out of sight; `restore` brings it back."""
        with self._transaction() as db:
            db.execute("UPDATE note SET deleted = ? WHERE id = ?", (_now(), note_id))

    def restore(self, note_id: str) -> Note:
        """The note brought back after `delete`."""
        with self._transaction() as db:
            db.execute("UPDATE note SET deleted = NULL WHERE id = ?", (note_id,))
            return self._one(db, note_id)

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._connection or self._open()
            with connection:
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise NotesError(_sentence(error, self._path)) from error

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=_WAIT, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")  # a power cut, too, must leave what was said to be saved
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection

    @staticmethod
    def _one(db: sqlite3.Connection, note_id: str) -> Note:
        row = db.execute(f"SELECT {_COLUMNS} FROM note WHERE id = ?", (note_id,)).fetchone()
        if row is None:
            raise NotesError(
                "This note is no longer in the database; another window may have removed it. Make it anew."
            )
        return _note(row)


def _note(row: tuple[str, int, int, str, str, str, str]) -> Note:
    note_id, start, end, quote, body, created, modified = row
    return Note(
        note_id, Span(start, end), quote, body, datetime.fromisoformat(created), datetime.fromisoformat(modified)
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _sentence(error: sqlite3.Error | OSError, path: Path) -> str:
    message = str(error).lower()
    for sign, reason, remedy in (
        ("locked", "is in use by another program", "Close that program; Servanda tries again by itself."),
        ("readonly", "is read-only", "Make the file and its folder writable."),
        ("read-only", "is read-only", "Make the file and its folder writable."),
        ("permission", "may not be opened", "Change the permissions of the file and its folder."),
        ("full", "has no room: the disk is full", "Free some space."),
        ("not a database", "is damaged or no notes database", "Move it away, or put back a copy that works."),
        ("malformed", "is damaged", "Move it away, or put back a copy that works."),
        ("unable to open", "cannot be opened", "Check that its folder exists and may be written to."),
    ):
        if sign in message:
            return f"The notes database “{path}” {reason}. {remedy} What you typed stays in the window."
    return f"The notes database “{path}” could not be used: {error}. What you typed stays in the window."
