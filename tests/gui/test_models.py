"""The three models, by Qt's own tester, and what their rows say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.model import NOWHERE, Block, BlockKind, Document, Note, NoteKind, Span, Standing
from gui.citations.citations_model import LEADS, CitationsModel
from gui.notes.note_delegate import NoteDelegate
from gui.notes.notes_model import HEADING, NOTE, NotesModel, Sieve
from gui.notes.notes_view import NotesView
from gui.treaties.treaties_model import MENTIONS, STATUS, TREATY, TreatiesModel
from tests.gui.conftest import INF, analyse

pytestmark = pytest.mark.usefixtures("qapp")
TEXT = "The INF Treaty. Echo, Echo, https://example.org/a and [nothing]"
READING = analyse(Document("-", "text", TEXT, (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),)))
NOW = datetime(2020, 1, 1, tzinfo=UTC)


def note(note_id: str, start: int) -> Note:
    return Note(note_id, Span(start, start + 3), "INF", "", NOW, NOW)


def test_treaties_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = TreatiesModel()
    model.set_reading(READING, None)
    qtmodeltester.check(model)


@pytest.mark.parametrize("grouped", [True, False])
def test_citations_model_is_sound(qtmodeltester: ModelTester, grouped: bool) -> None:
    model = CitationsModel(grouped=grouped)
    model.set_reading(READING)
    qtmodeltester.check(model)


def test_notes_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = NotesModel()
    model.set_notes([note("a", 0), note("b", 4)])
    qtmodeltester.check(model)


def test_a_treatys_row_is_the_value_itself() -> None:
    model = TreatiesModel()
    model.set_reading(READING, date(2018, 12, 6))
    index = model.index(0)
    assert (index.data(TREATY), len(index.data(MENTIONS)), index.data(STATUS).in_force) == (INF, 1, True)


def test_a_treatys_row_is_read_aloud_whole() -> None:
    model = TreatiesModel()
    model.set_reading(READING, date(2020, 1, 1))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "INF Treaty, 1 mention, ended 2019"


def test_another_date_is_another_status(qtbot: QtBot) -> None:
    model = TreatiesModel()
    model.set_reading(READING, date(2020, 1, 1))
    with qtbot.waitSignal(model.dataChanged):
        model.set_date(date(2018, 1, 1))
    assert model.index(0).data(STATUS).phrase == "in force"


def test_where_citations_lead() -> None:
    model = CitationsModel(grouped=False)
    model.set_reading(READING)
    leads = [model.index(row).data(LEADS) for row in range(model.rowCount())]
    assert leads == ["to ¶ 1: Echo", "to example.org", "unresolved"]


def test_citations_stand_under_a_heading_for_each_group() -> None:
    model = CitationsModel(grouped=True)
    model.set_reading(READING)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Articles of agreements, 1 citation", "nothing",
        "Reports and articles, 1 citation", "Echo",
        "Web, 1 citation", "https://example.org/a",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("ECHO", ["Echo"]),
        ("web", ["https://example.org/a"]),
        ("unresolved", ["nothing"]),
        ("report ¶", ["Echo"]),
        ("zebra", []),
    ],
)
def test_the_filter_of_citations(words: str, left: list[str]) -> None:
    model = CitationsModel(grouped=False)
    model.set_reading(READING)
    model.set_words(words)
    assert [model.index(row).data() for row in range(model.rowCount())] == left


def test_a_new_note_takes_its_place_in_the_text() -> None:
    model = NotesModel()
    model.set_notes([note("a", 0), note("c", 9)])
    model.put(note("b", 4))
    assert model.row_of("b") == 1


@pytest.mark.parametrize("by_date", [False, True])
def test_a_changed_list_of_notes_keeps_the_model_sound(qtmodeltester: ModelTester, by_date: bool) -> None:
    model = NotesModel()
    model.set_by_date(by_date)
    orphan = replace(note("o", 0), span=NOWHERE, standing=Standing.ORPHAN)
    model.set_notes([note("a", 0), note("b", 4), orphan])
    qtmodeltester.check(model)
    model.set_notes([note("b", 2), note("c", 9), orphan])
    model.set_sieve(Sieve(words="inf"))
    model.put(replace(note("c", 9), standing=Standing.UNCERTAIN))
    qtmodeltester.check(model)


def test_groups_stand_apart_with_a_heading_each() -> None:
    model = NotesModel()
    model.set_notes(
        [
            note("a", 0),
            replace(note("u", 8), standing=Standing.UNCERTAIN),
            replace(note("o", 0), span=NOWHERE, standing=Standing.ORPHAN),
            replace(note("t", 0), span=NOWHERE, kind=NoteKind.TREATY, about="inf-1987"),
            replace(note("d", 0), span=NOWHERE, kind=NoteKind.DOCUMENT),
        ]
    )
    rows = [model.index(row) for row in range(model.rowCount())]
    assert [(index.data(NOTE).id, index.data(HEADING)) for index in rows] == [
        ("u", "Is this still the passage?"),
        ("d", "On the whole article"),
        ("a", "In the article"),
        ("t", "On agreements"),
        ("o", "Not found in this text"),
    ]


_SIEVED = [
    replace(note("a", 0), tags=("history",), colour="green"),
    replace(note("b", 20), body="Compare 1987", starred=True),
    replace(note("c", 30), about="inf-1987"),
]


@pytest.mark.parametrize(
    ("sieve", "left"),
    [
        (Sieve(words="COMPARE 19"), ["b"]),
        (Sieve(words="history"), ["a"]),
        (Sieve(tag="history"), ["a"]),
        (Sieve(colour="green"), ["a"]),
        (Sieve(starred=True), ["b"]),
        (Sieve(treaty="inf-1987", spans=(Span(1, 2),)), ["a", "c"]),
        (Sieve(words="inf", starred=True), ["b"]),
        (Sieve(), ["a", "b", "c"]),
    ],
)
def test_the_filter_of_notes(sieve: Sieve, left: list[str]) -> None:
    model = NotesModel()
    model.set_notes(_SIEVED)
    model.set_sieve(sieve)
    assert [model.index(row).data(NOTE).id for row in range(model.rowCount())] == left


def test_typing_is_told_at_once(qtbot: QtBot) -> None:
    model = NotesModel()
    model.set_notes([note("a", 0)])
    with qtbot.waitSignal(model.body_typed) as told:
        model.setData(model.index(0), "so", Qt.ItemDataRole.EditRole)
    assert told.args == [note("a", 0), "so"]


def test_what_was_typed_while_the_store_wrote_stays() -> None:
    model = NotesModel()
    model.set_notes([note("mine", 0)])
    model.setData(model.index(0), "typed", Qt.ItemDataRole.EditRole)
    model.set_stored(replace(note("mine", 0), body="ty", document="d"))
    kept = model.index(0).data(NOTE)
    assert (kept.id, kept.body) == ("mine", "typed")


def test_of_many_notes_few_are_measured(qtbot: QtBot) -> None:
    model, view = NotesModel(), NotesView("Notes")
    delegate = NoteDelegate(view)
    view.setItemDelegate(delegate)
    view.setModel(model)
    qtbot.addWidget(view)
    model.set_notes(replace(note(str(at), at), quote="words " * (at % 40)) for at in range(5000))
    view.resize(250, 600)
    view.show()
    qtbot.waitExposed(view)
    view.setCurrentIndex(model.index(model.row_of("4200")))
    qtbot.wait(50)
    rect = view.visualRect(view.currentIndex())
    assert (view.viewport().rect().contains(rect), len(delegate._measured) < 200) == (True, True)


@pytest.mark.parametrize(
    ("key", "row"),
    [(Qt.Key.Key_Down, 11), (Qt.Key.Key_Up, 9), (Qt.Key.Key_End, 49), (Qt.Key.Key_Home, 0)],
)
def test_keys_move_in_the_list_of_notes(qtbot: QtBot, key: Qt.Key, row: int) -> None:
    model, view = NotesModel(), NotesView("Notes")
    view.setItemDelegate(NoteDelegate(view))
    view.setModel(model)
    qtbot.addWidget(view)
    model.set_notes(note(str(at), at) for at in range(50))
    view.resize(250, 300)
    view.show()
    view.setCurrentIndex(model.index(10))
    qtbot.keyClick(view, key)
    assert (view.currentIndex().row(), view.indexAt(view.visualRect(view.currentIndex()).center()).row()) == (row, row)
