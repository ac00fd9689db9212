"""A window on an article with footnotes, a provision and a doubtful reference, and the ways to reach them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from core.citations.links import find_links
from core.citations.search import Search
from core.model import Citation, Document, Reading, Span, Target, TargetKind
from gui.citations.citations_model import ROW
from gui.frame.popup import SHADOW, Popup
from gui.reader.underlines import way_back_rect
from gui.services import Services
from gui.window import MainWindow
from tests.gui import conftest
from tests.gui.conftest import FILLER, open_in, press

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


def covered_at(window: MainWindow, found: Citation, share: float) -> bool:
    """Whether the peek lies on its own line where that stands at a share of the height."""
    reader = window.parts.reader
    bar = reader.verticalScrollBar()
    bar.setValue(bar.value() + round(reader.rect_of_span(found.span).top() - share * reader.height()))
    window.citation_desk.peek_at(found)
    line = reader.rect_of_span(found.span).translated(reader.mapTo(window, QPoint(0, 0)))
    body = window.popups.peek.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    return body.intersects(QRect(0, line.top(), window.width(), line.height()))


def hints(window: MainWindow) -> dict[object, str]:
    return {hint.value: hint.label for hint in window.hints.hints}


def arrow(window: MainWindow, number: int) -> QPoint:
    """The arrow beside a note, which is brought on screen."""
    reader, entry = window.parts.reader, note(window, number).target.span
    window.guide.jump(entry)
    entries = window.article.highlights.entries.within(0, reader.document().characterCount())
    (mark,) = [mark for mark in entries if mark.value.span == entry]
    rect = way_back_rect(reader.document(), mark).toRect()
    return rect.center() - QPoint(0, reader.verticalScrollBar().value())


@pytest.fixture
def twice(qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path) -> MainWindow:
    """A window on an article whose only note is cited twice."""
    paper = tmp_path / "twice.md"
    paper.write_text(f"# Twice\n\nOne.[^1]\n\n{FILLER}\n\nTwo 𝒜 here.[^1]\n\n[^1]: The note.\n", encoding="utf-8")
    window = make_window()
    open_in(qtbot, window, paper)
    return window


def reload(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.opening.reading_made, timeout=10000):
        press(qtbot, window, Qt.Key.Key_F5)
