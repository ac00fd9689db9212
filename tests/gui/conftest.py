"""A window on an article whose treaties and citations are known, with everything else as it is in use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core import own
from core.catalogue import Catalogue
from core.database import Database
from core.judgements import JudgementStore
from core.model import (
    Citation,
    Document,
    Event,
    Mention,
    MentionKind,
    Reading,
    Span,
    Target,
    TargetKind,
    Treaty,
)
from core.notes import NoteStore
from gui.collector import Collector
from gui.looks.lighting import Lighting
from gui.opening.analyst import Analyst
from gui.services import Services
from gui.settings import Settings
from gui.tasks import Tasks
from gui.window import MainWindow

INF = Treaty(
    "inf-1987", "INF Treaty", "Treaty on the Elimination of Intermediate-Range Missiles", signed="1987-12-08",
    in_force="1988-06-01", ended="2019-08-02", events=(Event("2019-08-02", "withdrew", "United States"),),
    parties=("United States", "Soviet Union"), field="arms-control", summary="Banned a class of missiles.",
)  # fmt: skip
PARIS = Treaty("paris-2015", "Paris Agreement", "Paris Agreement", in_force="2016-11-04", field="environment")
TREATIES = {"INF Treaty": INF, "the pact": INF, "Paris Agreement": PARIS}
FILLER = "Nothing of weight is said in this paragraph, which is here so that there is some way to go. " * 4

ARTICLE = "\n\n".join(
    [
        "# 𝒜 title with an INF Treaty in it",
        "First words. The INF Treaty ended, and the Paris Agreement did not; 𝒜𝒜 stands before the INF Treaty here.",
        *[FILLER] * 8,
        "Far below, the pact comes back. See the report named Echo, and https://example.org/a/long/address too.",
        *[FILLER] * 8,
        "The Paris Agreement closes the article. Here is the Echo that was named above, and [nothing] at all.",
        *[FILLER] * 3,
    ]
)


def analyse(document: Document) -> Reading:
    """Finds the treaties above by their names, and three citations, without any of core's rules."""
    text = document.text
    mentions = [
        Mention(
            Span(*match.span()),
            treaty.id,
            MentionKind.ANAPHOR if name == "the pact" else MentionKind.NAME,
            f"alias '{name}'",
        )
        for name, treaty in TREATIES.items()
        for match in re.finditer(name, text)
    ]
    mentions.sort(key=lambda mention: mention.span)
    order = dict.fromkeys(mention.treaty for mention in mentions)
    by_id = {treaty.id: treaty for treaty in TREATIES.values()}
    treaties = tuple(by_id[treaty_id] for treaty_id in order)
    return Reading(document, treaties, tuple(mentions), _citations(text))


def _citations(text: str) -> tuple[Citation, ...]:
    echo = [Span(*match.span()) for match in re.finditer("Echo", text)]
    url = [Span(*match.span()) for match in re.finditer(r"https://\S+", text)]
    none = [Span(*match.span()) for match in re.finditer(r"nothing(?=\]| at all)", text)]
    made = [Citation(echo[0], "report", "echo", Target(TargetKind.SPAN, echo[1]), "same title")] if echo else []
    made += [Citation(at, "url", at.of(text), Target(TargetKind.URL, url=at.of(text))) for at in url]
    made += [Citation(at, "pinpoint", "nothing") for at in none]
    return tuple(made)


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Collector:
    """Garbage is collected in the main thread, as in the application."""
    return Collector()


@pytest.fixture(autouse=True)
def nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that no test answers must not hold up the suite."""
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: QMessageBox.StandardButton.Discard)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "notes.sqlite"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "servanda.ini")


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path, store_path: Path, settings: Settings) -> Iterator[Services]:
    database = Database(store_path)
    log = tmp_path / "log"
    made = Services(
        tasks=Tasks(2, log),
        store_tasks=Tasks(1, log),
        store=NoteStore(database),
        database=database,
        judgements=JudgementStore(database),
        read=Analyst().read,
        analyse=analyse,
        catalogue=partial(Catalogue, {}, {}),
        add_own=own.add,
        settings=settings,
        lighting=Lighting("light"),
    )
    yield made
    made.tasks.wait(5000)
    made.store_tasks.wait(5000)
    database.close()


@pytest.fixture
def make_window(qtbot: QtBot, services: Services) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        window = MainWindow(services)
        qtbot.addWidget(window)
        window.resize(1200, 800)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


@pytest.fixture
def empty_window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def window(qtbot: QtBot, empty_window: MainWindow, article: Path) -> MainWindow:
    open_in(qtbot, empty_window, article)
    return empty_window


def open_in(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Opens a file and waits until all of it, notes too, is on screen."""
    with qtbot.waitSignals([window.opening.reading_made, window.keeper.loaded], timeout=30_000):
        window.open_file(path)


def point_of(window: MainWindow, words: str, which: int = 0) -> QPoint:
    """Where the first letters of some words stand in the viewport."""
    reader, document = window.parts.reader, window.article.document
    assert reader.page is not None and document is not None
    at = [match.start() for match in re.finditer(re.escape(words), document.text)][which]
    start, _ = reader.page.offsets.qt_range(Span(at, at + 1))
    return reader.rect_of(start, start + 2).center()


def click(qtbot: QtBot, window: MainWindow, words: str, which: int = 0) -> None:
    """A real click on the first letters of some words."""
    viewport = window.parts.reader.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point_of(window, words, which))


def select(window: MainWindow, words: str) -> None:
    """Selects some words of the article."""
    reader, document = window.parts.reader, window.article.document
    assert reader.page is not None and document is not None
    at = document.text.index(words)
    reader._set_caret(*reader.page.offsets.qt_range(Span(at, at + len(words))))


def press(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """A key, wherever the keys go."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)
