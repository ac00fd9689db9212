"""A note from elsewhere, before it is brought into the database."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from core.anchors import Anchor
from core.errors import NotesError
from core.model import Note


@dataclass(frozen=True, slots=True)
class Origin:
    """The document a note is on, as its file tells: `source` is a path or an address.

    `id` and `keys` are those of `core.identity`, where Servanda wrote them.
    """

    source: str = ""
    title: str = ""
    id: str = ""
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """A note, what it says of its passage (None: it is on no words), and the document it is on.

    `text` is the key of the very text that the anchor's place counts in, where that is known.
    """

    note: Note
    anchor: Anchor | None
    origin: Origin
    text: str = ""


def note_id(name: str) -> str:
    """A UUID for a note of another program: its own if it is one, else always the same for the same name."""
    try:
        return str(uuid.UUID(name.removeprefix("urn:uuid:")))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def time_of(value: object) -> datetime:
    """An ISO 8601 time; now where there is none. Raises NotesError for what is no time."""
    if not value:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        time = datetime.fromisoformat(str(value))
    except ValueError:
        raise NotesError(
            f"“{value}” is no date. The file was not written as its format asks; nothing was imported."
        ) from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
