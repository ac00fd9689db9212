"""Reading in a process of its own."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pytest

from core import apart, catalogue
from core.apart import _Bounds, _done_apart, _EndedError, analyse_apart, read_apart
from core.errors import CancelledError, DocumentError
from core.importers import read_bytes
from core.importers.options import Options
from core.pipeline import analyse

PAGE = b"<html><body><h1>A title</h1><p>Some words of a page, enough to be read.</p></body></html>"


def run(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Another program takes the place of the one that reads."""
    monkeypatch.setattr(apart, "_COMMAND", [sys.executable, "-c", program])


def test_the_document_is_the_same() -> None:
    assert read_apart(PAGE, "a.html", Options()) == read_bytes(PAGE, "a.html")


def test_the_reading_is_the_same() -> None:
    document = read_bytes(b"The INF Treaty of 1987 and the Paris Agreement ended nothing.", "a.txt")
    assert analyse_apart(document) == analyse(document, catalogue.load())


def test_what_is_wrong_with_a_file_is_said_the_same() -> None:
    with pytest.raises(DocumentError, match="empty"):
        read_apart(b"  ", "a.txt", Options())


@pytest.mark.parametrize("end", ["os.abort()", "os._exit(0)", "sys.stdout.buffer.write(b'\\x80'); os._exit(1)"])
def test_one_that_breaks_off_is_said_to_be_damaged(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    run(monkeypatch, f"import os, sys; {end}")
    with pytest.raises(DocumentError, match=r"a\.pdf” is damaged"):
        read_apart(PAGE, "a.pdf", Options())


def test_a_bug_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "{}['a bug']")
    with pytest.raises(RuntimeError, match="a bug"):
        read_apart(PAGE, "a.html", Options())


def test_one_that_hangs_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(share: float) -> None:
        raise CancelledError

    run(monkeypatch, "import time; time.sleep(60)")
    began = time.monotonic()
    with pytest.raises(CancelledError):
        read_apart(PAGE, "a.html", Options(progress=stop))
    assert time.monotonic() - began < 5


def spin(tell: Callable[[object], None]) -> None:
    while True:
        pass


def swell(tell: Callable[[object], None]) -> None:
    tell(len(b"." * 2**29))


def wait(tell: Callable[[object], None]) -> None:
    time.sleep(60)


@pytest.mark.parametrize(
    ("work", "bounds", "end"),
    [
        (spin, _Bounds(1, 2**30), "took too long"),
        (wait, _Bounds(0.05, 2**30), "took too long"),
        (swell, _Bounds(9, 2**28), "needed more than 256 MB"),
    ],
)
def test_one_that_takes_too_much_is_ended(work: Callable[..., None], bounds: _Bounds, end: str) -> None:
    with pytest.raises(_EndedError, match=end):
        _done_apart(int, work, (), Options().progress, bounds)


def test_progress_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[float] = []
    run(monkeypatch, "import pickle, sys; [pickle.dump(share, sys.stdout.buffer) for share in (0.25, 0.5)]")
    with pytest.raises(DocumentError):
        read_apart(PAGE, "a.html", Options(progress=heard.append))
    assert sorted(set(heard) - {0.0}) == [0.25, 0.5]
