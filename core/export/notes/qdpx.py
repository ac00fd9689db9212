"""Notes as a REFI-QDA project (.qdpx), which programs for qualitative research open.

A colour and a tag become codes; a highlight a selection coded with them; what is written a note tied to it.
Positions count code points of the source's text file, which some programs want with Windows line ends.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Sequence
from datetime import datetime
from xml.etree import ElementTree

from core.errors import ExportError
from core.model import Note, Span
from core.notes.sheets import Entry, Sheet, place_of

NAMESPACE = "urn:QDA-XML:project:1.0"
_WINDOWS = "\r\n"
_TINTS = {
    "yellow": "#F5D547",
    "green": "#7BC47F",
    "blue": "#7FB2E5",
    "pink": "#EE9AB8",
    "orange": "#F2A65A",
    "purple": "#B79AE0",
}


def to_qdpx(sheets: Sequence[Sheet]) -> bytes:
    """The project with plain line feeds. Raises ExportError where no document's text is at hand."""
    return _Project(sheets, "\n").packed()


def to_windows_qdpx(sheets: Sequence[Sheet]) -> bytes:
    """The project with Windows line ends, counted as two characters, as MAXQDA has them."""
    return _Project(sheets, _WINDOWS).packed()


class _Project:
    """One project, while it is put together."""

    def __init__(self, sheets: Sequence[Sheet], line_end: str) -> None:
        self._sheets = [sheet for sheet in sheets if sheet.text]
        if not self._sheets:
            raise ExportError(
                "A REFI-QDA project holds the documents' texts: open the document, then export its notes."
            )
        self._line_end = line_end
        self._user = _guid("user")
        self._root = ElementTree.Element(
            "Project", {"xmlns": NAMESPACE, "name": self._sheets[0].title or "Notes", "origin": "Servanda"}
        )
        users = ElementTree.SubElement(self._root, "Users")
        ElementTree.SubElement(users, "User", {"guid": self._user, "name": "Servanda"})
        self._codes = ElementTree.SubElement(ElementTree.SubElement(self._root, "CodeBook"), "Codes")
        self._known: dict[str, str] = {}
        self._sources = ElementTree.SubElement(self._root, "Sources")
        self._notes = ElementTree.Element("Notes")

    def packed(self) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for sheet in self._sheets:
                guid = _guid(sheet.id)
                # The text with a byte order mark, project.qde without: so the other programs expect them.
                text = sheet.text.replace("\n", self._line_end)
                archive.writestr(f"Sources/{guid}.txt", text.encode("utf-8-sig"))
                self._add_source(sheet, guid)
            if len(self._notes):
                self._root.append(self._notes)
            archive.writestr("project.qde", ElementTree.tostring(self._root, "utf-8", xml_declaration=True))
        return packed.getvalue()

    def _add_source(self, sheet: Sheet, guid: str) -> None:
        source = ElementTree.SubElement(
            self._sources,
            "TextSource",
            {"guid": guid, "name": sheet.title or sheet.source, "plainTextPath": f"internal://{guid}.txt"}
            | {"creatingUser": self._user},
        )
        unplaced = [entry for entry in sheet.entries if place_of(entry.note) is None]
        for entry in sheet.entries:
            if span := place_of(entry.note):
                self._add_selection(source, entry, self._counted(span, sheet.text))
        for entry in unplaced:
            self._add_note(source, entry.note)

    def _add_selection(self, source: ElementTree.Element, entry: Entry, span: Span) -> None:
        note = entry.note
        selection = ElementTree.SubElement(
            source,
            "PlainTextSelection",
            {"guid": note.id.upper(), "name": _xml(note.quote)[:80], **self._made(note)}
            | {"startPosition": str(span.start), "endPosition": str(span.end)},
        )
        for name, tint in ((entry.colour, _TINTS.get(note.colour, "")), *((tag, "") for tag in note.tags)):
            coding = ElementTree.SubElement(
                selection, "Coding", {"guid": _guid(f"{note.id} {name}"), **self._made(note)}
            )
            ElementTree.SubElement(coding, "CodeRef", {"targetGUID": self._code(name, tint)})
        if note.body:
            self._add_note(selection, note)

    def _add_note(self, parent: ElementTree.Element, note: Note) -> None:
        guid = _guid(f"note {note.id}")
        written = ElementTree.SubElement(
            self._notes, "Note", {"guid": guid, "name": _xml(note.quote or note.body)[:80], **self._made(note)}
        )
        content = ElementTree.SubElement(written, "PlainTextContent")
        content.text = _xml(note.body or note.quote)
        ElementTree.SubElement(parent, "NoteRef", {"targetGUID": guid})

    def _code(self, name: str, tint: str) -> str:
        if name not in self._known:
            self._known[name] = _guid(f"code {name}")
            colour = {"color": tint} if tint else {}
            attributes = {"guid": self._known[name], "name": name, "isCodable": "true", **colour}
            ElementTree.SubElement(self._codes, "Code", attributes)
        return self._known[name]

    def _made(self, note: Note) -> dict[str, str]:
        return {
            "creatingUser": self._user,
            "creationDateTime": _time(note.created),
            "modifyingUser": self._user,
            "modifiedDateTime": _time(note.modified),
        }

    def _counted(self, span: Span, text: str) -> Span:
        more = len(self._line_end) - 1
        return Span(*(offset + more * text.count("\n", 0, offset) for offset in span))


def _guid(of: str) -> str:
    """Always the same for the same thing, so that a project exported again is the same project."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:x-servanda:{of}")).upper()


def _time(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def _xml(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(char for char in text if char.isprintable() or char in "\n\t")
