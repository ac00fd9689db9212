"""How long a reader waits in a text of two thousand footnotes: to jump, to peek, to go back, in the list.

Each figure is from the call to the picture, as the eye has it, in one process; the limit is 50 ms.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from core.database import Database
from core.judgements import JudgementStore
from core.model import Citation
from core.notes import NoteStore
from gui.looks.lighting import Lighting
from gui.opening.analyst import Analyst
from gui.services import Services
from gui.settings import Settings
from gui.tasks import Tasks
from gui.window import MainWindow

NOTES = 2000
LIMIT = 50
_ROUNDS = 60
_IDLE_MILLISECONDS = 1500
_WORDS = "the parties agreed that a treaty binds those who made it and that its words mean what they say".split()


def text_of_notes(number: int = NOTES) -> str:
    """A paper in Markdown with so many footnotes, every fifth an Ibid."""
    chance = Random(7)
    paragraphs, notes = ["# A paper with notes"], []
    for first in range(1, number + 1, 4):
        sentences = [f"{_sentence(chance, 24)}[^{note}]" for note in range(first, first + 4)]
        paragraphs.append(" ".join(sentences))
    for note in range(1, number + 1):
        notes.append(f"[^{note}]: " + ("Ibid., p. 5." if note % 5 == 0 else _sentence(chance, 18)))
    return "\n\n".join([*paragraphs, *notes]) + "\n"


def measure() -> None:
    """Prints the median and the longest wait of each thing a reader does."""
    with TemporaryDirectory() as folder:
        paper = Path(folder, "paper.md")
        paper.write_text(text_of_notes(), encoding="utf-8")
        _ = QApplication.instance() or QApplication([])
        database = Database(Path(folder, "notes.sqlite"))
        services = services_in(Path(folder), database)
        window = MainWindow(services)
        window.resize(1280, 820)
        window.show()
        window.parts.tabs.setCurrentWidget(window.parts.citations)
        loop = QEventLoop()
        window.opening.reading_made.connect(loop.quit)
        window.open_file(paper)
        loop.exec()
        # Qt goes on laying out a long text while nothing else is to be done.
        QTimer.singleShot(_IDLE_MILLISECONDS, loop.quit)
        loop.exec()
        reading = window.article.reading
        assert reading is not None
        _measure_in(window, [found for found in reading.citations if found.kind == "footnote"])
        window.close()
        services.store_tasks.wait(5000)
        database.close()


def services_in(folder: Path, database: Database) -> Services:
    analyst = Analyst()
    return Services(
        tasks=Tasks(2, folder / "log"),
        store_tasks=Tasks(1, folder / "log"),
        store=NoteStore(database),
        database=database,
        judgements=JudgementStore(database),
        read=analyst.read,
        analyse=analyst.analyse,
        catalogue=analyst.catalogue,
        add_own=analyst.add_own,
        settings=Settings(folder / "servanda.ini"),
        lighting=Lighting("light"),
    )


def _measure_in(window: MainWindow, notes: Sequence[Citation]) -> None:
    some = Random(11).sample(notes, _ROUNDS)
    desk, guide, pane = window.citation_desk, window.guide, window.parts.citations
    print(f"{len(notes):,} footnotes, {_ROUNDS} times each; the limit is {LIMIT} ms")
    _tell("jump to a note", [_wait(lambda note=note: desk.follow(note)) for note in some])
    _tell("back", [_wait(guide.back) for _ in some])
    _tell("forward", [_wait(guide.forward) for _ in some])
    peeks = []
    for note in some:
        window.parts.reader.go_to(note.span)
        QApplication.processEvents()
        peeks.append(_wait(lambda note=note: desk.peek_at(note)))
        window.popups.close_all()
    _tell("peek", peeks)
    _tell("label the links", [_wait(window.hints.begin) for _ in some])
    _tell("next citation", [_wait(guide.next_citation) for _ in some])
    _tell("arrow in the list", [_wait(lambda note=note: desk.skim(note)) for note in some])
    _tell("filter the list", [_wait(lambda n=n: pane.filter.setText(f"¶ {n}")) for n in range(_ROUNDS)])
    pane.filter.clear()
    _tell("regroup the list", [_wait(switch.click) for _ in range(8) for switch in (pane.in_order, pane.by_group)])


def _wait(call: Callable[[], object]) -> float:
    """Milliseconds until what a call changes is painted."""
    began = time.perf_counter()
    call()
    QApplication.processEvents()  # which paints what a call has changed
    return 1000 * (time.perf_counter() - began)


def _tell(what: str, waits: Sequence[float]) -> None:
    print(f"{what:20} median {median(waits):6.1f} ms   longest {max(waits):6.1f} ms")


def _sentence(chance: Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."
