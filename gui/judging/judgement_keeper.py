"""Brings every judgement to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal

from core.model import Document, Mention
from gui.keeper import Keeper
from gui.tasks import Tasks

if TYPE_CHECKING:
    from core.judgements import Judgement


class Judgements(Protocol):
    """What the keeper asks of `core.judgements.JudgementStore`."""

    def judgements(self, document: Document) -> tuple[Judgement, ...]: ...
    def add(self, document: Document, judgement: Judgement) -> None: ...
    def take_back(self, judgement_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Job:
    """One call on the store."""

    document: Document
    call: Callable[[], object]


class JudgementKeeper(Keeper[_Job]):
    """One window's judgements on their way to the store."""

    loaded = Signal(object)  # tuple[Judgement, ...]

    def __init__(self, store: Judgements, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._store = store
        self._document: Document | None = None

    def open(self, document: Document) -> None:
        """Asks for the judgements that hold in a document; `loaded` brings them."""
        self._document = document
        self._queue(_Job(document, partial(self._store.judgements, document)))

    def add(self, document: Document, mention: Mention, treaty: str, *, everywhere: bool = False) -> Judgement:
        """A new judgement, given at once, while the store is written to."""
        from core.judgements import judged

        made = judged(document, mention, treaty, everywhere=everywhere)
        self._queue(_Job(document, partial(self._store.add, document, made)))
        return made

    def take_back(self, document: Document, judgement_id: str) -> None:
        self._queue(_Job(document, partial(self._store.take_back, judgement_id)))

    def _call_for(self, job: _Job) -> Callable[[], object]:
        return job.call

    def _take(self, job: _Job, value: object) -> None:
        if isinstance(value, tuple) and job.document is self._document:
            self.loaded.emit(value)
