"""Prints how fast one format is imported, and how fast the library beneath it does its part alone."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from statistics import median

from core.importers import read_bytes

_RUNS = 5
_PARAGRAPH = (
    "The {b}treaty{b} was signed in {a}Geneva{z} by all of the parties to it, and it entered into force a year later, "
    "after the last of them had ratified it; none has withdrawn from it since, number {n}."
)


def _written(b: str, a: str, z: str, before: str = "", after: str = "\n\n") -> str:
    return "".join(before + _PARAGRAPH.format(b=b, a=a, z=z, n=n) + after for n in range(2_000))


def _text() -> tuple[str, str, Callable[[str], object]]:
    return "a.txt", _written("", "", ""), lambda content: content.encode().decode().split("\n\n")


def _markdown() -> tuple[str, str, Callable[[str], object]]:
    from markdown import markdown

    return "a.md", _written("*", "[", "](https://example.org/)"), lambda content: markdown(content)


def _html() -> tuple[str, str, Callable[[str], object]]:
    from readability import Document

    body = _written("", "<a href='https://example.org/'>", "</a>", "<p>", "</p>\n")
    page = f"<html><head><title>On Treaties</title></head><body><article>{body}</article></body></html>"
    return "a.html", page, lambda content: Document(content).summary()


def _seconds(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


if __name__ == "__main__":
    name, content, bare = {"text": _text, "markdown": _markdown, "html": _html}[sys.argv[1]]()
    data = content.encode()
    read_bytes(data[:2_000], name)
    bare(content[:2_000])
    pairs = [(_seconds(lambda: read_bytes(data, name)), _seconds(lambda: bare(content))) for _ in range(_RUNS)]
    ours, alone = (len(data) / 1e6 / median(pair[side] for pair in pairs) for side in (0, 1))
    ratio = median(pair[0] / pair[1] for pair in pairs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"import {sys.argv[1]:9} {ours:6.2f} MB/s   library alone {alone:8.2f} MB/s   time ratio {ratio:6.2f}"
        f"   peak memory {peak:.0f} MiB"
    )
