"""A person's own agreements and corrections, in TOML files beside the notes; they win over the bundled ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core import folders
from core.errors import CatalogueError
from core.slugs import slug_of

_HEAD = "# Agreements added in Servanda. The format is that of the bundled catalogue; edit this file as you like.\n"


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """What a person tells of an agreement; `signed` is an ISO date, whole or cut, or empty."""

    name: str
    title: str = ""
    kind: str = "treaty"
    signed: str = ""


def own_files() -> list[Path]:
    """The person's catalogue files, in the order they are read."""
    return sorted((folders.data() / "catalogue").glob("*.toml"))


def add(agreement: NewAgreement) -> str:
    """Writes an agreement into the person's own catalogue and gives its id. Raises CatalogueError."""
    file = folders.data() / "catalogue" / "own.toml"
    year = f"-{agreement.signed[:4]}" if agreement.signed else ""
    treaty_id = f"own-{slug_of(agreement.name)}{year}"
    values = {
        "id": treaty_id,
        "name": agreement.name,
        "title": agreement.title or agreement.name,
        "kind": agreement.kind,
        "signed": agreement.signed,
        "summary": "Added by you.",
    }
    lines = [f"{key} = {_quoted(value)}" for key, value in values.items() if value]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8") if file.exists() else _HEAD
        fresh = file.with_suffix(".new")
        fresh.write_text(before + "\n[[agreement]]\n" + "\n".join(lines) + "\n", encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        raise CatalogueError(f"“{file}” could not be written: {error.strerror}. Make its folder writable.") from None
    return treaty_id


def _quoted(value: str) -> str:
    """A TOML basic string."""
    escaped = "".join(char if char.isprintable() else " " for char in value)
    return '"' + escaped.replace("\\", "\\\\").replace('"', '\\"') + '"'
