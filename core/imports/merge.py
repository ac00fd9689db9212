"""Brings notes from elsewhere into the database: by id, the newest wins, nothing is deleted."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.anchors import Ground
from core.errors import NotesError
from core.identity import remember
from core.imports.incoming import Incoming, Origin
from core.imports.own import is_own, read_own
from core.imports.w3c import is_hypothesis, is_w3c, read_hypothesis, read_w3c
from core.model import Document, Standing
from core.notes import rows
from core.notes.store import NoteStore

_SUREST = ("text", "bytes", "words", "path")
_READERS = ((is_own, read_own), (is_w3c, read_w3c), (is_hypothesis, read_hypothesis))


@dataclass(frozen=True, slots=True)
class Report:
    """How many notes were new, newer than ours and not newer; and of those on the open document, how they stand.

    `elsewhere` are on other documents; they are looked for when those are opened.
    """

    added: int
    changed: int
    left: int
    placed: int
    uncertain: int
    orphaned: int
    elsewhere: int


def load(path: Path) -> tuple[Incoming, ...]:
    """The notes in a file of one of the formats known. Raises NotesError, with nothing imported."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        for is_one, read in _READERS:
            if is_one(data):
                return tuple(read(data))
    except OSError as error:
        raise NotesError(f"“{path}” could not be read: {error.strerror}. Check the disk and the name.") from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise NotesError(
            f"“{path}” is not as its format asks ({error}); nothing was imported. Export it again where it comes from."
        ) from None
    raise NotesError(
        f"“{path}” holds no notes that Servanda knows: its own JSON, W3C Web Annotations, or an export of Hypothesis."
    )


def merge(store: NoteStore, incoming: Sequence[Incoming], document: Document | None = None) -> Report:
    """Brings notes in, in one transaction. Those whose document is not known are taken to be on `document`, if given.

    Raises NotesError.
    """
    counts: Counter[str] = Counter()
    with store.database.transaction() as db:
        ground = Ground(document) if document else None
        here = remember(db, ground) if ground else ""
        works = {origin: _work(db, origin, here) for origin in {item.origin for item in incoming}}
        for item in incoming:
            counts[_take(db, item, works[item.origin])] += 1
    standings: Counter[Standing] = Counter()
    taken = {item.note.id for item in incoming}
    if document:
        standings.update(note.standing for note in store.notes(document) if note.id in taken)
    return Report(
        counts["added"],
        counts["changed"],
        counts["left"],
        standings[Standing.PLACED],
        standings[Standing.UNCERTAIN],
        standings[Standing.ORPHAN],
        len(taken) - standings.total(),
    )


def _work(db: sqlite3.Connection, origin: Origin, here: str) -> str:
    """The document a note is on, written down where it was not known."""
    keys = list(origin.keys)
    if origin.id:
        keys.append(("text", origin.id))  # a work is called by the key of the first text it had
    if origin.source not in ("", "-") and "://" not in origin.source:
        keys.append(("path", str(Path(origin.source).absolute())))
    for kind, value in sorted((key for key in keys if key[0] in _SUREST), key=lambda key: _SUREST.index(key[0])):
        row = db.execute("SELECT document FROM trace WHERE kind = ? AND value = ?", (kind, value)).fetchone()
        if row:
            return str(row[0])
    if here and not origin.id:
        return here
    work = origin.id or origin.source or "imported"
    db.execute("INSERT OR IGNORE INTO document VALUES (?, ?, ?)", (work, origin.title, origin.source))
    db.executemany("INSERT OR IGNORE INTO trace VALUES (?, ?, ?, '')", [(kind, value, work) for kind, value in keys])
    return work


def _take(db: sqlite3.Connection, item: Incoming, work: str) -> str:
    """Brings one note in; says whether it was added, changed or left."""
    note = item.note
    row = db.execute("SELECT number, modified FROM note WHERE id = ?", (note.id,)).fetchone()
    if row is None:
        rows.insert(db, note, work, item.text)
        if item.anchor:
            number = db.execute("SELECT number FROM note WHERE id = ?", (note.id,)).fetchone()[0]
            rows.write_anchors(db, item.text, [(number, Standing.PLACED, item.anchor)])
        return "added"
    if row[1] >= rows.stamp(note.modified):
        return "left"
    db.execute(
        "UPDATE note SET body = ?, style = ?, colour = ?, tags = ?, starred = ?, modified = ? WHERE number = ?",
        (note.body, note.style, note.colour, rows.tags_of(note.tags), note.starred, rows.stamp(note.modified), row[0]),
    )
    return "changed"
