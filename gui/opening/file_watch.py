"""Notices when the file that is open becomes another one: written over, or put in its place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from core.errors import ReaderError
from gui.tasks import Tasks

QUIET_MILLISECONDS = 400


class FileWatch(QObject):
    """Watches one file, and its folder, for many programs write a new file and rename it."""

    changed = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._path: Path | None = None
        self._digest = ""
        self._watcher = QFileSystemWatcher(self)
        # A program may write in several goes; they count as one.
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MILLISECONDS)
        self._watcher.fileChanged.connect(self._on_stir)
        self._watcher.directoryChanged.connect(self._on_stir)
        self._quiet.timeout.connect(self._look)

    def watch(self, path: Path | None, digest: str) -> None:
        """From now on this file, whose content had this digest; or none."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._quiet.stop()
        self._path, self._digest = path, digest
        self._follow()

    def _follow(self) -> None:
        if self._path is not None:
            # A file that was replaced is no longer watched; and it may be away for a moment.
            wanted = {str(self._path), str(self._path.parent)}
            missing = wanted - {*self._watcher.files(), *self._watcher.directories()}
            there = [name for name in missing if Path(name).exists()]
            if there:
                self._watcher.addPaths(there)

    def _on_stir(self) -> None:
        self._quiet.start()

    def _look(self) -> None:
        self._follow()
        if self._path is not None:
            self._tasks.run(partial(digest_of, self._path), partial(self._on_digest, self._path), self._on_fault)

    def _on_digest(self, path: Path, digest: str) -> None:
        if path == self._path and digest not in ("", self._digest):
            self._digest = digest
            self.changed.emit()

    def _on_fault(self, error: ReaderError) -> None:
        """What cannot be read now is looked at again when it stirs."""


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; empty where it is not to be read."""
    import hashlib

    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
