"""The notes of documents. Every call that changes something is one committed transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from core.anchors import Anchor, Ground
from core.database import Database
from core.errors import NotesError
from core.identity import Identities, Recognition, recognise, remember
from core.model import Document, Note, NoteKind, NoteStyle, Span, Standing
from core.notes import rows
from core.notes.rows import KIND, NOTE, STANDING, note_of


class NoteStore:
    """The notes in a database. Every method may raise NotesError, as `Database.transaction` tells."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._identities = Identities(database)
        self._ground: Ground | None = None

    def notes(self, document: Document) -> tuple[Note, ...]:
        """The document's notes in reading order, those without a place first; a note on a treaty is the treaty's."""
        ground = self._ground_of(document)
        with self.database.reading() as db:
            work = recognise(db, ground).id
            found = db.execute(
                f"{NOTE} :text WHERE document = :work AND deleted IS NULL AND kind != :treaty "
                "ORDER BY start, end, created, number",
                {"text": ground.key, "work": work, "treaty": NoteKind.TREATY},
            ).fetchall()
            notes = [note_of(row) for row in found]
            is_known = not any(row[STANDING] is None and row[KIND] not in rows.WITHOUT_PLACE for row in found)
            if is_known:
                return tuple(notes)
            from core.notes.again import anchors_elsewhere, find_again  # only where the text has changed

            wanted = anchors_elsewhere(db, work, ground.key)
        places = find_again(wanted, ground)
        with suppress(NotesError):  # what cannot be written down will be found again the next time
            self._keep_places(ground, work, places)
        notes = [_at_its_place(note, places.get(row[-1])) for note, row in zip(notes, found, strict=True)]
        return tuple(sorted(notes, key=lambda note: (note.span, note.created)))

    def notes_on(self, treaties: Iterable[str]) -> tuple[Note, ...]:
        """The notes on agreements, by their ids, wherever they were made; the oldest first."""
        wanted = list(treaties)
        marks = ", ".join("?" * len(wanted))
        with self.database.reading() as db:
            found = db.execute(
                f"{NOTE} note.text WHERE about IN ({marks}) AND kind = ? AND deleted IS NULL ORDER BY created, number",
                (*wanted, NoteKind.TREATY),
            ).fetchall()
        return tuple(note_of(row) for row in found)

    def add(self, document: Document, note: Note) -> Note:
        """Keeps a note made by `new_note`; one that is kept already stays as it is."""
        ground = self._ground_of(document)
        text = ground.key
        with self.database.transaction() as db:
            rows.insert(db, note, remember(db, ground), text)
            if note.kind not in rows.WITHOUT_PLACE:
                rows.write_anchors(db, text, [(self._number(db, note.id), Standing.PLACED, _anchor(ground, note.span))])
            return self._one(db, note.id)

    def edit(
        self,
        note_id: str,
        body: str | None = None,
        *,
        style: NoteStyle | None = None,
        colour: str | None = None,
        tags: Iterable[str] | None = None,
        starred: bool | None = None,
    ) -> Note:
        """The note with what is given in place of what it had; all else stays."""
        packed = None if tags is None else rows.tags_of(tags)
        given = {"body": body, "style": style, "colour": colour, "tags": packed, "starred": starred}
        changes = {name: value for name, value in given.items() if value is not None} | {"modified": rows.now()}
        with self.database.transaction() as db:
            db.execute(
                f"UPDATE note SET {', '.join(f'{name} = :{name}' for name in changes)} WHERE id = :id",
                {**changes, "id": note_id},
            )
            return self._one(db, note_id)

    def move(self, document: Document, note_id: str, span: Span) -> Note:
        """The note on the words at `span`, which become its own: to accept a place proposed, or to choose one."""
        ground = self._ground_of(document)
        text = ground.key
        with self.database.transaction() as db:
            remember(db, ground)
            db.execute(
                "UPDATE note SET quote = ?, text = ?, kind = iif(kind = ?, ?, kind), modified = ? WHERE id = ?",
                (span.of(document.text), text, NoteKind.DOCUMENT, NoteKind.PASSAGE, rows.now(), note_id),
            )
            rows.write_anchors(db, text, [(self._number(db, note_id), Standing.PLACED, _anchor(ground, span))])
            return self._one(db, note_id)

    def detach(self, note_id: str) -> Note:
        """The note taken off its words, which it keeps as a quotation; it is on the whole document from now on."""
        with self.database.transaction() as db:
            db.execute("UPDATE note SET kind = ?, modified = ? WHERE id = ?", (NoteKind.DOCUMENT, rows.now(), note_id))
            db.execute("DELETE FROM anchor WHERE note = ?", (self._number(db, note_id),))
            return self._one(db, note_id)

    def put_back(self, document: Document, note: Note) -> Note:
        """The note as it was in this document, to undo `move` or `detach`."""
        ground = self._ground_of(document)
        text = ground.key
        with self.database.transaction() as db:
            db.execute(
                "UPDATE note SET quote = ?, kind = ?, modified = ? WHERE id = ?",
                (note.quote, note.kind, rows.now(), note.id),
            )
            if note.kind not in rows.WITHOUT_PLACE:
                rows.write_anchors(db, text, [(self._number(db, note.id), note.standing, ground.anchor(note.span))])
            return self._one(db, note.id)

    def delete(self, note_id: str) -> None:
        """Puts the note into the bin; `restore` brings it back."""
        with self.database.transaction() as db:
            db.execute("UPDATE note SET deleted = ? WHERE id = ?", (rows.now(), note_id))

    def restore(self, note_id: str) -> Note:
        """The note brought back out of the bin."""
        with self.database.transaction() as db:
            db.execute("UPDATE note SET deleted = NULL WHERE id = ?", (note_id,))
            return self._one(db, note_id)

    def recognise(self, document: Document) -> Recognition:
        """What the document is, or may be, a form of; where `perhaps` holds any, ask the person, then `settle`."""
        return self._identities.recognise(self._ground_of(document))

    def settle(self, document: Document, work: str) -> None:
        """A person's answer: the document is a form of `work`, or of none of those asked about where that is empty."""
        self._identities.settle(self._ground_of(document), work)

    def _keep_places(self, ground: Ground, work: str, places: Mapping[int, tuple[Standing, Anchor]]) -> None:
        text = ground.key
        with self.database.transaction() as db:
            remember(db, ground, work)
            rows.write_anchors(db, text, ((number, *place) for number, place in places.items()))
            db.executemany(
                "UPDATE note SET text = ? WHERE number = ?",
                [(text, number) for number, (standing, _) in places.items() if standing is Standing.PLACED],
            )

    def _ground_of(self, document: Document) -> Ground:
        """Made once for the document that is open."""
        if self._ground is None or self._ground.document is not document:
            self._ground = Ground(document)
        return self._ground

    @staticmethod
    def _number(db: sqlite3.Connection, note_id: str) -> int:
        row = db.execute("SELECT number FROM note WHERE id = ?", (note_id,)).fetchone()
        if row is None:
            raise NotesError(
                "This note is no longer in the database; another window may have removed it. Make it anew."
            )
        return int(row[0])

    def _one(self, db: sqlite3.Connection, note_id: str) -> Note:
        number = self._number(db, note_id)
        return note_of(db.execute(f"{NOTE} note.text WHERE number = ?", (number,)).fetchone())


def _anchor(ground: Ground, span: Span) -> Anchor:
    from core.anchors.search import rivals  # only when a note is made

    anchor = ground.anchor(span)
    return replace(anchor, rival=rivals([anchor], ground)[0])


def _at_its_place(note: Note, place: tuple[Standing, Anchor] | None) -> Note:
    return replace(note, standing=place[0], span=place[1].span) if place else note
