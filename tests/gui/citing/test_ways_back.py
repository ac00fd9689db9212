"""From a note to where it is cited, from a card to its articles, and back through any number of jumps."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.model import Span
from gui.window import MainWindow
from tests.gui.citing.conftest import ALT, CTRL, LEFT, NOTED, SHIFT, arrow, note, opened, reload
from tests.gui.conftest import click, press, select


def test_the_arrow_beside_a_note_leads_to_the_one_place_that_cites_it(qtbot: QtBot, noted: MainWindow) -> None:
    qtbot.mouseClick(noted.parts.reader.viewport(), LEFT, pos=arrow(noted, 1))
    assert noted.parts.reader.shows(note(noted, 1).span) and noted.guide.current_citation() == note(noted, 1)


def test_resting_on_the_arrow_lists_the_places(qtbot: QtBot, twice: MainWindow) -> None:
    viewport = twice.parts.reader.viewport()
    point = arrow(twice, 1)
    qtbot.mouseMove(viewport, QPoint(200, 5))
    qtbot.mouseMove(viewport, point)
    qtbot.waitUntil(lambda: opened(twice) is not None, timeout=2000)
    said = twice.popups.cited
    assert (said.heading.text(), said.model.stringList()) == ("Cited twice", ["¶ 2: One.1", "¶ 4: Two 𝒜 here.1"])


def test_a_click_on_a_place_goes_there(qtbot: QtBot, twice: MainWindow) -> None:
    qtbot.mouseClick(twice.parts.reader.viewport(), LEFT, pos=arrow(twice, 1))
    view = twice.popups.cited.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(1, 0)).center())
    assert twice.guide.current_citation() == note(twice, 2) and opened(twice) is None


def test_the_places_by_the_keys(qtbot: QtBot, twice: MainWindow) -> None:
    twice.citation_desk.follow(note(twice, 1))
    press(qtbot, twice, Qt.Key.Key_L, CTRL | SHIFT)
    press(qtbot, twice, Qt.Key.Key_Down)
    press(qtbot, twice, Qt.Key.Key_Return)
    assert twice.guide.current_citation() == note(twice, 2)


def test_where_nothing_cites_it_is_said(qtbot: QtBot, twice: MainWindow) -> None:
    press(qtbot, twice, Qt.Key.Key_L, CTRL | SHIFT)
    assert twice.parts.notice.sentence() == "Nothing in this article cites this place."


def test_the_card_lists_the_places_of_its_articles(qtbot: QtBot, noted: MainWindow) -> None:
    click(qtbot, noted, "INF Treaty")
    qtbot.mouseClick(noted.popups.card.cited, LEFT)
    (line,) = noted.popups.cited.model.stringList()
    assert line.startswith("Article VI · ¶ 4: …")


def test_hundreds_of_jumps_are_undone_one_by_one(qtbot: QtBot, noted: MainWindow) -> None:
    reader, chance = noted.parts.reader, Random(3)
    places = []
    for _ in range(200):
        reader.verticalScrollBar().setValue(chance.randrange(reader.verticalScrollBar().maximum()))
        reader._set_caret(*sorted((chance.randrange(4000), chance.randrange(4000))))
        places.append(reader.place())
        noted.citation_desk.follow(note(noted, chance.randint(1, 3)))
    ends = reader.place()
    undone = []
    for _ in places:
        noted.guide.back()
        undone.append(reader.place())
    for _ in places:
        noted.guide.forward()
    assert undone == places[::-1] and reader.place() == ends


def test_the_way_back_is_exact_after_a_reload(qtbot: QtBot, noted: MainWindow) -> None:
    reader, places = noted.parts.reader, []
    for number in (1, 2, 3):
        reader.verticalScrollBar().setValue(40 * number)
        select(noted, "words with")
        places.append(reader.place())
        noted.citation_desk.follow(note(noted, number))
    here = reader.place()
    reload(qtbot, noted)
    seen = [reader.place()]
    for _ in places:
        press(qtbot, noted, Qt.Key.Key_Left, ALT)
        seen.append(reader.place())
    assert seen == [here, *places[::-1]]


def test_the_way_back_leads_to_the_same_words_after_the_file_has_changed(
    qtbot: QtBot, noted: MainWindow, tmp_path: Path
) -> None:
    noted.guide.jump(note(noted, 1).target.span)
    select(noted, "words with")
    noted.guide.jump(Span(0, 1))
    (tmp_path / "noted.md").write_text("A line that is new.\n\n" + NOTED, encoding="utf-8")
    reload(qtbot, noted)
    press(qtbot, noted, Qt.Key.Key_Left, ALT)
    reader = noted.parts.reader
    words = reader.selected_span().of(noted.article.document.text)
    assert words == "words with" and reader.verticalScrollBar().value() > 0
