"""Plain text."""

from __future__ import annotations

from core.importers.lines import reflow
from core.model import Document


def read(content: str, source: str) -> Document:
    return reflow(content, source=source, format="text")
