"""Brings every note to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal

from core.model import Document, Note, Span
from gui.keeper import Keeper
from gui.tasks import Tasks

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


class NoteKeeper(Keeper[_Job]):
    """One window's notes on their way to the store.

    A new note has an id of the keeper's own until the store gives one; both are understood ever after.
    """

    loaded = Signal(object)  # tuple[Note, ...]
    stored = Signal(str, object)  # the id it had here, Note

    def __init__(self, store: Store, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._store = store
        self._document: Document | None = None
        self._ids: dict[str, str] = {}

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

    def stop(self) -> None:
        self._document = None
        super().stop()

    def _queue_for(self, note_id: str, what: str, body: str = "") -> None:
        if self._document is not None:
            self._queue(_Job(what, self._document, note_id, body=body))

    def _same(self, one: str, other: str) -> bool:
        return self._ids.get(one, one) == self._ids.get(other, other)

    def _call_for(self, job: _Job) -> Callable[[], object]:
        return partial(self._call, job, job.body)

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

    def _take(self, job: _Job, value: object) -> None:
        if isinstance(value, Note) and job.what == "add":
            self._ids[job.note_id] = value.id
            self.stored.emit(job.note_id, value)
        elif isinstance(value, tuple) and job.document is self._document:
            self.loaded.emit(value)
