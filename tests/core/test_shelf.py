"""All notes of all documents: found by words, tags, colours and treaties; the bin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.database import Database
from core.model import NoteKind, Span
from core.notes import NoteStore, Search, Shelf, new_note
from tests.core.conftest import document

ARTICLE = document("The Élysée Treaty of 1963 is short. Its non-binding declaration is long.")
OTHER = document("Another text, on the sea.", "sea.txt")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    store = NoteStore(Database(tmp_path / "notes.sqlite"))
    first = store.add(ARTICLE, new_note(ARTICLE, Span(4, 17), "Compare Verdun.", kind=NoteKind.MENTION, about="elysee"))
    store.edit(first.id, tags=("France", "to do"), starred=True)
    store.add(ARTICLE, new_note(ARTICLE, Span(40, 51), colour="green"))
    store.add(OTHER, new_note(OTHER, Span(21, 24), "Compare the lakes."))
    gone = store.add(OTHER, new_note(OTHER, Span(0, 7), "Compare nothing."))
    store.delete(gone.id)
    yield Shelf(store.database)
    store.database.close()


SEARCHES = [
    (Search(), ["sea", "non-binding", "Élysée Treaty"]),
    (Search("compare"), ["sea", "Élysée Treaty"]),
    (Search("compare verd"), ["Élysée Treaty"]),
    (Search("elysee"), ["Élysée Treaty"]),
    (Search("non-bind"), ["non-binding"]),
    (Search("franc"), ["Élysée Treaty"]),
    (Search("nothing"), []),
    (Search('" OR * (NEAR'), []),
    (Search(tag="to do"), ["Élysée Treaty"]),
    (Search(tag="to"), []),
    (Search(colour="green"), ["non-binding"]),
    (Search(treaty="elysee"), ["Élysée Treaty"]),
    (Search(starred=True), ["Élysée Treaty"]),
    (Search(limit=1), ["sea"]),
]


@pytest.mark.parametrize(
    ("search", "quotes"), SEARCHES, ids=lambda value: str(value) if isinstance(value, Search) else ""
)
def test_search(shelf: Shelf, search: Search, quotes: list[str]) -> None:
    assert [note.quote for note in shelf.search(search)] == quotes


def test_search_in_one_document(shelf: Shelf) -> None:
    document_id = shelf.search(Search("lakes"))[0].document
    assert [note.quote for note in shelf.search(Search(document=document_id))] == ["sea"]


def test_tags_are_counted(shelf: Shelf) -> None:
    assert shelf.tags() == (("France", 1), ("to do", 1))


def test_a_colour_has_a_name_of_the_persons_own(shelf: Shelf) -> None:
    shelf.name_colour("green", "Agreed")
    shelf.name_colour("blue", "Doubt")
    shelf.name_colour("blue", " ")
    assert {**shelf.colours(), "yellow": ""} == {
        "yellow": "",
        "green": "Agreed",
        "blue": "Blue",
        "pink": "Pink",
        "orange": "Orange",
        "purple": "Purple",
    }


def test_the_bin_holds_what_was_deleted_until_it_is_emptied(shelf: Shelf) -> None:
    held = [note.body for note in shelf.bin()]
    shelf.empty_bin()
    assert (held, shelf.bin(), len(shelf.search(Search()))) == (["Compare nothing."], (), 3)
