"""What ten thousand notes in one document cost: opening, scrolling, making one more, filtering.

The same document is opened with and without them in turn, in one process, so that what else the machine does weighs on
both alike.
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

from core.anchors import Ground
from core.database import Database
from core.identity import remember
from core.importers import read
from core.model import Span, Standing
from core.notes import COLOURS, new_note, rows
from gui.window import MainWindow
from tests.benchmarks.citing import services_in

NUMBER = 10_000
_ROUNDS = 5
_STEPS = 200
_STEP_PIXELS = 53
_IDLE_MILLISECONDS = 3000
_WORDS = "the parties agreed that a treaty binds those who made it and that its words mean what they say".split()


def measure() -> None:
    """Prints how opening compares, and how long each thing a reader does takes until it is painted."""
    _ = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as folder:
        paper = Path(folder, "paper.txt")
        paper.write_text(_text(), encoding="utf-8")
        with_notes, without = Database(Path(folder, "with.sqlite")), Database(Path(folder, "without.sqlite"))
        _fill(with_notes, paper)
        windows = [_window(Path(folder), database) for database in (without, with_notes)]
        times: list[list[float]] = [[], []]
        for _round in range(_ROUNDS):
            for window, taken in zip(windows, times, strict=True):
                taken.append(_open(window, paper))
        bare, full = (median(taken[1:]) for taken in times)
        print(
            f"{NUMBER:,} notes: opened in {full:.2f} s, without them in {bare:.2f} s: {full / bare:.2f} times as long"
        )
        for window, name in zip(windows, ("without notes", "with notes"), strict=True):
            _rest()
            _tell(f"a step of scrolling, {name}", _scroll(window))
        _measure_in(windows[1])
        for window in windows:
            window.close()
        with_notes.close()
        without.close()


def _measure_in(window: MainWindow) -> None:
    reader, head = window.parts.reader, window.parts.notes.head
    document, page = window.article.document, reader.page
    assert document is not None and page is not None
    made = []
    for block in document.blocks[5 : 5 + 40 : 2]:
        start = block.span.start + 40
        reader.show_at_top(start)
        QApplication.processEvents()
        reader.select(*page.offsets.qt_range(Span(start, start + 20)))
        made.append(_wait(window.desk.highlight))
    _tell("a new note", made)
    _tell("filter the list", [_wait(lambda n=n: head.words.setText(f"treaty {n}")) for n in range(8)])
    _tell("show all", [_wait(head.show_all)])
    _tell("by date, in order", [_wait(head.order.click) for _ in range(4)])


def _text() -> str:
    chance = Random(3)
    sentences = [" ".join(chance.choices(_WORDS, k=20)).capitalize() + f", as article {n} says." for n in range(NUMBER)]
    return "\n\n".join(" ".join(sentences[first : first + 5]) for first in range(0, NUMBER, 5))


def _fill(database: Database, paper: Path) -> None:
    document = read(paper)
    ground, colours = Ground(document), list(COLOURS)
    spans = [Span(at, at + 18) for at in _beginnings(document.text)]
    with database.transaction() as db:
        work = remember(db, ground)
        for number, span in enumerate(spans, 1):
            body = "Compare *this*." if number % 4 == 0 else ""
            rows.insert(db, new_note(document, span, body, colour=colours[number % 6]), work, ground.key)
        anchors = ((number, Standing.PLACED, ground.anchor(span)) for number, span in enumerate(spans, 1))
        rows.write_anchors(db, ground.key, anchors)


def _beginnings(text: str) -> list[int]:
    ends = [at for at in range(len(text)) if text.startswith(" says.", at)]
    return [0, *(end + 7 if text[end + 6] == " " else end + 8 for end in ends[: NUMBER - 1])]


def _window(folder: Path, database: Database) -> MainWindow:
    window = MainWindow(services_in(folder, database))
    window.resize(1280, 820)
    window.show()
    return window


def _open(window: MainWindow, paper: Path) -> float:
    """Seconds until the article, what was found in it and its notes are painted."""
    loop, awaited = QEventLoop(), {"reading", "notes"}

    def arrived(what: str) -> None:
        awaited.discard(what)
        if not awaited:
            loop.quit()

    seen = window.opening.reading_made.connect(lambda _: arrived("reading"))
    loaded = window.keeper.loaded.connect(lambda _: arrived("notes"))
    began = time.perf_counter()
    window.open_file(paper)
    loop.exec()
    window.parts.reader.viewport().repaint()
    taken = time.perf_counter() - began
    window.opening.reading_made.disconnect(seen)
    window.keeper.loaded.disconnect(loaded)
    return taken


def _scroll(window: MainWindow) -> list[float]:
    bar = window.parts.reader.verticalScrollBar()
    return [_wait(lambda step=step: bar.setValue(2000 + step * _STEP_PIXELS)) for step in range(_STEPS)]


def _rest() -> None:
    """Qt goes on laying out a long text, and a long list, while nothing else is to be done."""
    loop = QEventLoop()
    QTimer.singleShot(_IDLE_MILLISECONDS, loop.quit)
    loop.exec()


def _wait(call: Callable[[], object]) -> float:
    """Milliseconds until what a call changes is painted."""
    began = time.perf_counter()
    call()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - began)


def _tell(what: str, waits: Sequence[float]) -> None:
    print(f"{what:36} median {median(waits):6.1f} ms   longest {max(waits):6.1f} ms")


if __name__ == "__main__":
    measure()
