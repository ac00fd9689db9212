"""Notes from elsewhere: merged, placed, and told where they are none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import NotesError
from core.imports.merge import Report, load, merge
from core.model import Document, Note, Span
from core.notes import NoteStore, new_note
from core.notes.sheets import Sheet, Sheets
from tests.core.exchange.conftest import exported, hypothesis_row


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
