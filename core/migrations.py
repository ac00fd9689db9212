"""The schema of the notes database, by numbered steps; `PRAGMA user_version` tells which are done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from core.errors import NotesError

STEPS = (
    """
    CREATE TABLE document (
        key TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        source TEXT NOT NULL
    ) STRICT;
    CREATE TABLE note (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL REFERENCES document (key),
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        body TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        deleted TEXT
    ) STRICT;
    CREATE INDEX note_by_document ON note (document, start);
    """,
    """
    CREATE TABLE judgement (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        words TEXT NOT NULL,
        start INTEGER,
        end INTEGER,
        treaty TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT;
    CREATE INDEX judgement_by_document ON judgement (document);
    """,
    # A document gets several keys, a note several anchors: one for each text its words were found in.
    """
    ALTER TABLE document RENAME COLUMN key TO id;
    CREATE TABLE trace (
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE ON UPDATE CASCADE,
        seen TEXT NOT NULL,
        PRIMARY KEY (kind, value, document)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE perhaps (
        document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        other TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        PRIMARY KEY (document, other)
    ) STRICT, WITHOUT ROWID;
    DROP INDEX note_by_document;
    ALTER TABLE note RENAME TO older_note;
    CREATE TABLE note (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        document TEXT NOT NULL REFERENCES document (id),
        kind TEXT NOT NULL,
        about TEXT NOT NULL,
        style TEXT NOT NULL,
        colour TEXT NOT NULL,
        tags TEXT NOT NULL,
        starred INTEGER NOT NULL,
        quote TEXT NOT NULL,
        body TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        deleted TEXT,
        text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX note_by_document ON note (document);
    CREATE INDEX note_by_about ON note (about) WHERE about != '';
    CREATE TABLE anchor (
        note INTEGER NOT NULL REFERENCES note (number) ON DELETE CASCADE,
        text TEXT NOT NULL,
        standing TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        quote TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        paragraph TEXT NOT NULL,
        at INTEGER NOT NULL,
        heading TEXT NOT NULL,
        rival REAL NOT NULL,
        made TEXT NOT NULL,
        PRIMARY KEY (note, text)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE colour (
        key TEXT PRIMARY KEY,
        name TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE note_words USING fts5 (
        quote, body, tags,
        content = 'note', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
    CREATE TRIGGER note_added AFTER INSERT ON note WHEN new.deleted IS NULL BEGIN
        INSERT INTO note_words (rowid, quote, body, tags) VALUES (new.number, new.quote, new.body, new.tags);
    END;
    CREATE TRIGGER note_changed AFTER UPDATE OF quote, body, tags, deleted ON note BEGIN
        INSERT INTO note_words (note_words, rowid, quote, body, tags)
            SELECT 'delete', old.number, old.quote, old.body, old.tags WHERE old.deleted IS NULL;
        INSERT INTO note_words (rowid, quote, body, tags)
            SELECT new.number, new.quote, new.body, new.tags WHERE new.deleted IS NULL;
    END;
    CREATE TRIGGER note_erased AFTER DELETE ON note WHEN old.deleted IS NULL BEGIN
        INSERT INTO note_words (note_words, rowid, quote, body, tags)
            VALUES ('delete', old.number, old.quote, old.body, old.tags);
    END;
    INSERT INTO trace SELECT 'text', id, id, '' FROM document;
    INSERT INTO note
        SELECT NULL, id, document, 'passage', '', 'highlight', 'yellow', '[]', 0, quote, body, created, modified,
            deleted, document
        FROM older_note ORDER BY created;
    INSERT INTO anchor
        SELECT number, older.document, 'placed', older.start, older.end, older.quote, prefix, suffix, '', 0, '[]', 0.8,
            older.created
        FROM older_note AS older JOIN note USING (id);
    DROP TABLE older_note;
    """,
)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the schema up to date, all or nothing. Raises NotesError for one newer than this program's."""
    if _version(connection) == len(STEPS):
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        version = _version(connection)  # another process may have been here
        if version > len(STEPS):
            raise NotesError(
                "The notes database was written by a newer Servanda. Update this one to open it; nothing was changed."
            )
        for step in STEPS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(step: str) -> Iterator[str]:
    """The statements of a step one by one; a trigger has semicolons within."""
    gathered = ""
    for line in step.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""
