"""Brings every note to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal

from core.model import Document, Note, Span
from gui.keeper import Keeper
from gui.tasks import Tasks


class Store(Protocol):
    """What the keeper asks of `core.notes.NoteStore`."""

    def notes(self, document: Document) -> tuple[Note, ...]: ...
    def add(self, document: Document, note: Note) -> Note: ...
    def edit(self, note_id: str, body: str) -> Note: ...
    def delete(self, note_id: str) -> None: ...
    def restore(self, note_id: str) -> Note: ...


@dataclass(slots=True)
class _Job:
    """One call on the store that has not succeeded yet."""

    what: str
    document: Document
    note_id: str = ""
    body: str = ""
    note: Note | None = None


class NoteKeeper(Keeper[_Job]):
    """One window's notes on their way to the store."""

    loaded = Signal(object)  # tuple[Note, ...]
    stored = Signal(object)  # Note, as it is in the store

    def __init__(self, store: Store, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._store = store
        self._document: Document | None = None

    def open(self, document: Document) -> None:
        """Asks for a document's notes; `loaded` brings them."""
        self._document = document
        self._queue(_Job("load", document))

    def add(self, span: Span) -> Note | None:
        """A new note, given at once, while the store is written to."""
        if self._document is None:
            return None
        from core.notes import new_note

        note = new_note(self._document, span)
        self._queue(_Job("add", self._document, note.id, note=note))
        return note

    def edit(self, note_id: str, body: str) -> None:
        """A note's new text; takes the place of one still waiting for its turn."""
        for job in reversed(self._waiting()):
            if job.note_id == note_id and job.what in ("add", "edit"):
                job.body = body
                return
            if job.note_id == note_id:
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

    def _call_for(self, job: _Job) -> Callable[[], object]:
        return partial(self._call, job, job.body)

    def _call(self, job: _Job, body: str) -> object:
        """Runs on the worker."""
        if job.what == "load":
            return self._store.notes(job.document)
        if job.note is not None:
            return self._store.add(job.document, replace(job.note, body=body))
        if job.what == "edit":
            return self._store.edit(job.note_id, body)
        if job.what == "restore":
            return self._store.restore(job.note_id)
        self._store.delete(job.note_id)
        return None

    def _take(self, job: _Job, value: object) -> None:
        if isinstance(value, Note) and job.what == "add":
            self.stored.emit(value)
        elif isinstance(value, tuple) and job.document is self._document:
            self.loaded.emit(value)
