"""Brings every judgement to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal

from core.model import Document, Mention, MentionKind
from gui.keeper import Keeper
from gui.tasks import Tasks

if TYPE_CHECKING:
    from core.judgements import Judgement


class Judgements(Protocol):
    """What the keeper asks of `core.judgements.JudgementStore`."""

    def judgements(self, document: Document) -> tuple[Judgement, ...]: ...
    def add(self, document: Document, mention: Mention, treaty: str, *, everywhere: bool = False) -> Judgement: ...
    def take_back(self, judgement_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Job:
    """One call on the store, and the id its judgement has here."""

    document: Document
    call: Callable[[], object]
    judgement_id: str = ""


class JudgementKeeper(Keeper[_Job]):
    """One window's judgements on their way to the store.

    A new one has an id of the keeper's own until the store gives one; both are understood ever after.
    """

    loaded = Signal(object)  # tuple[Judgement, ...]

    def __init__(self, store: Judgements, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._store = store
        self._document: Document | None = None
        self._ids: dict[str, str] = {}

    def open(self, document: Document) -> None:
        """Asks for the judgements that hold in a document; `loaded` brings them."""
        self._document = document
        self._queue(_Job(document, partial(self._store.judgements, document)))

    def add(self, document: Document, mention: Mention, treaty: str, *, everywhere: bool = False) -> Judgement:
        """A new judgement, given at once, while the store is written to."""
        import uuid

        from core.judgements import EVERYWHERE, Judgement, key_of_words
        from core.notes import document_key

        span = mention.span if mention.kind is MentionKind.ANAPHOR else None
        key = EVERYWHERE if everywhere and span is None else document_key(document)
        words = key_of_words(mention.span.of(document.text))
        made = Judgement(str(uuid.uuid4()), key, words, span, treaty)
        self._queue(_Job(document, partial(self._store.add, document, mention, treaty, everywhere=everywhere), made.id))
        return made

    def take_back(self, document: Document, judgement_id: str) -> None:
        self._queue(_Job(document, partial(self._take_back, judgement_id)))

    def _take_back(self, judgement_id: str) -> None:
        """Runs on the worker, when the job that gave the id is done."""
        self._store.take_back(self._ids.get(judgement_id, judgement_id))

    def _call_for(self, job: _Job) -> Callable[[], object]:
        return job.call

    def _take(self, job: _Job, value: object) -> None:
        if isinstance(value, tuple):
            if job.document is self._document:
                self.loaded.emit(value)
        elif job.judgement_id:
            self._ids[job.judgement_id] = str(getattr(value, "id", job.judgement_id))
