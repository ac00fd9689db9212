"""The forms notes can be had in, by the names of the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.export.notes.own import to_own_json
from core.export.notes.pages import to_html, to_markdown
from core.export.notes.qdpx import to_qdpx, to_windows_qdpx
from core.export.notes.table import to_notes_csv
from core.export.notes.w3c import to_w3c
from core.notes.sheets import Sheet


@dataclass(frozen=True, slots=True)
class NotesForm:
    """A form for notes: what people call it, how its files end, who writes it."""

    label: str
    suffix: str
    write: Callable[[Sequence[Sheet]], str | bytes]


NOTES = {
    "markdown": NotesForm("Markdown", ".md", to_markdown),
    "html": NotesForm("Web page", ".html", to_html),
    "csv": NotesForm("Table", ".csv", to_notes_csv),
    "json": NotesForm("Servanda JSON", ".json", to_own_json),
    "w3c": NotesForm("W3C Web Annotation", ".jsonld", to_w3c),
    "qdpx": NotesForm("REFI-QDA project", ".qdpx", to_qdpx),
    "qdpx-windows": NotesForm("REFI-QDA project for MAXQDA", ".qdpx", to_windows_qdpx),
}
