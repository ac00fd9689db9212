"""Notes as W3C Web Annotations in JSON-LD, positions in code points."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from core.model import Note
from core.notes.sheets import Entry, Sheet, place_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SOFTWARE = "urn:x-servanda"


def to_w3c(sheets: Sequence[Sheet]) -> str:
    """A JSON list of annotations, in reading order."""
    made = [_annotation(entry, sheet) for sheet in sheets for entry in sheet.entries]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _annotation(entry: Entry, sheet: Sheet) -> dict[str, Any]:
    note = entry.note
    motivations = ["commenting" if note.body else "highlighting", *(["bookmarking"] if note.starred else [])]
    made: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{note.id}",
        "type": "Annotation",
        "motivation": motivations,
        "created": _time(note.created),
        "modified": _time(note.modified),
        "generator": {"id": SOFTWARE, "type": "Software", "name": "Servanda"},
    }
    if bodies := list(_bodies(note)):
        made["body"] = bodies
    return made | {"target": _target(entry, sheet)}


def _bodies(note: Note) -> Iterator[dict[str, str]]:
    """What is written, the tags, and what the note is on where that is more than words."""
    if note.body:
        yield {"type": "TextualBody", "value": note.body, "format": "text/markdown", "purpose": "commenting"}
    for tag in note.tags:
        yield {"type": "TextualBody", "value": tag, "purpose": "tagging"}
    if note.about:
        about = f"{SOFTWARE}:{note.kind}:{quote(note.about)}"
        yield {"type": "SpecificResource", "source": about, "purpose": "identifying"}


def _target(entry: Entry, sheet: Sheet) -> dict[str, Any]:
    note = entry.note
    source = {"id": _address(sheet), "type": "Text", "dcterms:title": sheet.title, "dcterms:identifier": sheet.id}
    made: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source | ({"language": sheet.language} if sheet.language else {}),
        "styleClass": f"{note.style}-{note.colour}",
    }
    if not note.quote:
        return made
    selectors: list[dict[str, Any]] = [
        {"type": "TextQuoteSelector", "exact": note.quote, "prefix": entry.before, "suffix": entry.after}
    ]
    if span := place_of(note):
        selectors.append({"type": "TextPositionSelector", "start": span.start, "end": span.end})
    return made | {"selector": selectors}


def _time(time: datetime) -> str:
    return time.isoformat().replace("+00:00", "Z")


def _address(sheet: Sheet) -> str:
    """An IRI of the document: its file, or what it is known by."""
    return f"{SOFTWARE}:{sheet.id}" if sheet.source in ("", "-") else Path(sheet.source).absolute().as_uri()
