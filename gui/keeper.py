"""A line of jobs for the store: at once, in order, off the main thread, and again until they are done."""

from __future__ import annotations

from abc import abstractmethod
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer, Signal

from core.errors import ReaderError
from gui.tasks import Tasks

RETRY_MILLISECONDS = 2000

_Job = TypeVar("_Job")


class Keeper(QObject, Generic[_Job]):
    """Says when the store refuses and when all is in it after all; which jobs there are, its heirs know."""

    failed = Signal(str)
    caught_up = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._jobs: deque[_Job] = deque()
        self._running = False
        self.is_failing = False
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MILLISECONDS)
        self._retry.timeout.connect(self._next)

    @property
    def is_idle(self) -> bool:
        """Whether everything is in the store."""
        return not self._jobs

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
        self._jobs.clear()
        self._retry.stop()
        self.blockSignals(True)

    @abstractmethod
    def _call_for(self, job: _Job) -> Callable[[], object]:
        """What to run on the worker for a job as it stands now."""

    @abstractmethod
    def _take(self, job: _Job, value: object) -> None:
        """A job is done."""

    def _queue(self, job: _Job) -> None:
        self._jobs.append(job)
        if not self.is_failing:
            self._next()

    def _waiting(self) -> list[_Job]:
        jobs = list(self._jobs)
        return jobs[1:] if self._running else jobs

    def _next(self) -> None:
        if self._running or not self._jobs:
            return
        self._running = True
        job = self._jobs[0]
        self._tasks.run(self._call_for(job), partial(self._on_done, job), self._on_fault)

    def _on_done(self, job: _Job, value: object) -> None:
        self._running = False
        if not self._jobs:
            return
        self._jobs.popleft()
        self._take(job, value)
        if self.is_failing:
            self.is_failing = False
            self.caught_up.emit()
        self._next()

    def _on_fault(self, error: ReaderError) -> None:
        self._running = False
        if not self._jobs:
            return
        self.is_failing = True
        self._retry.start()
        self.failed.emit(str(error))
