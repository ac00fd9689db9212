"""Copies of the database, made at every start, thinned out by age, and put back when the database is damaged."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.database import is_damage
from core.errors import NotesError

_NAME = "notes-%Y%m%dT%H%M%S%fZ.sqlite"
_RECENT = 5
# How long one copy of each hour, day, week and month is kept.
_KEPT = (
    (timedelta(days=1), "%Y%m%d%H"),
    (timedelta(days=14), "%Y%m%d"),
    (timedelta(days=70), "%G%V"),
    (timedelta(days=3660), "%Y%m"),
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database and when it was made (UTC)."""

    path: Path
    made: datetime


@dataclass(frozen=True, slots=True)
class Rescue:
    """The database was damaged: where it lies now, and the copy that took its place, None for an empty one."""

    damaged: Path
    backup: Backup | None

    @property
    def sentence(self) -> str:
        """What happened, for the person."""
        now = (
            f"the copy of {self.backup.made.day} {self.backup.made:%B %Y, %H:%M} UTC was opened in its place"
            if self.backup
            else "there was no copy, so an empty one was begun"
        )
        return f"The notes database was damaged; {now}. The damaged one is kept as “{self.damaged}”."


class Backups:
    """The copies of the database at `database`, in a folder beside it. Methods may raise NotesError."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._folder = database.parent / "backups"

    def all(self) -> tuple[Backup, ...]:
        """Every copy, the newest first."""
        made = []
        for path in self._folder.glob("notes-*.sqlite"):
            with contextlib.suppress(ValueError):
                made.append(Backup(path, datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)))
        return tuple(sorted(made, key=lambda backup: backup.made, reverse=True))

    def make(self, now: datetime | None = None) -> Backup | None:
        """Copies the database and thins out older copies; None where nothing changed since the last, or is there yet.

        Takes as long as the disk needs: call it off the main thread. Others may write meanwhile.
        """
        now = now or datetime.now(UTC)
        if not self._database.exists() or self._is_unchanged():
            return None
        backup = Backup(self._folder / now.strftime(_NAME), now)
        fresh = backup.path.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _copy(self._database, fresh)
            if not is_sound(fresh):
                raise NotesError(f"The notes database “{self._database}” is damaged; no copy was made of it.")
            fresh.replace(backup.path)
            for old in _superfluous(self.all(), now):
                old.path.unlink(missing_ok=True)
        except (sqlite3.Error, OSError) as error:
            raise NotesError(f"The notes could not be copied to “{self._folder}”: {error}. Free some space.") from error
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
        return backup

    def restore(self, backup: Backup) -> None:
        """Puts a copy in the place of what the database holds now, of which a copy is made first.

        Other windows and programs that have the database open see what was put back.
        """
        if not is_sound(backup.path):
            raise NotesError(f"The copy “{backup.path}” is damaged or gone. Choose another one.")
        self.make()
        try:
            _copy(backup.path, self._database)
        except sqlite3.Error as error:
            raise NotesError(f"The copy could not be put back: {error}. The notes are as they were.") from error

    def rescue(self) -> Rescue | None:
        """Sets a damaged database aside and puts the newest sound copy in its place; None where it is not damaged."""
        if is_sound(self._database):
            return None
        aside = self._database.with_name(f"damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}.sqlite")
        for ending in ("-wal", "-shm", ""):
            with contextlib.suppress(FileNotFoundError):
                Path(f"{self._database}{ending}").rename(f"{aside}{ending}")
        sound = next((backup for backup in self.all() if is_sound(backup.path)), None)
        if sound:
            _copy(sound.path, self._database)
        return Rescue(aside, sound)

    def _is_unchanged(self) -> bool:
        """Whether the last copy was made after the last writing."""
        newest = next(iter(self.all()), None)
        if newest is None:
            return False
        written = [Path(f"{self._database}{ending}") for ending in ("", "-wal")]
        return all(path.stat().st_mtime <= newest.path.stat().st_mtime for path in written if path.exists())


def is_sound(path: Path) -> bool:
    """Whether SQLite finds the database whole; one that is locked counts as sound."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error as error:
        return not (is_damage(error) or not path.exists())


def _copy(source: Path, target: Path) -> None:
    """By SQLite, so that what others write meanwhile is whole in it or not there."""
    with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(target)) as copy:
        origin.backup(copy)


def _superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those neither among the newest nor the first of an hour, day, week or month that is recent enough."""
    ordered = sorted(backups, key=lambda backup: backup.made)
    kept = set(ordered[-_RECENT:])
    for age, form in _KEPT:
        firsts = {backup.made.strftime(form): backup for backup in reversed(ordered)}
        kept.update(backup for backup in firsts.values() if now - backup.made <= age)
    return [backup for backup in ordered if backup not in kept]
