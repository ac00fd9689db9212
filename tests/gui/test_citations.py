"""The citations in the window: their list, the peek, link hints, the way there and back, copying and exporting."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from core.citations.links import find_links
from core.citations.search import Search
from core.model import Citation, Document, Reading, Span, Target, TargetKind
from gui.citations.citations_model import ROW
from gui.frame.popup import SHADOW, Popup
from gui.reader.link_hints import labels
from gui.reader.underlines import way_back_rect
from gui.services import Services
from gui.settings import Settings
from gui.window import MainWindow
from tests.gui import conftest
from tests.gui.conftest import FILLER, click, open_in, point_of, press, select

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of the screen
LEFT = Qt.MouseButton.LeftButton
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
URL = "https://example.org/a/long/address"
NOTED = "\n\n".join(
    [
        "# Of notes and what they say",
        *[FILLER] * 2,
        "First 𝒜 words with a note.[^1] One more,[^2] a third,[^3] and Article VI of the INF Treaty; (Smith 1999).",
        *[FILLER] * 12,
        "[^1]: Smith, The Treaty (1999).\n\n[^2]: Ibid., p. 5.\n\n[^3]: " + "A note that goes on and on. " * 80,
    ]
)


def analyse(document: Document) -> Reading:
    """As the other tests know a text, with its footnotes, a provision, and a name that could be of two notes."""
    found = conftest.analyse(document)
    text = document.text
    notes = tuple(find_links(Search(document)))
    targets = tuple(note.target for note in notes)
    provision = Target(TargetKind.TREATY, treaty="inf-1987", part="Article VI")
    made = [
        Citation(Span(*at.span()), "pinpoint", "inf-1987 vi", provision, "assumed")
        for at in re.finditer("Article VI", text)
    ]
    made += [
        Citation(Span(*at.span()), "author-year", "smith-1999", why="two entries fit", candidates=targets[:2])
        for at in re.finditer("Smith 1999", text)
    ]
    return replace(found, citations=(*found.citations, *notes, *made))


@pytest.fixture
def services(services: Services) -> Services:
    return replace(services, analyse=analyse)


@pytest.fixture
def noted(qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path) -> MainWindow:
    """A window on an article with footnotes."""
    paper = tmp_path / "noted.md"
    paper.write_text(NOTED, encoding="utf-8")
    window = make_window()
    open_in(qtbot, window, paper)
    return window


@pytest.fixture
def listed(window: MainWindow) -> MainWindow:
    """A window with the list of citations on top."""
    window.parts.tabs.setCurrentIndex(1)
    return window


def row_at(window: MainWindow, row: int) -> QPoint:
    view = window.parts.citations.list
    return view.visualRect(view.model().index(row, 0)).center()


def click_row(qtbot: QtBot, window: MainWindow, row: int) -> None:
    qtbot.mouseClick(window.parts.citations.list.viewport(), LEFT, pos=row_at(window, row))


def marked(window: MainWindow) -> Citation | None:
    index = window.parts.citations.list.currentIndex()
    return index.data(ROW) if index.isValid() else None


def citation(window: MainWindow, number: int) -> Citation:
    """0 leads to a place, 1 to an address, 2 nowhere."""
    return window.article.reading.citations[number]


# The list


def test_a_click_in_the_list_shows_the_place_and_the_target(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 1)
    assert listed.popups.peek.isVisible() and listed.parts.reader.shows(citation(listed, 2).span)


def test_a_click_on_a_heading_does_nothing(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 0)
    assert marked(listed) is None and not listed.parts.actions["back"].isEnabled()


def test_a_double_click_follows(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 3)
    qtbot.mouseDClick(listed.parts.citations.list.viewport(), LEFT, pos=row_at(listed, 3))
    assert listed.parts.reader.shows(citation(listed, 0).target.span)


def test_enter_follows(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 3)
    qtbot.keyClick(listed.parts.citations.list, Qt.Key.Key_Return)
    assert listed.parts.reader.shows(citation(listed, 0).target.span)


def test_the_text_follows_the_arrows(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 1)
    qtbot.keyClick(listed.parts.citations.list, Qt.Key.Key_Down)
    assert marked(listed) == citation(listed, 0) and listed.parts.reader.shows(citation(listed, 0).span)


def test_arrows_in_a_row_are_one_step_back(qtbot: QtBot, listed: MainWindow) -> None:
    listed.parts.reader.verticalScrollBar().setValue(21)
    listed.parts.citations.list.setFocus()
    for _ in range(3):
        qtbot.keyClick(listed.parts.citations.list, Qt.Key.Key_Down)
    press(qtbot, listed, Qt.Key.Key_Left, ALT)
    assert listed.parts.reader.verticalScrollBar().value() == 21 and not listed.parts.actions["back"].isEnabled()


def test_the_list_marks_where_the_reader_is(qtbot: QtBot, listed: MainWindow) -> None:
    bar = listed.parts.reader.verticalScrollBar()
    seen = [marked(listed)]
    for part in (2, 1):
        bar.setValue(bar.maximum() // part)
        seen.append(marked(listed))
    assert seen == [None, citation(listed, 1), citation(listed, 2)]


def test_the_switch_is_remembered(qtbot: QtBot, listed: MainWindow, settings: Settings) -> None:
    qtbot.mouseClick(listed.parts.citations.in_order, LEFT)
    assert listed.parts.citations.model.rowCount() == 3 and not settings.are_citations_grouped()


def test_the_switch_keeps_the_mark(qtbot: QtBot, listed: MainWindow) -> None:
    click_row(qtbot, listed, 3)
    qtbot.mouseClick(listed.parts.citations.in_order, LEFT)
    assert marked(listed) == citation(listed, 0)


def test_the_list_by_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_L, CTRL)
    qtbot.keyClicks(window.parts.citations.filter, "nothing")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.parts.citations.list.hasFocus() and marked(window) == citation(window, 2)


def test_the_first_in_the_list_is_shown_in_the_text(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_L, CTRL)
    press(qtbot, window, Qt.Key.Key_Return)
    assert marked(window) == citation(window, 2) and window.parts.reader.shows(citation(window, 2).span)


def test_the_filter_counts(qtbot: QtBot, listed: MainWindow) -> None:
    qtbot.keyClicks(listed.parts.citations.filter, "echo")
    assert listed.parts.citations.number.text() == "1 of 3"


def test_a_click_on_the_unresolved_shows_them_alone_and_again_all(qtbot: QtBot, listed: MainWindow) -> None:
    pane, seen = listed.parts.citations, []
    for _ in range(2):
        qtbot.mouseClick(pane.unresolved, LEFT)
        seen.append(pane.number.text())
    assert (pane.unresolved.text(), seen) == ("1 unresolved", ["1 of 3", "3"])


# The peek


def rest_on(qtbot: QtBot, window: MainWindow, span: Span) -> None:
    """The pointer comes from elsewhere and rests on the first letter of a span."""
    viewport = window.parts.reader.viewport()
    qtbot.mouseMove(viewport, QPoint(5, 5))
    qtbot.mouseMove(viewport, point_at(window, span))


def point_at(window: MainWindow, span: Span) -> QPoint:
    reader = window.parts.reader
    assert reader.page is not None
    start, _ = reader.page.offsets.qt_range(span)
    return reader.rect_of(start, start + 1).center()


def note(window: MainWindow, number: int) -> Citation:
    """The marker of a footnote, counted from 1."""
    return [found for found in window.article.reading.citations if found.kind == "footnote"][number - 1]


def of_kind(window: MainWindow, kind: str) -> Citation:
    return next(found for found in window.article.reading.citations if found.kind == kind)


def opened(window: MainWindow) -> Popup | None:
    return next((popup for popup in window.popups._all if popup.isVisible()), None)


def peek_at(qtbot: QtBot, window: MainWindow, found: Citation) -> Popup:
    rest_on(qtbot, window, found.span)
    qtbot.waitUntil(lambda: opened(window) is not None, timeout=2000)
    popup = opened(window)
    assert popup is not None
    return popup


def test_resting_on_a_marker_shows_its_note(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 1))
    peek = noted.popups.peek
    assert (peek.heading.text(), peek.words.text()) == ("Footnote 1", "1 Smith, The Treaty (1999).")


def test_a_note_that_says_ibid_brings_the_one_before(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 2))
    assert noted.popups.peek.words.text() == "1 Smith, The Treaty (1999).\n2 Ibid., p. 5."


def test_resting_on_a_provision_shows_the_card_with_it(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, of_kind(noted, "pinpoint"))
    said = noted.popups.card.words.text().split("\n")
    assert said[:2] == ["INF Treaty", "Article VI"] and "Article VI: once" in said and "assumed" in said[-1]


def test_a_pointer_that_passes_by_asks_for_nothing(qtbot: QtBot, noted: MainWindow) -> None:
    rest_on(qtbot, noted, note(noted, 1).span)
    qtbot.mouseMove(noted.parts.reader.viewport(), QPoint(5, 5))
    qtbot.wait(150)
    assert opened(noted) is None


def test_the_peek_chooses_nothing_and_leaves_no_way_back(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 1))
    assert noted.guide.current_citation() is None and not noted.parts.actions["back"].isEnabled()


def test_it_goes_when_the_pointer_leaves(qtbot: QtBot, noted: MainWindow) -> None:
    peek = peek_at(qtbot, noted, note(noted, 1))
    qtbot.mouseMove(noted.parts.reader.viewport(), QPoint(5, 5))
    qtbot.waitUntil(peek.isHidden, timeout=2000)


def test_it_goes_at_esc(qtbot: QtBot, noted: MainWindow) -> None:
    peek = peek_at(qtbot, noted, note(noted, 1))
    press(qtbot, noted, Qt.Key.Key_Escape)
    assert peek.isHidden()


def test_it_goes_when_the_text_scrolls(qtbot: QtBot, noted: MainWindow) -> None:
    peek = peek_at(qtbot, noted, note(noted, 1))
    noted.parts.reader.verticalScrollBar().setValue(30)
    assert peek.isHidden()


def test_it_goes_at_a_click(qtbot: QtBot, noted: MainWindow) -> None:
    peek = peek_at(qtbot, noted, note(noted, 1))
    click(qtbot, noted, "Nothing of weight")
    assert peek.isHidden()


def test_a_peek_that_was_asked_for_stays(qtbot: QtBot, noted: MainWindow) -> None:
    noted.citation_desk.show_in_text(note(noted, 1))
    rest_on(qtbot, noted, note(noted, 2).span)
    qtbot.wait(150)
    assert noted.popups.peek.citation == note(noted, 1)


def covered_at(window: MainWindow, found: Citation, share: float) -> bool:
    """Whether the peek lies on its own line where that stands at a share of the height."""
    reader = window.parts.reader
    bar = reader.verticalScrollBar()
    bar.setValue(bar.value() + round(reader.rect_of_span(found.span).top() - share * reader.height()))
    window.citation_desk.peek_at(found)
    line = reader.rect_of_span(found.span).translated(reader.mapTo(window, QPoint(0, 0)))
    body = window.popups.peek.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    return body.intersects(QRect(0, line.top(), window.width(), line.height()))


@pytest.mark.parametrize("number", [1, 3])
def test_it_never_covers_the_line_it_speaks_of(qtbot: QtBot, noted: MainWindow, number: int) -> None:
    covered = []
    for height in (340, 420, 600, 900):
        noted.resize(700, height)
        covered += [covered_at(noted, note(noted, number), share) for share in (0.1, 0.35, 0.6, 0.9)]
    assert not any(covered)


def test_a_long_note_is_no_higher_than_its_room(qtbot: QtBot, noted: MainWindow) -> None:
    noted.resize(700, 420)
    noted.guide.jump(note(noted, 3).span)
    noted.citation_desk.peek_at(note(noted, 3))
    assert noted.rect().contains(noted.popups.peek.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW))


def test_the_way_there_and_back_from_the_peek(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 1))
    qtbot.mouseClick(noted.popups.peek.go, LEFT)
    there = noted.parts.reader.shows(note(noted, 1).target.span)
    press(qtbot, noted, Qt.Key.Key_Left, ALT)
    assert there and noted.parts.reader.verticalScrollBar().value() == 0


def test_the_peek_by_the_keys(qtbot: QtBot, noted: MainWindow) -> None:
    for key, modifier in ((Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_K, CTRL)):
        press(qtbot, noted, key, modifier)
    assert noted.popups.peek.isVisible() and noted.popups.peek.go.hasFocus()


def test_esc_gives_the_keys_back_to_the_text(qtbot: QtBot, noted: MainWindow) -> None:
    noted.citation_desk.peek_with_keys(note(noted, 1))
    press(qtbot, noted, Qt.Key.Key_Escape)
    assert noted.popups.peek.isHidden() and noted.parts.reader.hasFocus()


# Several candidates


def test_several_candidates_are_shown_to_choose_from(qtbot: QtBot, noted: MainWindow) -> None:
    click(qtbot, noted, "Smith 1999")
    peek = noted.popups.peek
    assert [choice.accessibleName() for choice in peek.choices] == [
        "Bibliography · ¶ 17: 1 Smith, The Treaty (1999).",
        "Bibliography · ¶ 18: 1 Smith, The Treaty (1999). 2 Ibid., p. 5.",
    ]
    assert peek.why.text() == "two entries fit"


def test_a_click_on_one_goes_there(qtbot: QtBot, noted: MainWindow) -> None:
    click(qtbot, noted, "Smith 1999")
    qtbot.mouseClick(noted.popups.peek.choices[1], LEFT)
    assert noted.parts.reader.shows(note(noted, 2).target.span)


def test_the_next_candidate_by_key_comes_round(qtbot: QtBot, noted: MainWindow) -> None:
    noted.citation_desk.show_in_text(of_kind(noted, "author-year"))
    seen = []
    for _ in range(3):
        press(qtbot, noted, Qt.Key.Key_J, CTRL | SHIFT)
        seen.append(noted.parts.status.step.text())
    assert seen == ["Candidate 1 of 2", "Candidate 2 of 2", "Candidate 1 of 2"]


# Copying


def test_copying_from_the_peek(qtbot: QtBot, noted: MainWindow) -> None:
    peek_at(qtbot, noted, note(noted, 1))
    qtbot.mouseClick(noted.popups.peek.copy, LEFT)
    assert QGuiApplication.clipboard().text() == "1 Smith, The Treaty (1999)."


@pytest.mark.parametrize(("name", "copied"), [("copy_plain", URL), ("copy_markdown", f"<{URL}>")])
def test_copying_the_citation_reached(qtbot: QtBot, window: MainWindow, name: str, copied: str) -> None:
    window.citation_desk.show_in_text(citation(window, 1))
    window.parts.actions[name].trigger()
    assert QGuiApplication.clipboard().text() == copied


# Labels on what can be followed


def hints(window: MainWindow) -> dict[object, str]:
    return {hint.value: hint.label for hint in window.hints.hints}


@pytest.mark.parametrize(("count", "length"), [(1, 1), (26, 1), (27, 2), (676, 2), (677, 3)])
def test_labels_are_of_one_length_and_all_different(count: int, length: int) -> None:
    made = labels(count)
    assert len(set(made)) == count and {len(label) for label in made} == {length}


def test_f_labels_all_that_is_on_screen(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    reading, reader = noted.article.reading, noted.parts.reader
    shown = [found for found in (*reading.mentions, *reading.citations) if reader.shows(found.span)]
    assert noted.hints.isVisible() and set(hints(noted)) == set(shown)


def test_typing_a_label_follows_it(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F4)
    qtbot.keyClicks(noted.hints, hints(noted)[note(noted, 1)])
    assert noted.parts.reader.shows(note(noted, 1).target.span) and noted.parts.reader.hasFocus()


def test_a_mention_is_followed_to_its_card(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    mention = noted.article.reading.mentions[0]
    qtbot.keyClicks(noted.hints, hints(noted)[mention])
    assert noted.popups.card.isVisible() and noted.guide.mention == mention


def test_with_shift_a_label_shows_the_target(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    qtbot.keyClicks(noted.hints, hints(noted)[note(noted, 1)].upper())
    peek = noted.popups.peek
    assert peek.isVisible() and peek.has_keys() and noted.parts.reader.verticalScrollBar().value() == 0


def test_esc_takes_the_labels_away_and_nothing_else(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F, CTRL)
    noted.parts.reader.setFocus()
    press(qtbot, noted, Qt.Key.Key_F)
    press(qtbot, noted, Qt.Key.Key_Escape)
    assert noted.hints.isHidden() and noted.parts.search.isVisible() and noted.parts.reader.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Plus, CTRL),
    ],
)
def test_any_other_key_takes_the_labels_away(
    qtbot: QtBot, noted: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    press(qtbot, noted, key, modifier)
    assert noted.hints.isHidden() and noted.parts.reader.hasFocus()


def test_a_click_goes_through_the_labels(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, Qt.Key.Key_F)
    click(qtbot, noted, "Smith 1999")
    assert noted.hints.isHidden() and noted.popups.peek.isVisible()


# From a note back to where it is cited


def arrow(window: MainWindow, number: int) -> QPoint:
    """The arrow beside a note, which is brought on screen."""
    reader, entry = window.parts.reader, note(window, number).target.span
    window.guide.jump(entry)
    entries = window.article.highlights.entries.within(0, reader.document().characterCount())
    (mark,) = [mark for mark in entries if mark.value.span == entry]
    rect = way_back_rect(reader.document(), mark).toRect()
    return rect.center() - QPoint(0, reader.verticalScrollBar().value())


def test_the_arrow_beside_a_note_leads_to_the_one_place_that_cites_it(qtbot: QtBot, noted: MainWindow) -> None:
    qtbot.mouseClick(noted.parts.reader.viewport(), LEFT, pos=arrow(noted, 1))
    assert noted.parts.reader.shows(note(noted, 1).span) and noted.guide.current_citation() == note(noted, 1)


@pytest.fixture
def twice(qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path) -> MainWindow:
    """A window on an article whose only note is cited twice."""
    paper = tmp_path / "twice.md"
    paper.write_text(f"# Twice\n\nOne.[^1]\n\n{FILLER}\n\nTwo 𝒜 here.[^1]\n\n[^1]: The note.\n", encoding="utf-8")
    window = make_window()
    open_in(qtbot, window, paper)
    return window


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


# Menus and files


@pytest.mark.parametrize(
    ("words", "first"),
    [("Smith 1999", "Follow This Citation"), ("INF Treaty", "Not an Agreement"), ("Nothing", "Copy")],
)
def test_the_menu_of_a_place(qtbot: QtBot, noted: MainWindow, words: str, first: str) -> None:
    viewport, point = noted.parts.reader.viewport(), point_of(noted, words)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    menu = noted.questions.menu
    assert menu.isVisible() and menu.actions()[0].text().replace("&", "") == first


@pytest.mark.parametrize(
    ("name", "begins"), [("copy_csl", '[\n  {\n    "id"'), ("copy_bibtex", "@misc{"), ("copy_ris", "TY  - GEN")]
)
def test_copying_the_articles_reference(window: MainWindow, name: str, begins: str) -> None:
    window.parts.actions[name].trigger()
    assert QGuiApplication.clipboard().text().startswith(begins)


@pytest.mark.parametrize(
    ("typed", "chosen", "file", "begins"),
    [
        ("out.bib", "Table (*.csv)", "out.bib", "@"),
        ("out", "CSL-JSON (*.json)", "out.json", "["),
        ("out.csv", "BibTeX (*.bib)", "out.csv", "\ufeffnumber,"),
    ],
)
def test_exporting_all_citations(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, chosen: str,
    file: str, begins: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), chosen))
    window.parts.actions["export"].trigger()
    qtbot.waitUntil(lambda: bool(window.parts.notice.sentence()), timeout=5000)
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(begins)


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = str(tmp_path / "no such folder" / "out.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (nowhere, ""))
    window.parts.actions["export"].trigger()
    qtbot.waitUntil(lambda: not window.parts.alarm.isHidden(), timeout=5000)
    assert "could not be written" in window.parts.alarm.sentence()


# Back and forward


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


def reload(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.opening.reading_made, timeout=10000):
        press(qtbot, window, Qt.Key.Key_F5)


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
