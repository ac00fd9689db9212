"""Brings every note to the store, and what others wrote there to the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QTimer, Signal

from core.errors import ReaderError
from core.identity import Recognition
from core.model import NOWHERE, Document, Note, NoteKind, NoteStyle, Span, Standing
from gui.keeper import Keeper
from gui.tasks import Tasks

LOOK_MILLISECONDS = 1000
_PLAIN = ("body", "style", "colour", "tags", "starred")


class Store(Protocol):
    """What the keeper asks of `core.notes.NoteStore`."""

    def notes(self, document: Document) -> tuple[Note, ...]: ...
    def notes_on(self, treaties: Iterable[str]) -> tuple[Note, ...]: ...
    def add(self, document: Document, note: Note) -> Note: ...
    def edit(
        self,
        note_id: str,
        body: str | None = None,
        *,
        style: NoteStyle | None = None,
        colour: str | None = None,
        tags: Iterable[str] | None = None,
        starred: bool | None = None,
    ) -> Note: ...
    def move(self, document: Document, note_id: str, span: Span) -> Note: ...
    def detach(self, note_id: str) -> Note: ...
    def put_back(self, document: Document, note: Note) -> Note: ...
    def delete(self, note_id: str) -> None: ...
    def restore(self, note_id: str) -> Note: ...
    def recognise(self, document: Document) -> Recognition: ...
    def settle(self, document: Document, work: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Loaded:
    """The notes of a document and of the agreements it speaks of, and what the document may be besides."""

    notes: tuple[Note, ...]
    recognition: Recognition


@dataclass(slots=True)
class _Job:
    """One call on the store that has not succeeded yet; `changes` are for an edit, or for a note to be added."""

    what: str
    document: Document
    note: Note | None = None
    changes: dict[str, Any] | None = None
    work: str = ""

    @property
    def note_id(self) -> str:
        return self.note.id if self.note else ""


class NoteKeeper(Keeper[_Job]):
    """One window's notes on their way to the store; every second it looks whether others wrote there."""

    loaded = Signal(object)  # Loaded
    stored = Signal(object)  # Note, as it is in the store
    looked = Signal()
    written = Signal()

    def __init__(self, store: Store, tasks: Tasks, stamp: Callable[[], object]) -> None:
        super().__init__(tasks)
        self._store = store
        self._stamp = stamp
        self._seen: object = None
        self._is_stale = False
        self._is_looking = False
        self._treaties: tuple[str, ...] = ()
        self._document: Document | None = None
        self._clock = QTimer(self, interval=LOOK_MILLISECONDS)
        self._clock.timeout.connect(self.look)

    def open(self, document: Document) -> None:
        """Asks for a document's notes; `loaded` brings them."""
        self._document, self._treaties = document, ()
        self._queue(_Job("load", document))
        self._clock.start()

    def show_treaties(self, treaties: Iterable[str]) -> None:
        """The agreements whose notes are wanted, too."""
        wanted = tuple(treaties)
        if self._document is not None and wanted != self._treaties:
            self._treaties = wanted
            self._queue(_Job("load", self._document))

    def reload(self) -> None:
        """Asks for the notes anew."""
        if self._document is not None:
            self._queue(_Job("load", self._document))

    def settle(self, work: str) -> None:
        """The document is a form of another work, or of none of those asked about."""
        if self._document is not None:
            self._queue(_Job("settle", self._document, work=work))
            self.reload()

    def add(self, note: Note) -> None:
        """A new note."""
        self._queue_for("add", note)

    def change(self, before: Note | None, after: Note | None) -> None:
        """A note becomes another value of itself; None is one in the bin."""
        if before is None and after is not None:
            self._queue_for("restore", after)
        elif after is None and before is not None:
            self._queue_for("delete", before)
        elif before is not None and after is not None:
            self._change_place(before, after)
            changes = {name: getattr(after, name) for name in _PLAIN if getattr(before, name) != getattr(after, name)}
            if changes:
                self._edit(after, changes)

    def pending(self) -> set[str]:
        """The ids of the notes whose last change is not in the store yet."""
        return {job.note_id for job in self._jobs}

    def look(self) -> None:
        """Reloads where another window or program wrote."""
        if self._document is not None and self.is_idle and not self._is_looking:
            self._is_looking = True
            self._tasks.run(self._stamp, self._on_stamp, self._on_no_stamp)

    def stop(self) -> None:
        self._document = None
        self._clock.stop()
        super().stop()

    def _change_place(self, before: Note, after: Note) -> None:
        if (before.kind, before.span, before.standing) == (after.kind, after.span, after.standing):
            return
        if after.kind is NoteKind.DOCUMENT and after.span == NOWHERE:
            self._queue_for("detach", after)
        elif after.standing is Standing.PLACED and after.kind in (before.kind, NoteKind.PASSAGE):
            self._queue_for("move", after)
        else:
            self._queue_for("put back", after)

    def _edit(self, note: Note, changes: dict[str, Any]) -> None:
        """Takes the place of an edit still waiting for its turn."""
        for job in reversed(self._waiting()):
            if job.note_id == note.id and job.what in ("add", "edit"):
                job.changes = {**(job.changes or {}), **changes}
                return
            if job.note_id == note.id:
                break
        self._queue_for("edit", note, changes)

    def _queue_for(self, what: str, note: Note, changes: dict[str, Any] | None = None) -> None:
        if self._document is not None:
            self._queue(_Job(what, self._document, note, changes))

    def _call_for(self, job: _Job) -> Callable[[], object]:
        return partial(self._call, job, dict(job.changes or {}), self._treaties)

    def _call(self, job: _Job, changes: dict[str, Any], treaties: tuple[str, ...]) -> object:
        """Runs on the worker. What others wrote before it is not taken for what it wrote itself."""
        if job.what == "load":
            self._seen, self._is_stale = self._stamp(), False
            return self._load(job.document, treaties)
        self._is_stale = self._is_stale or self._stamp() != self._seen
        value = self._write(job, changes)
        self._seen = self._stamp()
        return value

    def _load(self, document: Document, treaties: tuple[str, ...]) -> Loaded:
        notes = self._store.notes(document)
        on = self._store.notes_on(treaties) if treaties else ()
        loaded = Loaded((*notes, *on), self._store.recognise(document))
        self._seen = self._stamp()
        return loaded

    def _write(self, job: _Job, changes: dict[str, Any]) -> object:
        store, document, note = self._store, job.document, job.note
        if note is None:
            store.settle(document, job.work)
            return None
        calls: dict[str, Callable[[], object]] = {
            "add": lambda: store.add(document, replace(note, **changes)),
            "edit": lambda: store.edit(note.id, **changes),
            "move": lambda: store.move(document, note.id, note.span),
            "put back": lambda: store.put_back(document, note),
            "detach": lambda: store.detach(note.id),
            "delete": lambda: store.delete(note.id),
            "restore": lambda: store.restore(note.id),
        }
        return calls[job.what]()

    def _take(self, job: _Job, value: object) -> None:
        if job.what != "load":
            self.written.emit()
        if isinstance(value, Note) and job.what == "add":
            self.stored.emit(value)
        elif isinstance(value, Loaded) and job.document is self._document:
            self.loaded.emit(value)

    def _on_stamp(self, stamp: object) -> None:
        self._is_looking = False
        self.looked.emit()
        if self.is_idle and (self._is_stale or stamp != self._seen):
            self.reload()

    def _on_no_stamp(self, _: ReaderError) -> None:
        """The next job will tell what is wrong."""
        self._is_looking = False
