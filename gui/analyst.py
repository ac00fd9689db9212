"""Reads and analyses with core, loading each part of it, and the catalogue, when it is first needed."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from core.model import Document, Reading

if TYPE_CHECKING:
    from core.catalogue import Catalogue


class Analyst:
    """Works on any thread; its catalogue is loaded once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._catalogue: Catalogue | None = None

    def read(self, path: Path) -> Document:
        """As `core.importers.read`."""
        from core.importers import read

        return read(path)

    def analyse(self, document: Document) -> Reading:
        """As `core.pipeline.analyse`, with the catalogue."""
        from core import catalogue, pipeline

        with self._lock:
            if self._catalogue is None:
                self._catalogue = catalogue.load()
        return pipeline.analyse(document, self._catalogue)
