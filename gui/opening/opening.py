"""Opens a document in steps: its text, set as a page, as soon as it is read; then what was found in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import CancelledError, ReaderError
from core.model import Document, Reading
from gui.opening.request import Request
from gui.tasks import Tasks
from gui.typesetting.formats import Look
from gui.typesetting.page import Page
from gui.typesetting.pages import Pages

Read = Callable[[Request, Callable[[float], None]], Document]
Analyse = Callable[[Document], Reading]

PATIENCE_MILLISECONDS = 500
_SECONDS_BETWEEN = 0.05


class Opening(QObject):
    """One window's reading and analysing; the last document asked for wins."""

    started = Signal(object)  # Request
    dragging = Signal(object)  # Request: it takes longer than a reader should wait without a word
    progressed = Signal(float)  # the share read, 0 to 1
    text_read = Signal(object, object)  # Request, Page
    reading_made = Signal(object)  # Reading
    reading_failed = Signal(str)
    failed = Signal(object, object)  # Request, ReaderError
    cancelled = Signal()

    _told = Signal(int, float)

    def __init__(self, tasks: Tasks, read: Read, analyse: Analyse, look: Callable[[], Look]) -> None:
        super().__init__()
        self._tasks = tasks
        self._read = read
        self._analyse = analyse
        self._look = look
        self._pages = Pages()
        self._latest = 0
        self._analysis = 0
        self._request: Request | None = None
        self._watch = _Watch(self._told.emit, 0)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._on_patience)
        self._told.connect(self._on_told)

    def open(self, request: Request) -> None:
        """Starts opening; what an earlier call still brings is let go."""
        self._let_go()
        self._request = request
        self._watch = _Watch(self._told.emit, self._latest)
        self._patience.start()
        self.started.emit(request)
        done = partial(self._on_text, self._latest, request)
        failed = partial(self._on_fault, self._latest, request)
        self._tasks.run(partial(self._read, request, self._watch), done, failed)

    def analyse_again(self, document: Document) -> None:
        """Looks anew into the article that is open, for what is known by now."""
        self._start_analysis(document)

    def cancel(self) -> bool:
        """Stops what is being opened; says whether anything was."""
        if self._request is None:
            return False
        self._let_go()
        self.cancelled.emit()
        return True

    def close(self) -> None:
        """The window closes: whatever is still under way is let go."""
        self._let_go()
        self._analysis += 1

    def _let_go(self) -> None:
        self._latest += 1
        self._watch.stopped = True
        self._pages.forget()
        self._patience.stop()
        self._request = None

    def _on_patience(self) -> None:
        self.dragging.emit(self._request)

    def _on_told(self, number: int, share: float) -> None:
        if number == self._latest:
            self.progressed.emit(share)

    def _on_text(self, number: int, request: Request, document: Document) -> None:
        if number == self._latest:
            self._pages.set(document, self._look(), document.date, partial(self._on_page, request))

    def _on_page(self, request: Request, page: Page) -> None:
        self._patience.stop()
        self._request = None
        # Started before the page is shown, so that both go on at once.
        self._start_analysis(page.source)
        self.text_read.emit(request, page)

    def _start_analysis(self, document: Document) -> None:
        self._analysis += 1
        done = partial(self._on_reading, self._analysis)
        failed = partial(self._on_no_reading, self._analysis)
        self._tasks.run(partial(self._analyse, document), done, failed)

    def _on_reading(self, number: int, reading: Reading) -> None:
        if number == self._analysis:
            self.reading_made.emit(reading)

    def _on_fault(self, number: int, request: Request, error: ReaderError) -> None:
        if number == self._latest:
            self._let_go()
            self.failed.emit(request, error)

    def _on_no_reading(self, number: int, error: ReaderError) -> None:
        if number == self._analysis:
            self.reading_failed.emit(str(error))


class _Watch:
    """Tells now and then how far an importer is, and stops it once no one waits. Called on the worker."""

    def __init__(self, tell: Callable[[int, float], None], number: int) -> None:
        self.stopped = False
        self._tell = tell
        self._number = number
        self._told = 0.0

    def __call__(self, share: float) -> None:
        if self.stopped:
            raise CancelledError("Opening was stopped. Open the file again to read it.")
        now = monotonic()
        if now - self._told >= _SECONDS_BETWEEN:
            self._told = now
            self._tell(self._number, share)
