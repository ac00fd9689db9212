"""Notes on passages, in SQLite. Every call that changes something is one committed transaction.

A document is known by its text, so notes follow a file that is moved, renamed or copied. Each note keeps
its place and its words, with some words before and after (the selectors of the W3C Web Annotation model,
positions in code points).
"""

from __future__ import annotations

import hashlib
import sqlite3
import uuid
from datetime import UTC, datetime

from core.database import Database
from core.errors import NotesError
from core.model import Document, Note, Span

CONTEXT = 32
_COLUMNS = "id, start, end, quote, body, created, modified"


def document_key(document: Document) -> str:
    """What a document is known by: SHA-256 of its canonical text, in hexadecimal."""
    return hashlib.sha256(document.text.encode()).hexdigest()


class NoteStore:
    """The notes in a database. Every method may raise NotesError, as `Database.transaction` tells."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def notes(self, document: Document) -> tuple[Note, ...]:
        """The document's notes in reading order."""
        with self.database.transaction() as db:
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
        with self.database.transaction() as db:
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
        with self.database.transaction() as db:
            db.execute("UPDATE note SET body = ?, modified = ? WHERE id = ?", (body, _now(), note_id))
            return self._one(db, note_id)

    def delete(self, note_id: str) -> None:
        """Takes the note out of sight; `restore` brings it back."""
        with self.database.transaction() as db:
            db.execute("UPDATE note SET deleted = ? WHERE id = ?", (_now(), note_id))

    def restore(self, note_id: str) -> Note:
        """The note brought back after `delete`."""
        with self.database.transaction() as db:
            db.execute("UPDATE note SET deleted = NULL WHERE id = ?", (note_id,))
            return self._one(db, note_id)

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
