"""Notes in other forms: what each writes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from core.errors import ExportError
from core.export.notes import pages
from core.export.notes.forms import NOTES
from core.export.notes.qdpx import NAMESPACE
from core.model import Document
from core.notes import NoteStore
from core.notes.sheets import Sheet, Sheets
from tests.core.exchange.conftest import exported


def test_markdown(sheet: Sheet) -> None:
    text = exported(sheet, "markdown")
    for entry in sheet.entries:
        text = text.replace(entry.note.id, "ID").replace(str(entry.note.created.date()), "DAY")
    assert text.replace(sheet.id, "SHEET") == MARKDOWN


MARKDOWN = """\
---
title: "The River Treaty"
source: "/articles/river.md"
servanda: "SHEET"
notes: 5
tags: ["to do", "figures"]
---

# The River Treaty

=Read again

Yellow · DAY · [Back to the passage](servanda://note/ID?file=/articles/river.md)

## The River Treaty › On dams

> dam may be filled

Yellow, underlined · DAY · [Back to the passage](servanda://note/ID?file=/articles/river.md)

> told of it.
>
> No state asked

Odd: "why" & <how>

Yellow · DAY · [Back to the passage](servanda://note/ID?file=/articles/river.md)

## The River Treaty › On figures

> commission

Which?

Yellow · river-2021 · DAY · [Back to the passage](servanda://note/ID?file=/articles/river.md)

> publishes its figures

Do they? See *annex*.

- one
- two

★ Doubtful · #to-do · #figures · DAY · [Back to the passage](servanda://note/ID?file=/articles/river.md)
"""


def test_a_person_may_change_the_template(sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.folders.data", lambda: tmp_path)
    pages.own_template().parent.mkdir()
    pages.own_template().write_text("{% for entry in sheet.entries %}{{ entry.note.quote }};{% endfor %}")
    assert exported(sheet, "markdown").startswith(";dam may be filled;told of it.")


@pytest.mark.parametrize("fault", ["{% for %}", "{{ nothing.at.all }}", "{{ ''.__class__.__mro__ }}"])
def test_a_fault_in_it_is_told(sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    monkeypatch.setattr("core.folders.data", lambda: tmp_path)
    pages.own_template().parent.mkdir()
    pages.own_template().write_text(fault)
    with pytest.raises(ExportError, match=r"notes\.md\.jinja” is at fault: .+ Mend it"):
        exported(sheet, "markdown")


def test_a_web_page_renders_notes_and_lets_no_script_through(store: NoteStore, article: Document) -> None:
    note = store.notes(article)[-1]
    store.edit(note.id, "*so* <script>alert(1)</script>")
    page = exported(Sheets(store).of(article), "html")
    assert "<em>so</em>" in page and "<script" not in page and page.count("<article") == 5


def test_a_table_has_a_row_for_each_note_and_no_formula(sheet: Sheet) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(sheet, "csv"))))
    assert [(row["quote"][:4], row["note"][:5], row["colour"]) for row in rows] == [
        ("", "'=Rea", "Yellow"),
        ("dam ", "", "Yellow"),
        ("told", "Odd: ", "Yellow"),
        ("comm", "Which", "Yellow"),
        ("publ", "Do th", "Doubtful"),
    ]


TEXT_BODY = {
    "type": "object",
    "required": ["type", "value", "purpose"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "purpose": {"enum": ["commenting", "tagging"]},
        "format": {"const": "text/markdown"},
    },
}
# What the Web Annotation Data Model asks of an annotation of this kind, in our words.
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^urn:uuid:[0-9a-f-]{36}$"},
        "type": {"const": "Annotation"},
        "motivation": {"type": "array", "items": {"enum": ["commenting", "highlighting", "bookmarking"]}},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"},
        "modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"},
        "body": {
            "type": "array",
            "items": {
                "oneOf": [
                    TEXT_BODY,
                    {
                        "required": ["source"],
                        "properties": {"type": {"const": "SpecificResource"}, "purpose": {"const": "identifying"}},
                    },
                ]
            },
        },
        "target": {
            "type": "object",
            "required": ["type", "source"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"type": "object", "required": ["id"], "properties": {"id": {"pattern": "^[a-z]+:"}}},
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {
                            "required": ["type", "exact", "prefix", "suffix"],
                            "properties": {"type": {"const": "TextQuoteSelector"}},
                        },
                        {
                            "required": ["type", "start", "end"],
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 0},
                            },
                        },
                    ],
                    "minItems": 1,
                    "maxItems": 2,
                },
            },
        },
    },
}


def test_w3c_annotations_are_as_the_model_asks(sheet: Sheet) -> None:
    jsonschema.validate(json.loads(exported(sheet, "w3c")), {"type": "array", "minItems": 5, "items": ANNOTATION})


def test_w3c_selectors_say_where_the_words_are(sheet: Sheet) -> None:
    for annotation in json.loads(exported(sheet, "w3c"))[1:]:
        quote, position = annotation["target"]["selector"]
        start, end = position["start"], position["end"]
        assert sheet.text[:start].endswith(quote["prefix"]) and sheet.text[end:].startswith(quote["suffix"])
        assert sheet.text[start:end] == quote["exact"]


@pytest.mark.parametrize(("form", "line_end"), [("qdpx", "\n"), ("qdpx-windows", "\r\n")])
def test_qdpx_selections_count_in_its_own_text(sheet: Sheet, form: str, line_end: str) -> None:
    project, texts = unpacked(sheet, form)
    (source,) = project.iter(f"{{{NAMESPACE}}}TextSource")
    text = texts["Sources/" + source.attrib["plainTextPath"].removeprefix("internal://")]
    words = [
        text[int(selection.attrib["startPosition"]) : int(selection.attrib["endPosition"])]
        for selection in source.iter(f"{{{NAMESPACE}}}PlainTextSelection")
    ]
    assert words == [entry.note.quote.replace("\n", line_end) for entry in sheet.entries if entry.note.quote]


def test_qdpx_is_built_as_its_schema_has_it(sheet: Sheet) -> None:
    project, _ = unpacked(sheet, "qdpx")
    ids = [element.attrib["guid"] for element in project.iter() if "guid" in element.attrib]
    targets = {element.attrib["targetGUID"] for element in project.iter() if "targetGUID" in element.attrib}
    users = {value for element in project.iter() for name, value in element.attrib.items() if name.endswith("ingUser")}
    codes = [code.attrib["name"] for code in project.iter(f"{{{NAMESPACE}}}Code")]
    assert [child.tag.partition("}")[2] for child in project] == ["Users", "CodeBook", "Sources", "Notes"]
    assert len(ids) == len(set(ids)) and targets | users <= set(ids)
    assert codes == ["Yellow", "Doubtful", "to do", "figures"]


def test_qdpx_needs_the_text(store: NoteStore) -> None:
    with pytest.raises(ExportError, match="open the document"):
        NOTES["qdpx"].write(Sheets(store).all())


def unpacked(sheet: Sheet, form: str) -> tuple[ElementTree.Element, dict[str, str]]:
    written = NOTES[form].write([sheet])
    assert isinstance(written, bytes)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name.endswith(".txt")}
        return ElementTree.fromstring(archive.read("project.qde")), texts


def test_a_sheet_of_a_closed_document_tells_the_same(store: NoteStore, sheet: Sheet) -> None:
    (closed,) = Sheets(store).all()
    assert (closed.id, closed.entries) == (sheet.id, sheet.entries)
