"""How many megabytes of prose a second are read and analysed, at two sizes to show how time grows."""

from __future__ import annotations

import time
from pathlib import Path

from core import catalogue
from core.importers import read_bytes
from core.pipeline import analyse

_MEGABYTES = (1, 4)


def measure(article: Path) -> None:
    """Prints the speed of import and analysis on the article repeated to each size."""
    known = catalogue.load()
    paragraphs = article.read_text(encoding="utf-8") + "\n\n"
    analyse(read_bytes(paragraphs.encode(), "warm-up.txt"), known)
    for size in _MEGABYTES:
        content = (paragraphs * (size * 1_000_000 // len(paragraphs.encode()) + 1)).encode()
        began = time.perf_counter()
        document = read_bytes(content, "long.txt")
        read = time.perf_counter()
        analyse(document, known)
        done = time.perf_counter()
        megabytes = len(content) / 1e6
        speeds = (megabytes / (read - began), megabytes / (done - read))
        print(f"{megabytes:4.1f} MB: import {speeds[0]:6.2f} MB/s   analyse {speeds[1]:6.2f} MB/s")
