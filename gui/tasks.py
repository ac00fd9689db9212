"""A core call off the main thread, its answer given in the main thread."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from core.errors import ReaderError
from gui import log

_T = TypeVar("_T")


class MishapError(ReaderError):
    """Something went wrong in Servanda itself, and the details are in the log."""


class Tasks(QObject):
    """Runs calls on threads of its own; with one thread they run in the order they were given.

    The signals belong to an object of the main thread and are connected to its own method, so that what
    `run` was given is called in the main thread, whatever kind of callable it is.
    """

    _ended = Signal(int, object, object)

    def __init__(self, threads: int, log_file: Path) -> None:
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._log = log_file
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[ReaderError], None]]] = {}
        self._count = 0
        self._ended.connect(self._answer)

    def run(self, call: Callable[[], _T], done: Callable[[_T], None], failed: Callable[[ReaderError], None]) -> None:
        """Calls `call` on a thread, then `done` with its value or `failed` with a sentence, here."""
        self._count += 1
        self._waiting[self._count] = (done, failed)
        self._pool.start(_Run(self._count, call, self._tell, self._log))

    def wait(self, milliseconds: int) -> bool:
        """Waits for calls under way; answers may still be on their way after it."""
        return self._pool.waitForDone(milliseconds)

    def _tell(self, number: int, value: object, error: ReaderError | None) -> None:
        # The application may have ended while the call was under way; no one waits for its answer then.
        with contextlib.suppress(RuntimeError):
            self._ended.emit(number, value, error)

    def _answer(self, number: int, value: object, error: ReaderError | None) -> None:
        done, failed = self._waiting.pop(number)
        if error is None:
            done(value)
        else:
            failed(error)


class _Run(QRunnable):
    def __init__(
        self,
        number: int,
        call: Callable[[], object],
        tell: Callable[[int, object, ReaderError | None], None],
        log_file: Path,
    ) -> None:
        super().__init__()
        self._number = number
        self._call = call
        self._tell = tell
        self._log = log_file

    # Qt overrides

    def run(self) -> None:
        value: object = None
        error: ReaderError | None = None
        try:
            value = self._call()
        except ReaderError as fault:
            error = fault
        except Exception as bug:  # noqa: BLE001 the one place: a bug must not end the reader's session
            log.write(self._log, bug)
            error = mishap(self._log)
        self._tell(self._number, value, error)


def mishap(log_file: Path) -> MishapError:
    """The sentence for what is no one's fault but Servanda's."""
    return MishapError(
        "Something went wrong in Servanda itself; what is open stays open and your notes are kept. "
        f"The details are in “{log_file}”."
    )
