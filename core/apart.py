"""Reads a document in a process of its own, so that a long one neither holds up a window nor, if it breaks, ends it.

A window's threads share one lock with the thread that reads; a process shares nothing. PDFs are always read so:
the library that reads them is not made for threads, and a file made to break it must break nothing else.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
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
from core.model import Document

_COMMAND = [sys.executable, "-m", "core.apart"]
_BEAT = 0.1
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_ROOT = Path(__file__).resolve().parents[1]


def read_apart(data: bytes, source: str, options: Options) -> Document:
    """As `core.importers.read_bytes`. `options.progress` is called ten times a second, and may stop it at any time."""
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
        question = (data, source, Options(options.password, options.whole_page))
        Thread(target=_ask, args=(child.stdin, question), daemon=True).start()
        Thread(target=_listen, args=(child.stdout, answers), daemon=True).start()
        try:
            found = _answer(answers, options)
        finally:
            child.kill()
            child.wait()
        if found is not None:
            return found
        said.seek(0)
        trace = said.read().decode("utf-8", "replace")
    if "Traceback" in trace:
        raise RuntimeError(trace)
    raise DocumentError(f"{quoted(source)} is damaged: reading it broke off. Fetch the file again from where it came.")


def _answer(answers: Queue[object], options: Options) -> Document | None:
    """The document, or None where the process ended without one. Raises what the importer raised."""
    share = 0.0
    while True:
        try:
            answer = answers.get(timeout=_BEAT)
        except Empty:
            answer = share
        if isinstance(answer, float):
            share = answer
            options.progress(share)
        elif isinstance(answer, ReaderError):
            raise answer
        else:
            return answer if isinstance(answer, Document) else None


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


def _work() -> None:
    """In the process apart: reads one document and tells it, or what is wrong with it."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer

    def tell(answer: object) -> None:
        pickle.dump(answer, answers)
        answers.flush()

    data, source, options = pickle.load(sys.stdin.buffer)
    try:
        tell(read_bytes(data, source, replace(options, progress=tell)))
    except ReaderError as error:
        tell(error)


if __name__ == "__main__":
    _work()
