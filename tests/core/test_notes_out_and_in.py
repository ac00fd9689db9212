"""Notes in other forms, and back: what is exported and imported again is the same."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from core import cli
from core.database import Database
from core.errors import ExportError, NotesError, ReaderError
from core.export.notes import pages
from core.export.notes.forms import NOTES
from core.export.notes.mirror import mirror
from core.export.notes.qdpx import NAMESPACE
from core.importers import read_bytes
from core.imports.merge import Report, load, merge
from core.links import NoteLink, parse_link
from core.model import Document, Note, NoteKind, NoteStyle, Span
from core.notes import NoteStore, Shelf, new_note
from core.notes.sheets import Sheet, Sheets

TEXT = (
    "# The *River* Treaty\n\n## On dams\n\n𝒜 dam may be filled only when all others have been told of it.\n\n"
    "No state asked why.\n\n## On figures\n\nThe commission publishes its figures every month, and nobody reads them.\n"
)


def read(text: str = TEXT, name: str = "/articles/river.md") -> Document:
    return read_bytes(text.encode(), name)


@pytest.fixture
def article() -> Document:
    return read()


@pytest.fixture
def store(tmp_path: Path, article: Document) -> Iterator[NoteStore]:
    """Five notes: across paragraphs, underlined, on a mention, on the whole, and one on figures made first."""
    store = NoteStore(Database(tmp_path / "notes.sqlite"))

    def add(words: str, body: str = "", **more: Any) -> Note:
        start = article.text.index(words)
        return store.add(article, new_note(article, Span(start, start + len(words)), body, **more))

    late = add("publishes its figures", "Do they? See *annex*.\n\n- one\n- two", colour="green")
    store.edit(late.id, tags=("to do", "figures"), starred=True)
    add("told of it.\n\nNo state asked", 'Odd: "why" & <how>')
    add("dam may be filled", style=NoteStyle.UNDERLINE)
    add("commission", "Which?", kind=NoteKind.MENTION, about="river-2021")
    store.add(article, new_note(article, body="=Read again", kind=NoteKind.DOCUMENT))
    Shelf(store.database).name_colour("green", "Doubtful")
    yield store
    store.database.close()


@pytest.fixture
def sheet(store: NoteStore, article: Document) -> Sheet:
    return Sheets(store).of(article)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[NoteStore]:
    """Another person's empty database."""
    store = NoteStore(Database(tmp_path / "other" / "notes.sqlite"))
    yield store
    store.database.close()


def exported(sheet: Sheet, form: str) -> str:
    written = NOTES[form].write([sheet])
    assert isinstance(written, str)
    return written


# Out


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


# The copy in a folder


def test_the_copy_is_written_only_where_something_changed(store: NoteStore, article: Document, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    first = mirror(folder, Sheets(store).all())
    again = mirror(folder, Sheets(store).all())
    store.edit(store.notes(article)[0].id, "Changed.")
    third = mirror(folder, Sheets(store).all())
    assert (len(first), again, third) == (1, (), first) and "Changed." in first[0].read_text(encoding="utf-8")


def test_the_copy_of_a_document_without_notes_goes_and_a_persons_own_file_stays(
    store: NoteStore, article: Document, tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    mirror(folder, Sheets(store).all())
    (folder / "my own 12345678.md").write_text("---\ntitle: mine\n---\n")
    for note in store.notes(article):
        store.delete(note.id)
    mirror(folder, Sheets(store).all())
    assert [path.name for path in folder.iterdir()] == ["my own 12345678.md"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="could not be written"):
        mirror(tmp_path / "file" / "vault", [])


# In


def told(note: Note) -> Note:
    """A note but for what is its database's own."""
    return replace(note, document="")


@pytest.mark.parametrize("form", ["json", "w3c"])
def test_what_is_exported_and_imported_is_the_same(
    store: NoteStore, other: NoteStore, sheet: Sheet, article: Document, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "notes.json"
    file.write_text(exported(sheet, form), encoding="utf-8")
    report = merge(other, load(file), article)
    assert [told(note) for note in other.notes(article)] == [told(note) for note in store.notes(article)]
    assert report == Report(added=5, changed=0, left=0, placed=5, uncertain=0, orphaned=0, elsewhere=0)


@pytest.mark.parametrize("form", ["json", "w3c"])
def test_notes_on_a_document_not_open_are_there_when_it_is_opened(
    store: NoteStore, other: NoteStore, sheet: Sheet, article: Document, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "notes.json"
    file.write_text(exported(sheet, form), encoding="utf-8")
    assert merge(other, load(file)).elsewhere == 5
    assert [told(note) for note in other.notes(article)] == [told(note) for note in store.notes(article)]


def test_the_newest_wins_and_nothing_is_deleted(
    store: NoteStore, other: NoteStore, sheet: Sheet, article: Document, tmp_path: Path
) -> None:
    file = tmp_path / "notes.json"
    file.write_text(exported(sheet, "json"), encoding="utf-8")
    merge(other, load(file), article)
    theirs, ours = store.notes(article)[1:3]
    store.edit(theirs.id, "newer there")
    other.edit(ours.id, "newer here")
    other.add(article, new_note(article, Span(0, 3), "only here"))
    file.write_text(exported(Sheets(store).of(article), "json"), encoding="utf-8")
    report = merge(other, load(file), article)
    bodies = [note.body for note in other.notes(article)]
    assert (report.added, report.changed, report.left) == (0, 1, 4)
    assert {"newer there", "newer here", "only here"} <= set(bodies) and len(bodies) == 6


def hypothesis_row(name: str, exact: str, text: str) -> dict[str, Any]:
    return {
        "id": name,
        "created": "2026-01-02T03:04:05.678901+00:00",
        "updated": "2026-01-03T03:04:05.678901+00:00",
        "uri": "https://example.org/river",
        "text": text,
        "tags": ["water"],
        "document": {"title": ["The River Treaty"]},
        "target": [
            {
                "source": "https://example.org/river",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]"},
                    {"type": "TextPositionSelector", "start": 1203, "end": 1203 + len(exact)},
                    {
                        "type": "TextQuoteSelector",
                        "exact": exact,
                        "prefix": "The commission ",
                        "suffix": " every month",
                    },
                ],
            }
        ],
    }


def test_hypothesis_rows_are_placed_by_their_quotes(other: NoteStore, article: Document, tmp_path: Path) -> None:
    rows = [
        hypothesis_row("a", "publishes its figures", "Seen."),
        hypothesis_row("b", "publishes its 12 figures", "Twelve?"),
        hypothesis_row("c", "words that are not there at all", "Gone."),
        {**hypothesis_row("d", "", "On all of it."), "target": [{"source": "https://example.org/river"}]},
    ]
    file = tmp_path / "rows.json"
    file.write_text(json.dumps({"total": 4, "rows": rows}))
    report = merge(other, load(file), article)
    assert (report.added, report.placed, report.uncertain + report.orphaned) == (4, 2, 2)
    assert {note.body: note.span.of(article.text) for note in other.notes(article)}["Seen."] == "publishes its figures"


BROKEN = {
    "no JSON": "{",
    "other JSON": '{"a": 1}',
    "no target": '[{"type": "Annotation", "id": "x"}]',
    "no date": '[{"type": "Annotation", "id": "x", "target": "http://a", "created": "May"}]',
    "half a document": '{"servanda": "notes", "schema": 1, "documents": [{}]}',
    "newer": '{"servanda": "notes", "schema": 99}',
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_none_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "file.json").write_text(content)
    with pytest.raises(NotesError, match=r"[.]$"):
        load(tmp_path / "file.json")


# Links and the command line


@pytest.mark.parametrize("link", [NoteLink("0b-1"), NoteLink("0b-1", "/a b/ü?&#.md")])
def test_a_link_is_read_back(link: NoteLink) -> None:
    assert parse_link(str(link)) == link


@pytest.mark.parametrize("address", ["", "servanda://note/", "servanda://other/x", "https://note/x", "servanda://[x"])
def test_what_is_no_link_is_told(address: str) -> None:
    with pytest.raises(ReaderError, match="leads to no note"):
        parse_link(address)


def test_the_command_line_exports_and_imports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("core.folders.data", lambda: tmp_path)
    article, notes = tmp_path / "river.md", tmp_path / "rows.json"
    article.write_text(TEXT, encoding="utf-8")
    notes.write_text(json.dumps([hypothesis_row("a", "publishes its figures", "Seen.")]))
    assert cli.main(["notes", "import", str(notes), "--on", str(article)]) == 0
    assert cli.main(["notes", "export", str(article), "--format", "json"]) == 0
    assert b"1 added" in (out := capfdbinary.readouterr().out) and b'"Seen."' in out
