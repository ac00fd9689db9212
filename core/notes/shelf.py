"""All notes of all documents: searching them, their tags and colours, the bin."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from core.database import Database
from core.model import Note
from core.notes.making import COLOURS
from core.notes.rows import NOTE, note_of

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Search:
    """What notes to find: all of `words` in the quote, the note or the tags, the last perhaps only begun.

    What is empty does not narrow; `treaty` is an id, `document` one of `core.identity`.
    """

    words: str = ""
    tag: str = ""
    colour: str = ""
    treaty: str = ""
    document: str = ""
    starred: bool = False
    limit: int = 500


class Shelf:
    """The notes of every document. Every method may raise NotesError, as `Database.transaction` tells."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def search(self, search: Search) -> tuple[Note, ...]:
        """The notes that match, those made last first; each has the place where its words were found last."""
        wanted = {
            "EXISTS (SELECT 1 FROM json_each(note.tags) WHERE value = :tag)": search.tag,
            "colour = :colour": search.colour,
            "about = :treaty": search.treaty,
            "document = :document": search.document,
            "starred = :starred": search.starred,
        }
        conditions = ["deleted IS NULL", *(condition for condition, value in wanted.items() if value)]
        match = " AND ".join(filter(None, (_match(search.words), _match_tag(search.tag))))
        words = ""
        if match:  # the index gives its rows in their order, so that the first ones are there at once
            words, conditions = "JOIN note_words ON note_words.rowid = number", [*conditions, "note_words MATCH :match"]
        with self.database.reading() as db:
            found = db.execute(
                f"{NOTE} note.text {words} WHERE {' AND '.join(conditions)} "
                f"ORDER BY {'note_words.rowid' if match else 'number'} DESC LIMIT :limit",
                {**asdict(search), "match": match},
            ).fetchall()
        return tuple(note_of(row) for row in found)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag in use and on how many notes, by name."""
        with self.database.reading() as db:
            return tuple(
                db.execute(
                    "SELECT value, count(*) FROM note, json_each(note.tags) WHERE deleted IS NULL AND tags != '[]' "
                    "GROUP BY value ORDER BY value COLLATE NOCASE"
                )
            )

    def colours(self) -> dict[str, str]:
        """Each colour's key and the name a person gave it, or its own."""
        with self.database.reading() as db:
            return {**COLOURS, **dict(db.execute("SELECT key, name FROM colour"))}

    def name_colour(self, colour: str, name: str) -> None:
        """Gives a colour a name of the person's own; an empty one gives it back the name it had."""
        with self.database.transaction() as db:
            db.execute("DELETE FROM colour WHERE key = ?", (colour,))
            if name.strip():
                db.execute("INSERT INTO colour VALUES (?, ?)", (colour, name.strip()))

    def source_of(self, note_id: str) -> str:
        """Where a note's document was opened last; empty where the note is not known."""
        with self.database.reading() as db:
            row = db.execute(
                "SELECT source FROM note JOIN document ON document.id = note.document WHERE note.id = ?", (note_id,)
            ).fetchone()
        return str(row[0]) if row else ""

    def bin(self) -> tuple[Note, ...]:
        """The notes that were deleted, the last first."""
        with self.database.reading() as db:
            found = db.execute(f"{NOTE} note.text WHERE deleted IS NOT NULL ORDER BY deleted DESC").fetchall()
        return tuple(note_of(row) for row in found)

    def empty_bin(self) -> None:
        """Erases the notes in the bin for good."""
        with self.database.transaction() as db:
            db.execute("DELETE FROM note WHERE deleted IS NOT NULL")


def _match(words: str) -> str:
    """An FTS5 query: every word, the last by its beginning.

    >>> _match('non-prolif')
    '"non" "prolif"*'
    """
    found = _WORD.findall(words)
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def _match_tag(tag: str) -> str:
    """An FTS5 query for the words of a tag next to each other; a tag without words is not narrowed by it."""
    found = _WORD.findall(tag)
    return f'tags : "{" ".join(found)}"' if found else ""
