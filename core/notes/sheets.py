"""The notes of a document with all that an export tells of them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from core.database import Database
from core.identity import document_key
from core.model import NOWHERE, Document, Note, Span, Standing
from core.notes.making import COLOURS
from core.notes.rows import NOTE, note_of
from core.notes.store import NoteStore

_CONTEXT = """
    SELECT id, before, after, heading, anchor.text
    FROM note JOIN anchor ON anchor.note = number AND anchor.text = coalesce(
        (SELECT here.text FROM anchor AS here WHERE here.note = number AND here.text = :text AND standing = 'placed'),
        note.text
    )
    WHERE document = :work AND deleted IS NULL"""
_NOTHING: tuple[str, str, tuple[str, ...], str] = ("", "", (), "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A note, the words around its passage, the headings over it (outermost first), its colour's name.

    `text` is the key of the text that its place counts in.
    """

    note: Note
    before: str = ""
    after: str = ""
    heading: tuple[str, ...] = ()
    text: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document's notes in reading order. `text` is its canonical text, empty where the document is not open.

    `keys` are all (kind, value) that `core.identity` knows the document by.
    """

    id: str
    title: str
    source: str
    entries: tuple[Entry, ...]
    text: str = ""
    language: str = ""
    format: str = ""
    digest: str = ""
    keys: tuple[tuple[str, str], ...] = ()


class Sheets:
    """Makes sheets of what is in a database. Every method may raise NotesError."""

    def __init__(self, store: NoteStore) -> None:
        self._store = store
        self._database: Database = store.database

    def of(self, document: Document) -> Sheet:
        """The sheet of an open document; an uncertain note or an orphan has no place in it."""
        notes = self._store.notes(document)
        work = notes[0].document if notes else document_key(document)
        with self._database.reading() as db:
            return Sheet(
                id=work,
                title=document.title,
                source=document.source,
                entries=_entries(db, notes, work, document_key(document)),
                text=document.text,
                language=document.language,
                format=document.format,
                digest=document.digest,
                keys=_keys(db, work),
            )

    def all(self) -> tuple[Sheet, ...]:
        """A sheet for every document with notes, by title; places are those in the text seen last."""
        made: list[Sheet] = []
        with self._database.reading() as db:
            works = db.execute(
                "SELECT id, title, source FROM document WHERE id IN (SELECT document FROM note WHERE deleted IS NULL) "
                "ORDER BY title, id"
            ).fetchall()
            for work, title, source in works:
                rows = db.execute(
                    f"{NOTE} note.text WHERE document = ? AND deleted IS NULL ORDER BY start, end, created, number",
                    (work,),
                ).fetchall()
                entries = _entries(db, tuple(note_of(row) for row in rows), work, "")
                made.append(Sheet(work, title, source, entries, keys=_keys(db, work)))
        return tuple(made)


def _entries(db: sqlite3.Connection, notes: tuple[Note, ...], work: str, text: str) -> tuple[Entry, ...]:
    names = {**COLOURS, **dict(db.execute("SELECT key, name FROM colour"))}
    around = {
        note_id: (before, after, tuple(json.loads(heading)), seen)
        for note_id, before, after, heading, seen in db.execute(_CONTEXT, {"text": text, "work": work})
    }
    return tuple(
        Entry(note, *around.get(note.id, _NOTHING), colour=names.get(note.colour, note.colour)) for note in notes
    )


def _keys(db: sqlite3.Connection, work: str) -> tuple[tuple[str, str], ...]:
    return tuple(db.execute("SELECT kind, value FROM trace WHERE document = ? ORDER BY kind, value", (work,)))


def place_of(note: Note) -> Span | None:
    """Where a note surely stands; None for one without such a place."""
    return note.span if note.standing is Standing.PLACED and note.span != NOWHERE else None
