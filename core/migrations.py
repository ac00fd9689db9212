"""The schema of the notes database, by numbered steps; `PRAGMA user_version` tells which are done."""

from __future__ import annotations

import sqlite3

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
)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the schema up to date, one transaction a step. Raises NotesError for one newer than this program's."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(STEPS):
        raise NotesError(
            "The notes database was written by a newer Servanda. Update this one to open it; nothing was changed."
        )
    while version < len(STEPS):
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()  # another process may have been here
            if version < len(STEPS):
                for statement in STEPS[version].split(";"):
                    connection.execute(statement)
                version += 1
                connection.execute(f"PRAGMA user_version = {version}")
