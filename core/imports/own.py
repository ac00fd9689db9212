"""Reads Servanda's own JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.anchors import Anchor
from core.errors import NotesError
from core.export.notes.own import SCHEMA
from core.imports.incoming import Incoming, Origin, time_of
from core.model import NOWHERE, Note, NoteKind, NoteStyle, Span


def is_own(data: Any) -> bool:
    return isinstance(data, dict) and data.get("servanda") == "notes"


def read_own(data: Any) -> Iterator[Incoming]:
    """The notes in it. Raises NotesError for a newer schema; KeyError, TypeError or ValueError where it is broken."""
    if data["schema"] > SCHEMA:
        raise NotesError("These notes were exported by a newer Servanda. Update this one to import them.")
    for document in data["documents"]:
        keys = tuple((str(kind), str(value)) for kind, value in document["keys"])
        origin = Origin(document["source"], document["title"], document["id"], keys)
        for item in document["notes"]:
            yield Incoming(_note(item), _anchor(item), origin, str(item["text"]))


def _note(item: dict[str, Any]) -> Note:
    return Note(
        id=str(item["id"]),
        span=NOWHERE,
        quote=str(item["quote"]),
        body=str(item["body"]),
        created=time_of(item["created"]),
        modified=time_of(item["modified"]),
        kind=NoteKind(item["kind"]),
        about=str(item["about"]),
        style=NoteStyle(item["style"]),
        colour=str(item["colour"]),
        tags=tuple(map(str, item["tags"])),
        starred=bool(item["starred"]),
    )


def _anchor(item: dict[str, Any]) -> Anchor | None:
    if not item["quote"]:
        return None
    start = item["start"] if isinstance(item["start"], int) else 0
    return Anchor(
        Span(start, start + len(item["quote"])),
        str(item["quote"]),
        str(item["before"]),
        str(item["after"]),
        heading=tuple(map(str, item["heading"])),
    )
