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
        """As `core.opening.document_in`."""
        from core.importers.options import Options
        from core.importers.source import load
        from core.opening import document_in

        data = load(request.path) if request.path else request.data or b""
        return document_in(data, request.source, Options(request.password, request.whole_page, progress))

    def catalogue(self) -> Catalogue:
        """The agreements known; at once where a reading has been made."""
        with self._lock:
            if self._catalogue is None:
                self._catalogue = self._load()
            return self._catalogue

    def analyse(self, document: Document) -> Reading:
        """As `core.pipeline.analyse`, with the catalogue."""
        from core.opening import LIGHT

        if len(document.text) > LIGHT:
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
