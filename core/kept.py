"""Keeps in the user's cache what takes long to make from files, for as long as those files and the code are the same.

The format is `marshal`: builtin types only, the fastest that Python can read. The cache may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from core import folders
from core.collection import no_collection


class Kept:
    """What was made of some files under a name: `content`, or None where it must be made again."""

    def __init__(self, name: str, files: Sequence[Path]) -> None:
        self._name = name
        self._file = folders.cache() / f"{name}-{_fingerprint(files):08x}"
        self.content: Any = None
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError), no_collection():
            self.content = marshal.loads(self._file.read_bytes())

    def keep(self, content: Any) -> None:
        """Writes it down in place of what was made of older files; without a place for it, nothing is kept."""
        self.content = content
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._file.with_suffix(".new")
            fresh.write_bytes(marshal.dumps(content))
            for old in self._file.parent.glob(f"{self._name}-*[!w]"):
                old.unlink(missing_ok=True)
            fresh.replace(self._file)


def _fingerprint(files: Sequence[Path]) -> int:
    """Changes whenever a file, the code that reads it or the interpreter does."""
    states = [(str(file), state.st_size, state.st_mtime_ns) for file in files if (state := file.stat())]
    return crc32(repr((sys.version, states, _code())).encode())


@cache
def _code() -> list[tuple[str, int, int]]:
    """The states of the files of `core`, which stay as they are while it runs."""
    return sorted(_states(str(Path(__file__).parent)))


def _states(folder: str) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _states(entry.path)
        elif entry.name.endswith(".py"):
            yield entry.path, entry.stat().st_size, entry.stat().st_mtime_ns
