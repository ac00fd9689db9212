"""The copy of all notes in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import ExportError
from core.export.notes.mirror import mirror
from core.model import Document
from core.notes import NoteStore
from core.notes.sheets import Sheets


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
