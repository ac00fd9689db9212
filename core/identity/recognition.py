"""Ties a document to the work it is a form of, by its keys; where they disagree, a person is asked once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from core.anchors import Ground
from core.database import Database
from core.identity.keys import SKETCH, keys, path_of

_SAME = ("text", "bytes", "words")
_ALIKE = 0.6
_AKIN = 0.25
_CLEARLY = 0.3


@dataclass(frozen=True, slots=True)
class NotedDocument:
    """A document with notes: what it is called, where it was opened last, how many notes are on it."""

    id: str
    title: str
    source: str
    notes: int


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a document was recognised as.

    `id` is the work it is surely a form of, empty where it is new or in doubt. `perhaps` are works it may be a
    form of, since its keys disagree; a person tells by `Identities.settle`.
    """

    id: str = ""
    perhaps: tuple[NotedDocument, ...] = ()


class Identities:
    """The documents of a database. Every method may raise NotesError, as `Database.transaction` tells."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def recognise(self, ground: Ground) -> Recognition:
        """What a document is, or may be, a form of."""
        with self.database.reading() as db:
            return recognise(db, ground)

    def settle(self, ground: Ground, work: str) -> None:
        """A person's answer: the document is a form of `work`, or, where that is empty, of none of those asked about.

        Notes made on it meanwhile go along. The answer is kept.
        """
        with self.database.transaction() as db:
            made = _same(db, ground)
            if work and made and made != work:
                db.execute("UPDATE note SET document = ? WHERE document = ?", (work, made))
                db.execute("UPDATE OR REPLACE trace SET document = ? WHERE document = ?", (work, made))
                db.execute("DELETE FROM document WHERE id = ?", (made,))
            known = remember(db, ground, work or made)
            db.execute("DELETE FROM perhaps WHERE document = ?", (known,))

    def documents(self) -> tuple[NotedDocument, ...]:
        """Every document with notes, by title."""
        with self.database.reading() as db:
            return _noted(db, "note.deleted IS NULL GROUP BY document.id HAVING count(note.number)", ())


def recognise(db: sqlite3.Connection, ground: Ground) -> Recognition:
    """As `Identities.recognise`, within a transaction."""
    traces: dict[str, Mapping[str, tuple[int, str]]] = {}
    for kind, values in keys(ground):
        works = traces[kind] = _works(db, kind, values)
        if works and kind in _SAME:
            same = _last_seen(works)
            asked = [other for (other,) in db.execute("SELECT other FROM perhaps WHERE document = ?", (same,))]
            return Recognition(same, _named(db, asked))
    sure, perhaps = _weigh(traces)
    return Recognition(sure, _named(db, perhaps))


def remember(db: sqlite3.Connection, ground: Ground, work: str = "") -> str:
    """Writes down all keys of a document and gives the id of its work: `work`, or what it is recognised as.

    A document that is new or in doubt becomes a work of its own; the doubt stays until a person settles it.
    """
    document, now = ground.document, datetime.now(UTC).isoformat(timespec="milliseconds")
    if known := _known_here(db, ground, work):
        return known
    perhaps: tuple[NotedDocument, ...] = ()
    if not work:
        found = recognise(db, ground)
        work = found.id or ground.key
        perhaps = () if found.id else found.perhaps
    db.execute(
        "INSERT INTO document (id, title, source) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET title = excluded.title, source = excluded.source",
        (work, document.title, document.source),
    )
    db.executemany(
        "INSERT INTO trace (kind, value, document, seen) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kind, value, document) DO UPDATE SET seen = excluded.seen",
        [(kind, value, work, now) for kind, values in keys(ground) for value in values],
    )
    db.executemany("INSERT OR IGNORE INTO perhaps VALUES (?, ?)", [(work, other.id) for other in perhaps])
    return work


def _known_here(db: sqlite3.Connection, ground: Ground, work: str) -> str:
    """The work that has had this very text in this very file; empty where there is anything to write down."""
    row = db.execute(
        "SELECT text.document FROM trace AS text JOIN trace AS path ON path.document = text.document "
        "WHERE text.kind = 'text' AND text.value = ? AND path.kind = 'path' AND path.value = ? "
        "AND ? IN ('', text.document)",
        (ground.key, path_of(ground.document), work),
    ).fetchone()
    return str(row[0]) if row else ""


def _same(db: sqlite3.Connection, ground: Ground) -> str:
    """The work that has had the same content, the last one seen; empty for none."""
    for kind, values in keys(ground):
        if kind in _SAME and (works := _works(db, kind, values)):
            return _last_seen(works)
    return ""


def _works(db: sqlite3.Connection, kind: str, values: Sequence[str]) -> Mapping[str, tuple[int, str]]:
    """Work -> how many of these keys it has, and when the last was seen."""
    marks = ", ".join("?" * len(values))
    rows = db.execute(
        f"SELECT document, count(*), max(seen) FROM trace WHERE kind = ? AND value IN ({marks}) GROUP BY document",
        (kind, *values),
    )
    return {work: (count, seen) for work, count, seen in rows}


def _weigh(traces: Mapping[str, Mapping[str, tuple[int, str]]]) -> tuple[str, list[str]]:
    """The work an edited or converted document is surely a form of, else those it may be, the likeliest first."""
    likeness = {work: count / SKETCH for work, (count, _) in traces.get("phrase", {}).items()}
    paths = traces.get("path", {})
    path = _last_seen(paths) if paths else ""
    fronts, titles = traces.get("front", {}), traces.get("title", {})
    works = {path, *fronts, *titles, *(work for work, share in likeness.items() if share >= _AKIN)} - {""}

    def signs(work: str) -> int:
        return (work == path) + (work in fronts) + (work in fronts or work in titles)

    ranked = sorted(works, key=lambda work: (likeness.get(work, 0.0), signs(work)), reverse=True)
    sure = [work for work in ranked if _is_sure(likeness.get(work, 0.0), signs(work))]
    if sure:
        best = likeness.get(sure[0], 0.0)
        rivals = [work for work in sure[1:] if best - likeness.get(work, 0.0) < _CLEARLY]
        if not rivals:
            return sure[0], []
        chosen = [work for work in sure if work == path]
        return (chosen[0], []) if chosen else ("", [sure[0], *rivals])
    return "", [work for work in ranked if work == path or work in fronts or likeness.get(work, 0.0) >= _AKIN]


def _is_sure(likeness: float, signs: int) -> bool:
    return likeness >= _ALIKE or (likeness >= _AKIN and signs >= 1) or signs >= 3


def _last_seen(works: Mapping[str, tuple[int, str]]) -> str:
    return max(works, key=lambda work: works[work][1])


def _named(db: sqlite3.Connection, works: Iterable[str]) -> tuple[NotedDocument, ...]:
    works = list(works)
    marks = ", ".join("?" * len(works))
    named = {work.id: work for work in _noted(db, f"document.id IN ({marks}) GROUP BY document.id", works)}
    return tuple(named[work] for work in works)


def _noted(db: sqlite3.Connection, condition: str, values: Iterable[str]) -> tuple[NotedDocument, ...]:
    rows = db.execute(
        "SELECT document.id, title, source, count(note.number) FROM document LEFT JOIN note "
        f"ON note.document = document.id AND note.deleted IS NULL WHERE {condition} ORDER BY title, document.id",
        tuple(values),
    )
    return tuple(NotedDocument(*row) for row in rows)
