"""Reads and analyses with core, loading each part of it, and the catalogue, when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from core.model import Document, Reading
from gui.opening.request import Request

if TYPE_CHECKING:
    from core.catalogue import Catalogue
    from core.own import NewAgreement

_LIGHT = 300_000  # bytes that are read, and letters that are searched, in a moment


def _load() -> Catalogue:
    from core import catalogue

    return catalogue.load()


class Analyst:
    """Works on any thread; its catalogue is loaded once, and again when the person adds to it."""

    def __init__(self, load: Callable[[], Catalogue] = _load) -> None:
        self._load = load
        self._lock = Lock()
        self._catalogue: Catalogue | None = None

    def read(self, request: Request, progress: Callable[[float], None]) -> Document:
        """As `core.importers.read_bytes`; in a process apart where that may take long."""
        from core.importers import format_of, read_bytes
        from core.importers.options import Options
        from core.importers.source import load

        data = load(request.path) if request.path else request.data or b""
        options = Options(request.password, request.whole_page, progress)
        # The library for PDFs is not made for threads, and a file made to break it must break nothing else.
        if len(data) > _LIGHT or format_of(data, request.source) == "pdf":
            from core.apart import read_apart

            return read_apart(data, request.source, options)
        return read_bytes(data, request.source, options)

    def catalogue(self) -> Catalogue:
        """The agreements known; at once where a reading has been made."""
        with self._lock:
            if self._catalogue is None:
                self._catalogue = self._load()
            return self._catalogue

    def analyse(self, document: Document) -> Reading:
        """As `core.pipeline.analyse`, with the catalogue."""
        if len(document.text) > _LIGHT:
            from core.apart import analyse_apart

            return analyse_apart(document)
        from core import pipeline

        return pipeline.analyse(document, self.catalogue())

    def add_own(self, agreement: NewAgreement) -> str:
        """Adds to the person's own catalogue and gives the id; until all is loaded anew, the old one serves."""
        from core import own

        treaty_id = own.add(agreement)
        fresh = self._load()
        with self._lock:
            self._catalogue = fresh
        return treaty_id
