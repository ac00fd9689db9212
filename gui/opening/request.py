"""What a reader wants to read, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """A file; or `data` that came in another way, and then `source` says from where.

    With `again` it is open already, and the reader stays at the same words.
    """

    source: str
    data: bytes | None = None
    password: str = field(default="", repr=False)
    whole_page: bool = False
    again: bool = False

    @property
    def path(self) -> Path | None:
        """The file's place, if it is one."""
        return Path(self.source) if self.data is None else None

    @property
    def name(self) -> str:
        """What to call it in the window."""
        return Path(self.source).name if self.data is None else self.source.capitalize()
