"""Reads and analyses in a process of its own, so that a long text holds up no window, and one that breaks ends none.

The threads of a window share one lock with the thread that works for it; a process shares nothing.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryFile
from threading import Thread
from typing import BinaryIO

from core.errors import DocumentError, ReaderError
from core.importers import read_bytes
from core.importers.options import Options
from core.importers.source import quoted
from core.model import Document, Reading

_COMMAND = [sys.executable, "-m", "core.apart"]
_BEAT = 0.1
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_ROOT = Path(__file__).resolve().parents[1]


def read_apart(data: bytes, source: str, options: Options) -> Document:
    """As `core.importers.read_bytes`. `options.progress` is called ten times a second, and may stop it at any time."""
    plain = Options(options.password, options.whole_page)
    document = _done_apart(_read, (data, source, plain), options.progress)
    if not isinstance(document, Document):
        raise DocumentError(
            f"{quoted(source)} is damaged: reading it broke off. Fetch the file again from where it came."
        )
    return document


def analyse_apart(document: Document) -> Reading:
    """As `core.pipeline.analyse`, with the catalogue there is."""
    reading = _done_apart(_analyse, (document,), Options().progress)
    if not isinstance(reading, Reading):
        raise DocumentError(
            f"{quoted(document.source)} could not be searched for agreements: the search broke off. Open it again."
        )
    return replace(reading, document=document)


def _read(tell: Callable[[object], None], data: bytes, source: str, options: Options) -> None:
    tell(read_bytes(data, source, replace(options, progress=tell)))


def _analyse(tell: Callable[[object], None], document: Document) -> None:
    from core import catalogue, pipeline

    reading = pipeline.analyse(document, catalogue.load())
    # The document is known where it came from.
    tell(replace(reading, document=Document("", "", "", ())))


def _done_apart(work: Callable[..., None], arguments: tuple[object, ...], progress: Callable[[float], None]) -> object:
    """What `work` tells; None where the process ended before. Raises what it raised."""
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
        Thread(target=_ask, args=(child.stdin, (work, arguments)), daemon=True).start()
        Thread(target=_listen, args=(child.stdout, answers), daemon=True).start()
        try:
            found = _answer(answers, progress)
        finally:
            child.kill()
            child.wait()
        said.seek(0)
        trace = said.read().decode("utf-8", "replace") if found is None else ""
    if "Traceback" in trace:
        raise RuntimeError(trace)
    return found


def _answer(answers: Queue[object], progress: Callable[[float], None]) -> object:
    """What the process tells in the end, or None."""
    share = 0.0
    while True:
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

    work, arguments = pickle.load(sys.stdin.buffer)
    try:
        work(tell, *arguments)
    except ReaderError as error:
        tell(error)


if __name__ == "__main__":
    _serve()
