"""Writes what a person exports: the whole file, or none of it."""

from __future__ import annotations

from pathlib import Path

from core.errors import ExportError


def save(path: Path, content: str | bytes) -> None:
    """Puts bytes, or a text in UTF-8, into a file, in place of what was there. Raises ExportError."""
    path = path.resolve()
    fresh = path.with_name(f".{path.name}.new")
    # Spreadsheets take a table for UTF-8 only by this mark.
    encoding = "utf-8-sig" if path.suffix == ".csv" else "utf-8"
    try:
        try:
            fresh.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(
            f"“{path}” could not be written: {error.strerror}. Choose another folder or free some space."
        ) from None
