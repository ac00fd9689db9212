"""Prints how fast one format is imported, and how fast the library beneath it does its part alone."""

from __future__ import annotations

import io
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from statistics import median

from core.importers import read_bytes
from tests.benchmarks import office

_RUNS = 5
_PARAGRAPH = (
    "The {b}treaty{b} was signed in {a}Geneva{z} by all of the parties to it, and it entered into force a year later, "
    "after the last of them had ratified it; none has withdrawn from it since, number {n}."
)


def _written(b: str, a: str, z: str, before: str = "", after: str = "\n\n") -> str:
    return "".join(before + _PARAGRAPH.format(b=b, a=a, z=z, n=n) + after for n in range(2_000))


def _text() -> tuple[str, bytes, Callable[[], object]]:
    data = _written("", "", "").encode()
    return "a.txt", data, lambda: data.decode().split("\n\n")


def _markdown() -> tuple[str, bytes, Callable[[], object]]:
    from markdown import markdown

    content = _written("*", "[", "](https://example.org/)")
    return "a.md", content.encode(), lambda: markdown(content)


def _html() -> tuple[str, bytes, Callable[[], object]]:
    from readability import Document

    body = _written("", "<a href='https://example.org/'>", "</a>", "<p>", "</p>\n")
    page = f"<html><head><title>On Treaties</title></head><body><article>{body}</article></body></html>"
    return "a.html", page.encode(), lambda: Document(page).summary()


def _word() -> tuple[str, bytes, Callable[[], object]]:
    from mammoth import convert_to_html

    data = office.word()
    return "a.docx", data, lambda: convert_to_html(io.BytesIO(data))


def _epub() -> tuple[str, bytes, Callable[[], object]]:
    data = office.book()
    return "a.epub", data, lambda: office.texts(data)


def _seconds(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def _unpacked(data: bytes) -> int:
    if not data.startswith(b"PK"):
        return len(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(member.file_size for member in archive.infolist())


if __name__ == "__main__":
    formats = {"text": _text, "markdown": _markdown, "html": _html, "word": _word, "epub": _epub}
    name, data, bare = formats[sys.argv[1]]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read_bytes(data, name)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bare()
    pairs = [(_seconds(lambda: read_bytes(data, name)), _seconds(bare)) for _ in range(_RUNS)]
    ours, alone = (_unpacked(data) / 1e6 / median(pair[side] for pair in pairs) for side in (0, 1))
    ratio = median(pair[0] / pair[1] for pair in pairs)
    print(
        f"import {sys.argv[1]:9} {ours:6.2f} MB/s   library alone {alone:8.2f} MB/s   time ratio {ratio:6.2f}"
        f"   peak memory {peak / 1024:.0f} MiB, {before / 1024:.0f} before"
    )
