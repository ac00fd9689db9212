"""A folder that holds a Markdown copy of all notes, a file a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.errors import ExportError
from core.export.notes.pages import to_markdown
from core.export.saving import save
from core.notes.sheets import Sheet
from core.slugs import slug_of

_LONGEST = 60


def mirror(folder: Path, sheets: Sequence[Sheet]) -> tuple[Path, ...]:
    """Brings the folder up to date and gives the files it had to write; each is written whole or not at all.

    A file of a document whose last note is gone is taken away, if it is one of ours. Raises ExportError.
    """
    wanted = {folder / name_of(sheet): to_markdown([sheet]) for sheet in sheets}
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in wanted.items():
            if not path.exists() or path.read_text(encoding="utf-8") != content:
                save(path, content)
                written.append(path)
        for path in set(folder.glob("* [0-9a-f]*.md")) - set(wanted):
            if _is_ours(path):
                path.unlink()
    except OSError as error:
        raise ExportError(
            f"The copy of your notes in “{folder}” could not be written: {error.strerror}. Choose another folder."
        ) from None
    return tuple(written)


def name_of(sheet: Sheet) -> str:
    """The file's name: readable, and different for different documents of one title."""
    return f"{slug_of(sheet.title)[:_LONGEST] or 'document'} {sheet.id[:8]}.md"


def _is_ours(path: Path) -> bool:
    """Whether the file begins as a copy of ours does, with the id its name ends in."""
    head = path.read_text(encoding="utf-8", errors="replace")[:2000]
    return head.startswith("---\n") and f'\nservanda: "{path.stem[-8:]}' in head
