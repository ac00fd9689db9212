"""One work under many keys: its notes follow it, and a person is asked once where the keys disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.database import Database
from core.importers import read_bytes
from core.model import Document, Span
from core.notes import NoteStore, new_note

WORDS = """\
The states of the region met in March to speak of the river and its dams. They agreed that no dam should be filled
before the others had been told, and that a commission of engineers should measure the water every month. The text
was signed by four ministers. It enters into force when three of them have sent their instruments to the depositary.

Nobody spoke of sanctions. The commission may publish its figures, and it may ask a state to explain them, but it can
do no more than that; the first draft had given it the right to inspect the sites, and that article was taken out on
the last evening. The ministers said that trust would grow with the figures. Fishermen downstream were less sure.
"""
GAP = "\n\n"
TITLE = "Four States Agree on Their River\n\n"
TWIN = """\
Weekly figures of the commission are given below as they were received. Readers are asked to compare them with those
of the year before. The level at the upper station rose by two metres; the lower station sent no figures this week.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NoteStore]:
    store = NoteStore(Database(tmp_path / "notes.sqlite"))
    yield store
    store.database.close()


def read(text: str, name: str = "/articles/river.txt") -> Document:
    return read_bytes(text.encode(), name)


FIRST = read(TITLE + WORDS)
EDITED = WORDS.replace("every month", "every week").replace("less sure", "not sure at all")

RECOGNISED = {
    "moved": read(TITLE + WORDS, "/elsewhere/river.txt"),
    "renamed and copied": read(TITLE + WORDS, "/articles/copy (2).txt"),
    "edited in place": read(TITLE + EDITED),
    "edited and moved": read(TITLE + EDITED, "/elsewhere/dams.txt"),
    "wrapped anew": read(TITLE + "\n\n".join(" ".join(part.split()) for part in WORDS.split("\n\n")), "/b.txt"),
    "made Markdown": read("# " + TITLE + WORDS, "/b.md"),
    "saved as a page": read(
        "<html><title>Four States Agree on Their River</title><h1>Four States Agree on Their River</h1><p>"
        + WORDS.replace("\n\n", "</p><p>").replace("its dams", "its&nbsp;dams"),
        "/b.html",
    ),
    "retitled": read("The River Treaty\n\n" + WORDS),
    "without its title": read(WORDS, "/b.txt"),
    "grown": read(TITLE + WORDS + "\n\nUpdate. " + TWIN),
}
NEW = {
    "another text elsewhere": read("A Week of Figures\n\n" + TWIN, "/articles/figures.txt"),
    "from standard input": read("A Week of Figures\n\n" + TWIN, "-"),
}
IN_DOUBT = {
    "another text under its path": read("A Week of Figures\n\n" + TWIN),
    "half of it elsewhere, under another title": read(
        "On Rivers\n\n" + WORDS.split("\n\n")[1] + "\n\n" + TWIN, "/b.txt"
    ),
}


def noted(store: NoteStore) -> str:
    return store.add(FIRST, new_note(FIRST, Span(0, 4))).document


@pytest.mark.parametrize("name", RECOGNISED)
def test_notes_follow_a_work(store: NoteStore, name: str) -> None:
    work = noted(store)
    assert store.recognise(RECOGNISED[name]).id == work


@pytest.mark.parametrize("name", NEW)
def test_another_document_is_another(store: NoteStore, name: str) -> None:
    noted(store)
    found = store.recognise(NEW[name])
    assert (found.id, found.perhaps) == ("", ())


@pytest.mark.parametrize("name", IN_DOUBT)
def test_keys_that_disagree_make_a_question(store: NoteStore, name: str) -> None:
    work = noted(store)
    found = store.recognise(IN_DOUBT[name])
    assert (found.id, [(other.id, other.title, other.notes) for other in found.perhaps]) == (
        "",
        [(work, "Four States Agree on Their River", 1)],
    )


@pytest.mark.parametrize("name", IN_DOUBT)
@pytest.mark.parametrize("is_same", [True, False])
def test_the_answer_is_kept(store: NoteStore, name: str, is_same: bool) -> None:
    work = noted(store)
    store.settle(IN_DOUBT[name], work if is_same else "")
    found = store.recognise(replace(IN_DOUBT[name], source="/moved.txt"))
    assert (found.id == work, found.id != "", found.perhaps) == (is_same, True, ())


def test_in_doubt_the_question_stays_until_it_is_answered(store: NoteStore) -> None:
    work, other = noted(store), IN_DOUBT["another text under its path"]
    store.add(other, new_note(other, Span(0, 4)))
    assert [perhaps.id for perhaps in store.recognise(other).perhaps] == [work]


def test_notes_made_in_doubt_go_along_with_the_answer(store: NoteStore) -> None:
    work, other = noted(store), IN_DOUBT["another text under its path"]
    made = store.add(other, new_note(other, Span(0, 4), "made meanwhile"))
    store.settle(other, work)
    assert made.id in {note.id for note in store.notes(other)} and store.recognise(other).id == work


def test_a_path_belongs_to_the_document_opened_there_last(store: NoteStore) -> None:
    noted(store)
    figures = IN_DOUBT["another text under its path"]
    store.settle(figures, "")
    edited = read("A Week of Figures\n\n" + TWIN.replace("two metres", "a metre"))
    assert store.recognise(edited).id == store.recognise(figures).id


def test_nothing_is_written_for_a_document_without_notes(store: NoteStore) -> None:
    store.notes(FIRST)
    assert store.recognise(FIRST).id == ""
