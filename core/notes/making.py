"""A new note, before it is stored."""

from __future__ import annotations

from datetime import UTC, datetime

from core.model import NOWHERE, Document, Note, NoteKind, NoteStyle, Span

# Key -> the name a colour has until a person gives it another.
COLOURS = {
    "yellow": "Yellow",
    "green": "Green",
    "blue": "Blue",
    "pink": "Pink",
    "orange": "Orange",
    "purple": "Purple",
}


def new_note(
    document: Document,
    span: Span = NOWHERE,
    body: str = "",
    *,
    kind: NoteKind = NoteKind.PASSAGE,
    about: str = "",
    style: NoteStyle = NoteStyle.HIGHLIGHT,
    colour: str = "yellow",
) -> Note:
    """A note with an id of its own. Give no span for one on a treaty or on the whole document."""
    import uuid  # it brings a library that asks which system this is

    now = datetime.now(UTC)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # as it is stored
    return Note(str(uuid.uuid4()), span, span.of(document.text), body, now, now, kind, about, style, colour)
