"""Opens a file in steps: its text as soon as it is read, then what was found in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.errors import ReaderError
from core.model import Document, Reading
from gui.tasks import Tasks

Read = Callable[[Path], Document]
Analyse = Callable[[Document], Reading]


class Opening(QObject):
    """One window's reading and analysing; the last file asked for wins."""

    started = Signal(object)  # Path
    text_read = Signal(object, object)  # Path, Document
    reading_made = Signal(object)  # Reading
    reading_failed = Signal(str)
    failed = Signal(object, str)  # Path, sentence

    def __init__(self, tasks: Tasks, read: Read, analyse: Analyse) -> None:
        super().__init__()
        self._tasks = tasks
        self._read = read
        self._analyse = analyse
        self._latest = 0

    def open(self, path: Path) -> None:
        """Starts opening a file; what an earlier call still brings is let go."""
        self._latest += 1
        self.started.emit(path)
        done = partial(self._on_text, self._latest, path)
        failed = partial(self._on_fault, self._latest, path)
        self._tasks.run(partial(self._read, path), done, failed)

    def analyse_again(self, document: Document) -> None:
        """Looks anew into the article that is open, for what is known by now."""
        self._start_analysis(self._latest, document)

    def cancel(self) -> None:
        """Lets go of whatever is still under way."""
        self._latest += 1

    def _on_text(self, number: int, path: Path, document: Document) -> None:
        if number != self._latest:
            return
        # Started before the page is set, so that both go on at once.
        self._start_analysis(number, document)
        self.text_read.emit(path, document)

    def _start_analysis(self, number: int, document: Document) -> None:
        done = partial(self._on_reading, number)
        failed = partial(self._on_no_reading, number)
        self._tasks.run(partial(self._analyse, document), done, failed)

    def _on_reading(self, number: int, reading: Reading) -> None:
        if number == self._latest:
            self.reading_made.emit(reading)

    def _on_fault(self, number: int, path: Path, error: ReaderError) -> None:
        if number == self._latest:
            self.failed.emit(path, str(error))

    def _on_no_reading(self, number: int, error: ReaderError) -> None:
        if number == self._latest:
            self.reading_failed.emit(str(error))
