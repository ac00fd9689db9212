"""The scenes: each a state of the window worth looking at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.model import Citation, Document, Span
from core.resources import resource
from gui.opening.request import Request
from gui.typesetting.page import Page
from gui.window import MainWindow
from tests.shots.noting import noting
from tests.shots.papers import everything, paged
from tests.shots.stage import Stage, wait

SAMPLE = resource("sample/article.md")
_DOUBTFUL = """# What the old papers say

Much was said of the Treaty of Paris in that year, and more of what it left out.

The Ouchy Convention was read aloud, then the INF Treaty, of which a copy lay on the table. Some had brought
the Treaty of Paris with them, others the Paris Agreement; no one asked which of them was meant.
"""


def take_all(out: Path, home: Path) -> None:
    stage = Stage(out, home)
    for scene in SCENES:
        scene(stage)
    stage.window.close()


def empty(stage: Stage) -> None:
    stage.shoot("empty")


def light(stage: Stage) -> None:
    stage.open(SAMPLE)
    stage.shoot("light")


def card(stage: Stage) -> None:
    stage.click(stage.first_named().span)
    stage.shoot("card")
    stage.key(Qt.Key.Key_Escape)


def stepped(stage: Stage) -> None:
    for _ in range(3):
        stage.key(Qt.Key.Key_F8)
    stage.shoot("stepped")


def citations(stage: Stage) -> None:
    stage.window.parts.tabs.setCurrentIndex(1)
    reading = stage.window.article.reading
    assert reading is not None
    url = next(citation for citation in reading.citations if citation.target.url)
    stage.window.citation_desk.follow(url)
    wait(700)
    stage.shoot("citations")
    stage.window.parts.tabs.setCurrentIndex(0)
    stage.key(Qt.Key.Key_Escape)


_NOTED = """# Who keeps the record

The text of a treaty is kept by its depositary,[^1] and the depositary answers for every copy of it.[^2] When the
INF Treaty ended, both capitals had a copy; one of them read https://example.org/archive/inf/2019/notes aloud.[^3]

{filler}

Others think otherwise (Writer 1999), and they say so in the same review.[^4] The last word is not spoken.[^1]

[^1]: A. Writer, *The Keeping of Treaties* (Example Press, 1999), 12, where the whole of the practice of the
    nineteenth century is told at length, with the letters that the foreign ministries sent one another.

[^2]: Ibid., p. 14.

[^3]: B. Reader, “What Was Read”, in *An Example Review* 4 (2019), https://example.org/review/4.

[^4]: A. Writer, “Again on Keeping”, in *An Example Review* 5 (2020).
"""


def noted(stage: Stage) -> None:
    """Citations: their list, the peek of a note, labels, candidates, the way back; in both lights and widths."""
    paper = stage.home / "The record.md"
    filler = "\n\n".join(
        ["It is a long way from one place in a text to another, and a reader walks it often. " * 5] * 4
    )
    paper.write_text(_NOTED.format(filler=filler), encoding="utf-8")
    stage.open(paper)
    window = stage.window
    _add_candidates(window)
    window.parts.tabs.setCurrentWidget(window.parts.citations)
    for look, width in (("light", 1280), ("dark", 1280), ("light", 640)):
        window.lighting.choose(look)
        window.resize(width, 820)
        wait(60)
        _shoot_citations(stage, f"{look}_{width}")
    window.lighting.choose("light")
    window.resize(1280, 820)
    window.parts.tabs.setCurrentIndex(0)


def _shoot_citations(stage: Stage, name: str) -> None:
    window = stage.window
    reading, desk, bar = window.article.reading, window.citation_desk, window.parts.reader.verticalScrollBar()
    assert reading is not None
    notes = [found for found in reading.citations if found.kind == "footnote"]
    bar.setValue(0)
    desk.peek_at(notes[1])
    wait(700)
    stage.shoot(f"peek_{name}")
    window.popups.close_all()
    stage.key(Qt.Key.Key_F)
    stage.shoot(f"hints_{name}")
    stage.key(Qt.Key.Key_Escape)
    desk.show_in_text(next(found for found in reading.citations if found.candidates))
    wait(700)
    stage.shoot(f"candidates_{name}")
    window.popups.close_all()
    desk.follow(notes[0])
    desk.show_citing_here()
    wait(700)
    stage.shoot(f"cited_{name}")
    window.popups.close_all()
    window.parts.citations.filter.setText("unresolved")
    stage.shoot(f"filtered_{name}")
    window.parts.citations.filter.clear()
    window.parts.reader.setFocus()


def _add_candidates(window: MainWindow) -> None:
    reading = window.article.reading
    assert reading is not None
    text = reading.document.text
    start = text.index("Writer 1999")
    notes = [found.target for found in reading.citations if found.kind == "footnote"]
    doubtful = Citation(
        Span(start, start + 11), "author-year", "writer-1999", why="two entries of A. Writer fit",
        candidates=(notes[0], notes[3]),
    )  # fmt: skip
    window.reception.show_reading(replace(reading, citations=(*reading.citations, doubtful)))


def date_popup(stage: Stage) -> None:
    stage.window.parts.reader.verticalScrollBar().setValue(0)
    stage.window.popups.ask_date()
    stage.shoot("date")
    stage.key(Qt.Key.Key_Escape)


def note(stage: Stage) -> None:
    document = stage.window.article.document
    assert document is not None
    paragraphs = [block for block in document.blocks if len(block.span.of(document.text)) > 200]
    first, second = (block.span.of(document.text) for block in paragraphs[:2])
    stage.window.parts.reader.setFocus()
    stage.select(" ".join(first.split()[4:12]))
    stage.shoot("selection")
    stage.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    stage.select(" ".join(second.split()[2:9]))
    stage.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    editor = stage.window.parts.notes.editor()
    assert editor is not None
    QTest.keyClicks(editor, "Compare what was said at the time of signing, and by whom.")
    stage.shoot("note_writing")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.shoot("note")


def deleted(stage: Stage) -> None:
    stage.window.desk.delete_current()
    stage.shoot("deleted")
    stage.window.way_back.take()


def find_bar(stage: Stage) -> None:
    stage.window.parts.reader.setFocus()
    stage.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(stage.window.parts.search.line, "treaty")
    stage.key(Qt.Key.Key_F3)
    wait(700)
    stage.shoot("find")
    stage.key(Qt.Key.Key_Escape)


def error_bar(stage: Stage) -> None:
    stage.window.open_file(stage.home / "no such article.txt")
    stage.until(lambda: not stage.window.parts.alarm.isHidden())
    stage.shoot("error")
    stage.key(Qt.Key.Key_Escape)


def dark(stage: Stage) -> None:
    for choice in ("dark", "sepia"):
        stage.window.lighting.choose(choice)
        stage.shoot(choice)
        stage.click(stage.first_named().span)
        stage.shoot(f"{choice}_card")
        stage.key(Qt.Key.Key_Escape)
    stage.window.lighting.choose("light")


def sizes(stage: Stage) -> None:
    size = stage.window.size()
    for name, width in (("narrow", 680), ("middle", 880), ("wide", 1900)):
        stage.window.resize(width, 820)
        stage.shoot(name)
    stage.window.resize(size)


def larger(stage: Stage) -> None:
    for _ in range(4):
        stage.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    stage.shoot("larger")
    stage.key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)


def ends(stage: Stage) -> None:
    bar = stage.window.parts.reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.shoot("end")


def no_treaties(stage: Stage) -> None:
    plain = stage.home / "A walk in the hills.txt"
    plain.write_text("A walk in the hills\n\nThe path climbs through beech woods to a bare top.\n" * 3)
    stage.open(plain)
    stage.shoot("no_treaties")


def doubt(stage: Stage) -> None:
    paper = stage.home / "Old papers.md"
    paper.write_text(_DOUBTFUL, encoding="utf-8")
    stage.open(paper)
    stage.window.follower.next_doubtful()
    wait(700)
    stage.shoot("doubt")
    QTest.mouseClick(stage.window.questions.doubt.choices[0], Qt.MouseButton.LeftButton)
    stage.shoot("settled")


def this_is(stage: Stage) -> None:
    reading = stage.window.article.reading
    assert reading is not None
    unlisted = next(mention for mention in reading.mentions if not reading.treaty(mention.treaty).listed)
    stage.click(unlisted.span)
    stage.shoot("unlisted_card")
    card = stage.window.popups.card
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    wait(60)
    stage.shoot_screen("menu")
    stage.window.questions.menu.hide()
    stage.window.judge_menu.ask_what()
    QTest.keyClicks(stage.window.questions.choice.filter, "paris")
    stage.shoot("this_is")
    stage.key(Qt.Key.Key_Escape)
    stage.window.judge_menu.ask_new_of(unlisted)
    stage.shoot("add_own")
    stage.key(Qt.Key.Key_Escape)
    stage.window.popups.date_set.emit(date(2018, 12, 6))
    stage.click(next(mention for mention in reading.mentions if mention.treaty.startswith("inf")).span)
    stage.shoot("as_of")
    stage.key(Qt.Key.Key_Escape)


def show(stage: Stage, document: Document) -> None:
    """A document that no file holds."""
    window = stage.window
    page = Page(document, window.article.look(), document.date)
    window.opening.analyse_again(document)
    window.reception.show_text(Request(document.source, b""), page)
    stage.until(lambda: window.article.reading is not None)
    wait(100)


def go_to(stage: Stage, words: str) -> None:
    document = stage.window.article.document
    assert document is not None
    stage.window.parts.reader.show_at_top(document.text.index(words))
    wait(150)


def reading(stage: Stage) -> None:
    """What documents hold beside paragraphs, in two lights and three widths."""
    parts = stage.window.parts
    show(stage, everything())
    parts.side.setCurrentWidget(parts.outline)
    size = stage.window.size()
    for light_name, width in (("light", 1280), ("dark", 1280), ("light", 680), ("sepia", 1900)):
        stage.window.lighting.choose(light_name)
        stage.window.resize(width, 900)
        for name, words in (("picture", "Pictures"), ("table", "Tables"), ("leftwards", "From the right")):
            go_to(stage, words)
            stage.shoot(f"{name}_{light_name}_{width}")
    stage.window.lighting.choose("light")
    stage.window.resize(size)
    show(stage, paged())
    go_to(stage, "Article 6")
    stage.shoot("pages")


def bars(stage: Stage) -> None:
    """What stands above the article for a while."""
    parts = stage.window.parts
    for light_name in ("light", "dark"):
        stage.window.lighting.choose(light_name)
        parts.progress.start("Opening A long report.pdf …")
        parts.progress.set_share(0.4)
        stage.shoot(f"progress_{light_name}")
        parts.progress.dismiss()
        parts.password.ask("Sealed.pdf", wrong=False)
        stage.shoot(f"password_{light_name}")
        parts.password.dismiss()
        stage.window.entrance.offer_reload()
        stage.shoot(f"changed_{light_name}")
        parts.hint.dismiss()
    stage.window.lighting.choose("light")


SCENES: tuple[Callable[[Stage], None], ...] = (
    empty, light, card, stepped, citations, date_popup, note, deleted, find_bar, error_bar, dark, sizes, larger,
    ends, no_treaties, doubt, this_is, reading, bars, noted, noting,
)  # fmt: skip
