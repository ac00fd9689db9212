"""The database of what a person has made: notes, and judgements on what words mean."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from core import folders
from core.errors import NotesError
from core.migrations import migrate

if TYPE_CHECKING:
    from core.backups import Rescue

_WAIT = 2.0


def default_path() -> Path:
    return folders.data() / "notes.sqlite"


class Database:
    """The database at `path`, made when first needed. Use from one thread at a time.

    One that turns out damaged is set aside, and the newest sound copy opened; `rescue` tells of it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self.rescue: Rescue | None = None
        self._is_suspect = False

    @property
    def path(self) -> Path:
        """Where it lies, its copies in a folder beside it."""
        return self._path

    def transaction(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        """One transaction that may write, committed at its end.

        Raises NotesError where the database is locked, read-only, full, damaged or of a newer program.
        """
        return self._within("BEGIN IMMEDIATE")

    def reading(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        """One look at the database as it is at this moment, which others may write to meanwhile. Raises NotesError."""
        return self._within("BEGIN")

    def stamp(self) -> tuple[int, int]:
        """Differs from what it was before whenever something was written, here or by another program."""
        with self.reading() as db:
            (version,) = db.execute("PRAGMA data_version").fetchone()
            return version, db.total_changes

    @contextlib.contextmanager
    def _within(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._connection or self._open_sound()
            connection.execute(begin)
            with connection:
                yield connection
        except (sqlite3.Error, OSError) as error:
            if is_damage(error):
                self.close()
                self._is_suspect = True
            raise NotesError(_sentence(error, self._path)) from error

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _open_sound(self) -> sqlite3.Connection:
        """Opens it; where it is damaged, what is put in its place."""
        if not self._is_suspect:
            try:
                return self._open()
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
        from core.backups import Backups  # hardly ever

        self.rescue = Backups(self._path).rescue() or self.rescue
        self._is_suspect = False
        return self._open()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as stack:
            connection = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            stack.callback(connection.close)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")  # a power cut, too, must leave what was said to be saved
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection)
            stack.pop_all()
        self._connection = connection
        return connection


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that the file itself is broken."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _sentence(error: sqlite3.Error | OSError, path: Path) -> str:
    message = str(error).lower()
    for sign, reason, remedy in (
        ("locked", "is in use by another program", "Close that program; Servanda tries again by itself."),
        ("readonly", "is read-only", "Make the file and its folder writable."),
        ("read-only", "is read-only", "Make the file and its folder writable."),
        ("permission", "may not be opened", "Change the permissions of the file and its folder."),
        ("full", "has no room: the disk is full", "Free some space."),
        ("not a database", "is damaged", "Servanda opens the newest copy that works at the next try."),
        ("malformed", "is damaged", "Servanda opens the newest copy that works at the next try."),
        ("unable to open", "cannot be opened", "Check that its folder exists and may be written to."),
    ):
        if sign in message:
            return f"The notes database “{path}” {reason}. {remedy} What you typed stays in the window."
    return f"The notes database “{path}” could not be used: {error}. What you typed stays in the window."
