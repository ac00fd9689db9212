"""Notes as Servanda's own JSON, which holds all there is of them. Keys may be added; `schema` counts other changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from core.notes.sheets import Entry, Sheet, place_of

SCHEMA = 1


def to_own_json(sheets: Sequence[Sheet]) -> str:
    """One JSON object; positions count code points into the document's canonical text, end exclusive."""
    made = {"servanda": "notes", "schema": SCHEMA, "documents": [_document(sheet) for sheet in sheets]}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _document(sheet: Sheet) -> dict[str, Any]:
    return {
        "id": sheet.id,
        "title": sheet.title,
        "source": sheet.source,
        "keys": [list(key) for key in sheet.keys],
        "notes": [_note(entry) for entry in sheet.entries],
    }


def _note(entry: Entry) -> dict[str, Any]:
    note, span = entry.note, place_of(entry.note)
    return {
        "id": note.id,
        "kind": note.kind,
        "about": note.about,
        "style": note.style,
        "colour": note.colour,
        "tags": list(note.tags),
        "starred": note.starred,
        "quote": note.quote,
        "body": note.body,
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text": entry.text if span else "",
        "before": entry.before,
        "after": entry.after,
        "heading": list(entry.heading),
        "standing": note.standing,
    }
