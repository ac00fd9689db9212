"""Brings every note to the store: at once, in order, off the main thread, and again until it is there."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer, Signal

from core.errors import ReaderError
from core.model import Document, Note, Span
from gui.tasks import Tasks

RETRY_MILLISECONDS = 2000
_NOWHERE = Span(0, 0)


class Store(Protocol):
    """What the keeper asks of `core.notes.NoteStore`."""

    def notes(self, document: Document) -> tuple[Note, ...]: ...
    def add(self, document: Document, span: Span, body: str = "") -> Note: ...
    def edit(self, note_id: str, body: str) -> Note: ...
    def delete(self, note_id: str) -> None: ...
    def restore(self, note_id: str) -> Note: ...


@dataclass(slots=True)
class _Job:
    """One call on the store that has not succeeded yet."""

    what: str
    document: Document
    note_id: str = ""
    span: Span = _NOWHERE
    body: str = ""


class NoteKeeper(QObject):
    """One window's line of jobs for the store.

    A new note has an id of the keeper's own until the store gives one; both are understood ever after.
    """

    loaded = Signal(object)  # tuple[Note, ...]
    stored = Signal(str, object)  # the id it had here, Note
    failed = Signal(str)
    caught_up = Signal()

    def __init__(self, store: Store, tasks: Tasks) -> None:
        super().__init__()
        self._store = store
        self._tasks = tasks
        self._jobs: deque[_Job] = deque()
        self._running = False
        self._failing = False
        self._document: Document | None = None
        self._ids: dict[str, str] = {}
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MILLISECONDS)
        self._retry.timeout.connect(self._next)

    @property
    def is_idle(self) -> bool:
        """Whether everything is in the store."""
        return not self._jobs

    def open(self, document: Document) -> None:
        """Asks for a document's notes; `loaded` brings them."""
        self._document = document
        self._queue(_Job("load", document))

    def add(self, span: Span) -> Note | None:
        """A new note, given at once, while the store is written to."""
        if self._document is None:
            return None
        import uuid

        now = datetime.now(UTC)
        note = Note(str(uuid.uuid4()), span, span.of(self._document.text), "", now, now)
        self._queue(_Job("add", self._document, note.id, span))
        return note

    def edit(self, note_id: str, body: str) -> None:
        """A note's new text; takes the place of one still waiting for its turn."""
        for job in reversed(self._waiting()):
            if self._same(job.note_id, note_id) and job.what in ("add", "edit"):
                job.body = body
                return
            if self._same(job.note_id, note_id):
                break
        self._queue_for(note_id, "edit", body)

    def delete(self, note_id: str) -> None:
        self._queue_for(note_id, "delete")

    def restore(self, note_id: str) -> None:
        self._queue_for(note_id, "restore")

    def retry(self) -> None:
        """Tries again now."""
        self._retry.stop()
        self._next()

    def finish(self, milliseconds: int) -> bool:
        """Waits until all is written, a while at most; says whether it was."""
        deadline = QDeadlineTimer(milliseconds)
        loop = QEventLoop()
        while self._jobs and not deadline.hasExpired():
            if not self._running:
                self.retry()
            loop.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)
        return not self._jobs

    def stop(self) -> None:
        """Gives up what is not written; the window is closing."""
        self._document = None
        self._jobs.clear()
        self._retry.stop()
        self.blockSignals(True)

    def _queue_for(self, note_id: str, what: str, body: str = "") -> None:
        if self._document is not None:
            self._queue(_Job(what, self._document, note_id, body=body))

    def _queue(self, job: _Job) -> None:
        self._jobs.append(job)
        if not self._failing:
            self._next()

    def _waiting(self) -> list[_Job]:
        jobs = list(self._jobs)
        return jobs[1:] if self._running else jobs

    def _same(self, one: str, other: str) -> bool:
        return self._ids.get(one, one) == self._ids.get(other, other)

    def _next(self) -> None:
        if self._running or not self._jobs:
            return
        self._running = True
        job = self._jobs[0]
        self._tasks.run(partial(self._call, job, job.body), partial(self._on_done, job), self._on_fault)

    def _call(self, job: _Job, body: str) -> object:
        """Runs on the worker."""
        note_id = self._ids.get(job.note_id, job.note_id)
        if job.what == "load":
            return self._store.notes(job.document)
        if job.what == "add":
            return self._store.add(job.document, job.span, body)
        if job.what == "edit":
            return self._store.edit(note_id, body)
        if job.what == "restore":
            return self._store.restore(note_id)
        self._store.delete(note_id)
        return None

    def _on_done(self, job: _Job, value: object) -> None:
        self._running = False
        if not self._jobs:
            return
        self._jobs.popleft()
        if isinstance(value, Note) and job.what == "add":
            self._ids[job.note_id] = value.id
            self.stored.emit(job.note_id, value)
        elif isinstance(value, tuple) and job.document is self._document:
            self.loaded.emit(value)
        if self._failing:
            self._failing = False
            self.caught_up.emit()
        self._next()

    def _on_fault(self, error: ReaderError) -> None:
        self._running = False
        if not self._jobs:
            return
        self._failing = True
        self._retry.start()
        self.failed.emit(str(error))
