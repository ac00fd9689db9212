"""Sets pages: a short one at once, a long one on a worker, so that the window keeps answering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QThread, Signal

from core.errors import ReaderError
from core.model import Document
from gui.formats import Look
from gui.page import Page
from gui.tasks import Tasks

_SHORT = 100_000


class Pages(QObject):
    """Sets one document anew; of several asked for, the last one counts."""

    failed = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._latest = 0

    def set(self, document: Document, look: Look, on: date | None, done: Callable[[Page], None]) -> None:
        """Calls `done` with the page."""
        self._latest += 1
        if len(document.text) <= _SHORT:
            done(Page(document, look, on))
            return
        call = partial(set_apart, document, look, on, self.thread())
        self._tasks.run(call, partial(self._on_set, self._latest, done), self._on_fault)

    def forget(self) -> None:
        """What is still being set is no longer wanted."""
        self._latest += 1

    def _on_set(self, number: int, done: Callable[[Page], None], page: Page) -> None:
        if number == self._latest:
            done(page)

    def _on_fault(self, error: ReaderError) -> None:
        self.failed.emit(str(error))


def set_apart(document: Document, look: Look, on: date | None, home: QThread) -> Page:
    """A page made on any thread, to be shown in its home."""
    page = Page(document, look, on)
    page.document.moveToThread(home)
    return page
