"""Reads and analyses in a process of its own, so that a long text holds up no window, and one that breaks ends none.

The threads of a window share one lock with the thread that works for it; a process shares nothing, and is held to
a share of time and memory that no file made to do harm can exceed.
"""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryFile
from threading import Thread
from time import monotonic
from typing import BinaryIO, NamedTuple, TypeVar

from core.errors import DocumentError, ReaderError
from core.importers import read_bytes
from core.importers.options import Options
from core.importers.source import quoted
from core.model import Document, Reading

_COMMAND = [sys.executable, "-m", "core.apart"]
_BEAT = 0.1
# How many times as long as it may work a process may last; where the system counts work, this ends one that sleeps.
_BUSY = 3 if sys.platform == "win32" else 30
_ENDING = 2.0  # seconds
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_ROOT = Path(__file__).resolve().parents[1]
_Told = TypeVar("_Told")


class _Bounds(NamedTuple):
    """What a process may take: seconds of processor time, several times what is needed, and bytes of memory."""

    seconds: float
    memory: int


class _EndedError(Exception):
    """The process ended before its work did: what it came to, as a verb."""


def read_apart(data: bytes, source: str, options: Options) -> Document:
    """As `core.importers.read_bytes`. `options.progress` is called ten times a second, and may stop it at any time."""
    plain = Options(options.password, options.whole_page)
    bounds = _Bounds(9 + 8 * len(data) / 2**20, 15 * 2**26)
    try:
        return _done_apart(Document, _read, (data, source, plain), options.progress, bounds)
    except _EndedError as end:
        raise DocumentError(
            f"{quoted(source)} is damaged, or made to do harm: reading it {end}. Fetch it again from where it came."
        ) from None


def analyse_apart(document: Document) -> Reading:
    """As `core.pipeline.analyse`, with the catalogue there is."""
    bounds = _Bounds(30 + 20 * len(document.text) / 2**20, 2**32)
    try:
        reading = _done_apart(Reading, _analyse, (document,), Options().progress, bounds)
    except _EndedError as end:
        raise DocumentError(
            f"{quoted(document.source)} could not be searched for agreements: the search {end}. Open it again."
        ) from None
    return replace(reading, document=document)


def _read(tell: Callable[[object], None], data: bytes, source: str, options: Options) -> None:
    tell(read_bytes(data, source, replace(options, progress=tell)))


def _analyse(tell: Callable[[object], None], document: Document) -> None:
    from core import catalogue, pipeline

    reading = pipeline.analyse(document, catalogue.load())
    # The document is known where it came from.
    tell(replace(reading, document=Document("", "", "", ())))


def _done_apart(
    kind: type[_Told],
    work: Callable[..., None],
    arguments: tuple[object, ...],
    progress: Callable[[float], None],
    bounds: _Bounds,
) -> _Told:
    """What of this kind `work` tells. Raises what that raised; _EndedError where it broke off or took too much."""
    with TemporaryFile() as said:
        child = subprocess.Popen(
            _COMMAND,
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            creationflags=_NO_CONSOLE,
        )
        answers: Queue[object] = Queue()
        Thread(target=_ask, args=(child.stdin, (bounds, work, arguments)), daemon=True).start()
        Thread(target=_listen, args=(child.stdout, answers), daemon=True).start()
        try:
            found = _answer(answers, progress, monotonic() + _BUSY * bounds.seconds)
            if not isinstance(found, kind):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(_ENDING)
        finally:
            child.kill()
            child.wait()
        said.seek(0)
        trace = said.read().decode("utf-8", "replace")
    if isinstance(found, kind):
        return found
    if trace.rstrip().endswith("MemoryError"):
        raise _EndedError(f"needed more than {bounds.memory // 2**20:,} MB of memory")
    if "Traceback" in trace:
        raise RuntimeError(trace)
    raise _EndedError("took too long" if child.returncode == _OUT_OF_TIME else "broke off")


def _answer(answers: Queue[object], progress: Callable[[float], None], end: float) -> object:
    """What the process tells in the end, or None. Raises _EndedError where it has told nothing by then."""
    share = 0.0
    while monotonic() < end:
        try:
            answer = answers.get(timeout=_BEAT)
        except Empty:
            answer = share
        if isinstance(answer, ReaderError):
            raise answer
        if not isinstance(answer, float):
            return answer
        share = answer
        progress(share)
    raise _EndedError("took too long")


def _ask(stream: BinaryIO, question: object) -> None:
    # A process that ended before it had read the question tells why in another way.
    with contextlib.suppress(BrokenPipeError), stream:
        pickle.dump(question, stream)


def _listen(stream: BinaryIO, answers: Queue[object]) -> None:
    with stream:
        while True:
            try:
                answers.put(pickle.load(stream))
            except (EOFError, pickle.UnpicklingError):
                answers.put(None)
                return


def _serve() -> None:
    """In the process apart: does one piece of work, and tells what comes of it or what is wrong."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer

    def tell(answer: object) -> None:
        pickle.dump(answer, answers)
        answers.flush()

    bounds, work, arguments = pickle.load(sys.stdin.buffer)
    _hold_to(bounds)
    try:
        work(tell, *arguments)
    except ReaderError as error:
        tell(error)


def _hold_to(bounds: _Bounds) -> None:
    """Has the system end this process at its bounds. Windows knows none: there it is ended by who waits for it."""
    with contextlib.suppress(ImportError):
        import resource

        for kind, most in ((resource.RLIMIT_CPU, math.ceil(bounds.seconds)), (resource.RLIMIT_DATA, bounds.memory)):
            _, highest = resource.getrlimit(kind)
            if highest == resource.RLIM_INFINITY or most < highest:
                resource.setrlimit(kind, (most, highest))


if __name__ == "__main__":
    _serve()
