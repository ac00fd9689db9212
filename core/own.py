"""A person's own agreements and corrections, in TOML files beside the notes; they win over the bundled ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, count

from core import folders
from core.errors import CatalogueError
from core.slugs import slug_of

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_HEAD = "# Agreements added in Servanda. The format is that of the bundled catalogue; edit this file as you like.\n"


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """What a person tells of an agreement; `signed` is an ISO date, whole or cut, or empty."""

    name: str
    title: str = ""
    kind: str = "treaty"
    signed: str = ""


def add(agreement: NewAgreement) -> str:
    """Writes an agreement into the person's own catalogue and gives its id. Raises CatalogueError."""
    if agreement.signed and not _DATE.fullmatch(agreement.signed):
        raise CatalogueError(f"“{agreement.signed}” is no date. Write it as 1987-12-08, 1987-12 or 1987.")
    file = folders.data() / "catalogue" / "own.toml"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8") if file.exists() else _HEAD
        treaty_id = _new_id(agreement, before)
        values = {
            "id": treaty_id,
            "name": agreement.name,
            "title": agreement.title or agreement.name,
            "kind": agreement.kind,
            "signed": agreement.signed,
            "summary": "Added by you.",
        }
        lines = [f"{key} = {_quoted(value)}" for key, value in values.items() if value]
        fresh = file.with_suffix(".new")
        fresh.write_text(before + "\n[[agreement]]\n" + "\n".join(lines) + "\n", encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        raise CatalogueError(f"“{file}” could not be written: {error.strerror}. Make its folder writable.") from None
    return treaty_id


def _new_id(agreement: NewAgreement, content: str) -> str:
    """An id that the file does not hold yet: own-name-year, with a number where that is taken."""
    year = f"-{agreement.signed[:4]}" if agreement.signed else ""
    wanted = f"own-{slug_of(agreement.name) or 'agreement'}{year}"
    numbered = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(treaty_id for treaty_id in numbered if f'"{treaty_id}"' not in content)


def _quoted(value: str) -> str:
    """A TOML basic string."""
    escaped = "".join(char if char.isprintable() else " " for char in value)
    return '"' + escaped.replace("\\", "\\\\").replace('"', '\\"') + '"'
