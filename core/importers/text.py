"""Plain text."""

from __future__ import annotations

from core.importers.lines import reflow
from core.importers.options import Options
from core.importers.source import decode
from core.model import Document


def read(data: bytes, source: str, options: Options) -> Document:
    return reflow(decode(data, source), source=source, format="text")
