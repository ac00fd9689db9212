"""The log of what went wrong in Servanda itself: for its makers, never in a reader's face."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

_KEEP = 200_000


def write(log: Path, error: BaseException) -> None:
    """Adds one error with its details. A log that cannot be written must not make matters worse."""
    import traceback

    details = "".join(traceback.format_exception(error))
    with contextlib.suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _KEEP:
            log.unlink()
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now().isoformat(timespec='seconds')}\n{details}\n")
