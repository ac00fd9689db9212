"""The first article, read by a process of its own while this one is still loading Qt.

Python runs one thread at a time: a worker would only take turns with the loading of the window. A process
forked before there is any thread has a processor to itself. Where that cannot be done, or goes wrong,
nothing is lost: the work is then done here.
"""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from core.errors import ReaderError
from core.model import Document, Reading
from gui.analyst import Analyst

_NOTHING = Document("", "", "", ())


class HeadStart:
    """Reads and analyses one file ahead, and all others when they are asked for."""

    def __init__(self, analyst: Analyst) -> None:
        self._analyst = analyst
        self._path: Path | None = None
        self._pipe: BinaryIO | None = None
        self._child = 0
        self._document: Document | None = None

    def begin(self, path: Path) -> None:
        """Starts on a file. To be called before anything starts a thread."""
        if sys.platform != "linux":
            return
        reading_end, writing_end = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(reading_end)
            _work(self._analyst, path, writing_end)
        os.close(writing_end)
        self._path, self._pipe = path, os.fdopen(reading_end, "rb")

    def read(self, path: Path) -> Document:
        """The document in a file. Raises DocumentError."""
        if path != self._path:
            return self._analyst.read(path)
        self._path = None
        received = self._receive()
        if isinstance(received, Document):
            self._document = received
            return received
        self._end()
        return self._analyst.read(path)

    def analyse(self, document: Document) -> Reading:
        """What is found in a document. Raises CatalogueError."""
        if document is not self._document:
            return self._analyst.analyse(document)
        self._document = None
        received = self._receive()
        self._end()
        if isinstance(received, Reading):
            return replace(received, document=document)
        return self._analyst.analyse(document)

    def _receive(self) -> object:
        """What the other process sends next; None where it came to grief."""
        if self._pipe is None:
            return None
        try:
            received: object = pickle.load(self._pipe)
        except (EOFError, OSError, pickle.UnpicklingError):
            return None
        if isinstance(received, ReaderError):
            self._end()
            raise received
        return received

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
            os.waitpid(self._child, 0)


def _work(analyst: Analyst, path: Path, writing_end: int) -> None:
    """The whole life of the other process; a bug in it shows when the work is done again in this one."""
    try:
        with os.fdopen(writing_end, "wb") as pipe:
            try:
                document = analyst.read(path)
                pickle.dump(document, pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
                reading = replace(analyst.analyse(document), document=_NOTHING)
                pickle.dump(reading, pipe, pickle.HIGHEST_PROTOCOL)
            except ReaderError as error:
                pickle.dump(error, pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)
