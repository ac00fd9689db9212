"""What the window remembers from one day to the next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_RECENT = 8


class Settings:
    """Typed access to one ini file; nothing in it is dear, so a broken value counts as none."""

    def __init__(self, file: Path) -> None:
        self._values = QSettings(str(file), QSettings.Format.IniFormat)

    def recent(self) -> tuple[Path, ...]:
        """The files opened last, the newest first."""
        stored = self._values.value("recent", [])
        names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return tuple(Path(name) for name in names if isinstance(name, str) and name)

    def remember(self, path: Path) -> None:
        """A file was opened."""
        path = path.absolute()
        kept = [path, *(other for other in self.recent() if other != path)][:_RECENT]
        self._values.setValue("recent", [str(item) for item in kept])

    def forget_recent(self) -> None:
        self._values.remove("recent")

    def theme(self) -> str:
        return str(self._values.value("theme", "system"))

    def set_theme(self, choice: str) -> None:
        self._values.setValue("theme", choice)

    def zoom(self) -> float:
        try:
            return min(4.0, max(0.5, float(str(self._values.value("zoom", 1.0)))))
        except ValueError:
            return 1.0

    def set_zoom(self, zoom: float) -> None:
        self._values.setValue("zoom", zoom)

    def date_of(self, key: str) -> date | None:
        """The date a reader gave the article known by `key`."""
        try:
            return date.fromisoformat(str(self._values.value(f"dates/{key}", "")))
        except ValueError:
            return None

    def set_date(self, key: str, on: date | None) -> None:
        if on is None:
            self._values.remove(f"dates/{key}")
        else:
            self._values.setValue(f"dates/{key}", on.isoformat())

    def are_citations_grouped(self) -> bool:
        return str(self._values.value("citations_grouped", "true")).lower() == "true"

    def set_citations_grouped(self, grouped: bool) -> None:
        self._values.setValue("citations_grouped", grouped)

    def note_colour(self) -> str:
        """The colour a person highlighted in last."""
        return str(self._values.value("note_colour", "yellow"))

    def set_note_colour(self, colour: str) -> None:
        self._values.setValue("note_colour", colour)

    def are_notes_by_date(self) -> bool:
        return str(self._values.value("notes_by_date", "false")).lower() == "true"

    def set_notes_by_date(self, by_date: bool) -> None:
        self._values.setValue("notes_by_date", by_date)

    def mirror(self) -> Path | None:
        """The folder that holds a Markdown copy of the notes, if one was chosen."""
        value = self._values.value("mirror", "")
        return Path(value) if isinstance(value, str) and value else None

    def set_mirror(self, folder: Path | None) -> None:
        self._values.setValue("mirror", str(folder or ""))

    def state(self, name: str) -> QByteArray:
        """A widget's own saved state, empty where there is none."""
        value = self._values.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        self._values.setValue(f"window/{name}", state)

    def is_open(self, pane: str) -> bool:
        return str(self._values.value(f"window/{pane}_open", "true")).lower() == "true"

    def set_open(self, pane: str, is_open: bool) -> None:
        self._values.setValue(f"window/{pane}_open", is_open)
