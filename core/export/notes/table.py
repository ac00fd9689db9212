"""Notes as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from core.links import NoteLink
from core.notes.sheets import Sheet

_COLUMNS = (
    "document source heading quote note kind about colour style tags starred standing start end created modified link"
).split()


def to_notes_csv(sheets: Sequence[Sheet]) -> str:
    """RFC 4180, a note a row, in reading order; a cell that a spreadsheet would take for a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for sheet in sheets:
        for entry in sheet.entries:
            note = entry.note
            cells = (
                sheet.title,
                sheet.source,
                " › ".join(entry.heading),
                note.quote,
                note.body,
                note.kind,
                note.about,
                entry.colour,
                note.style,
                ", ".join(note.tags),
                "yes" if note.starred else "",
                note.standing,
                note.span.start,
                note.span.end,
                note.created.isoformat(),
                note.modified.isoformat(),
                str(NoteLink(note.id, sheet.source)),
            )
            writer.writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
