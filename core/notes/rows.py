"""Notes and anchors as rows of the database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from core.anchors import Anchor
from core.model import NOWHERE, Note, NoteKind, NoteStyle, Span, Standing

# A note with its place in the text that the query binds as :text, or in the one where it was found last.
NOTE = """
    SELECT id, note.quote, note.body, created, modified, kind, about, style, colour, note.tags, starred, document,
        deleted, anchor.standing, anchor.start, anchor.end, number
    FROM note LEFT JOIN anchor ON anchor.note = note.number AND anchor.text = """
KIND, STANDING = 5, 13
WITHOUT_PLACE = (NoteKind.TREATY, NoteKind.DOCUMENT)


def note_of(row: tuple[Any, ...]) -> Note:
    """The note in a row of `NOTE`; one that has no anchor in the text is an orphan there."""
    note_id, quote, body, created, modified, kind, about, style, colour, tags, starred, document, deleted = row[:13]
    standing, start, end = row[13:16]
    missing = Standing.PLACED if kind in WITHOUT_PLACE else Standing.ORPHAN
    return Note(
        id=note_id,
        span=NOWHERE if standing is None else Span(start, end),
        quote=quote,
        body=body,
        created=datetime.fromisoformat(created),
        modified=datetime.fromisoformat(modified),
        kind=NoteKind(kind),
        about=about,
        style=NoteStyle(style),
        colour=colour,
        tags=() if tags == "[]" else tuple(json.loads(tags)),
        starred=bool(starred),
        standing=missing if standing is None else Standing(standing),
        document=document,
        deleted=datetime.fromisoformat(deleted) if deleted else None,
    )


def insert(db: sqlite3.Connection, note: Note, document: str, text: str) -> None:
    """A note's row; one with the same id stays as it is, for a writing that is tried again."""
    db.execute(
        "INSERT OR IGNORE INTO note (id, document, kind, about, style, colour, tags, starred, quote, body, created, "
        "modified, deleted, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            note.id,
            document,
            note.kind,
            note.about,
            note.style,
            note.colour,
            tags_of(note.tags),
            note.starred,
            note.quote,
            note.body,
            stamp(note.created),
            stamp(note.modified),
            stamp(note.deleted) if note.deleted else None,
            text,
        ),
    )


def write_anchors(db: sqlite3.Connection, text: str, anchors: Iterable[tuple[int, Standing, Anchor]]) -> None:
    """Where notes, by number, stand in a text, in place of what was thought before."""
    made = now()
    db.executemany(
        "INSERT OR REPLACE INTO anchor (note, text, standing, start, end, quote, before, after, paragraph, at, "
        "heading, rival, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                text,
                standing,
                *anchor.span,
                anchor.quote,
                anchor.before,
                anchor.after,
                anchor.paragraph,
                anchor.at,
                json.dumps(anchor.heading, ensure_ascii=False),
                anchor.rival,
                made,
            )
            for number, standing, anchor in anchors
        ],
    )


def tags_of(tags: Iterable[str]) -> str:
    """Tags as they are stored: a JSON list without repetitions."""
    return json.dumps(list(dict.fromkeys(tags)), ensure_ascii=False)


def now() -> str:
    return stamp(datetime.now(UTC))


def stamp(time: datetime) -> str:
    """A time as it is stored, which sorts as it should."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds")
