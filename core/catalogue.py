"""The agreements Servanda knows: TOML files in `resources/catalogue/`, one a field, checked as they load.

Reading TOML takes far longer than a window should wait, so what was read is kept in the user's cache and
used for as long as no file has changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from core import folders, model
from core.errors import CatalogueError
from core.model import Alias, AliasKind, Event, Treaty
from core.resources import resource

KINDS = ("treaty", "protocol", "amendment", "charter", "peace", "armistice", "political")
_TEXTS = "id name title kind wikipedia signed in_force ended parties_as_of depositary parent summary".split()
_LISTS = "names acronyms nicknames places parties series subjects".split()
_REQUIRED = ("id", "name", "title", "kind", "summary")
_DATES = ("signed", "in_force", "ended")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Catalogue(Mapping[str, Treaty]):
    """The known agreements by id, in the order of their files."""

    def __init__(self, treaties: Iterable[Treaty]) -> None:
        self._treaties = {treaty.id: treaty for treaty in treaties}

    def __getitem__(self, treaty_id: str) -> Treaty:
        return self._treaties[treaty_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._treaties)

    def __len__(self) -> int:
        return len(self._treaties)

    __hash__ = object.__hash__


def load(folder: Path | None = None) -> Catalogue:
    """The catalogue in `folder`, by default the bundled one. Raises CatalogueError naming file and line."""
    files = sorted((folder or resource("catalogue")).glob("*.toml"))
    cache = folders.cache() / f"catalogue-{_fingerprint(files)}.pickle"
    with contextlib.suppress(
        OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError
    ):
        return Catalogue(pickle.loads(cache.read_bytes()))
    treaties = read_files(files)
    with contextlib.suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        for old in cache.parent.glob("catalogue-*.pickle"):
            old.unlink(missing_ok=True)
        cache.write_bytes(pickle.dumps(treaties, pickle.HIGHEST_PROTOCOL))
    return Catalogue(treaties)


def read_files(files: Sequence[Path]) -> tuple[Treaty, ...]:
    """The agreements in these files, checked one by one and together. Raises CatalogueError."""
    entries = [(file, entry) for file in files for entry in _entries(file)]
    ids = {str(entry.get("id")) for _, entry in entries}
    seen: set[str] = set()
    for file, entry in entries:
        if fault := _fault(entry, ids, seen):
            raise CatalogueError(f"{file.name}, line {_line(file, entry)}: {fault}. Mend the entry and start again.")
        seen.add(entry["id"])
    return tuple(_treaty(entry, file.stem) for file, entry in entries)


def _entries(file: Path) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{file.name} is not valid TOML: {error}. Mend the file and start again.") from None
    except OSError as error:
        raise CatalogueError(f"{file.name} could not be read: {error.strerror}. Check the installation.") from None
    entries = content.get("agreement", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CatalogueError(f"{file.name}: entries must be written [[agreement]]. Mend the file and start again.")
    return entries


def _fault(entry: dict[str, Any], ids: set[str], seen: set[str]) -> str:
    """What is wrong with an entry, or nothing."""
    allowed = {*_TEXTS, *_LISTS, "needs", "also", "events", "parties_count"}
    checks = (
        (sorted(entry.keys() - allowed), "unknown key"),
        ([key for key in _REQUIRED if not entry.get(key)], "missing"),
        ([key for key in _TEXTS if not isinstance(entry.get(key, ""), str)], "not a text"),
        ([key for key in _LISTS if not _is_texts(entry.get(key, []))], "not a list of texts"),
        (
            [key for key in _DATES if not _is_date(entry.get(key, "1900"))],
            "not a date like 1987-12-08, 1987-12 or 1987",
        ),
        ([key for key in ("needs", "also") if not _is_table(entry.get(key, {}))], "not a table of lists of texts"),
        ([key for key in ("events",) if not _are_events(entry.get(key, []))], "not a list of { date, what, who }"),
    )
    for keys, what in checks:
        if keys:
            return f"{what}: {', '.join(keys)}"
    if entry["id"] in seen or not _ID.fullmatch(entry["id"]):
        return f"id {entry['id']!r} is used twice or malformed"
    if entry["kind"] not in KINDS:
        return f"kind {entry['kind']!r} is none of {', '.join(KINDS)}"
    if entry.get("parent") and entry["parent"] not in ids:
        return f"parent {entry['parent']!r} is no agreement here"
    return ""


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _is_date(value: object) -> bool:
    return isinstance(value, str) and bool(_DATE.fullmatch(value))


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(_is_texts(item) for item in value.values())


def _are_events(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(event, dict)
        and {"date", "what"} <= event.keys() <= {"date", "what", "who"}
        and _is_date(event["date"])
        for event in value
    )


def _line(file: Path, entry: dict[str, Any]) -> int:
    """The line of the entry's id, or of the first entry where it has none."""
    lines = file.read_text(encoding="utf-8").splitlines()
    wanted = re.compile(rf"\s*id\s*=\s*[\"']{re.escape(str(entry.get('id')))}[\"']")
    return next((number for number, line in enumerate(lines, 1) if wanted.match(line)), 1)


def _treaty(entry: dict[str, Any], field: str) -> Treaty:
    values: dict[str, Any] = {key: entry.get(key, "") for key in _TEXTS}
    values |= {key: tuple(entry.get(key, ())) for key in ("places", "parties", "series", "subjects")}
    values["events"] = tuple(Event(**event) for event in entry.get("events", ()))
    return Treaty(**values, field=field, aliases=tuple(_aliases(entry)), parties_count=entry.get("parties_count", 0))


def _aliases(entry: dict[str, Any]) -> Iterator[Alias]:
    needs = entry.get("needs", {})
    given = [
        *((text, AliasKind.NAME, "en") for text in (entry["name"], entry["title"], *entry.get("names", ()))),
        *((text, AliasKind.ACRONYM, "en") for text in entry.get("acronyms", ())),
        *((text, AliasKind.NICKNAME, "en") for text in entry.get("nicknames", ())),
        *(
            (text, AliasKind.ACRONYM if text.isupper() else AliasKind.NAME, language)
            for language, texts in entry.get("also", {}).items()
            for text in texts
        ),
    ]
    seen = set()
    for text, kind, language in reversed(given):  # an acronym that is also the name stays an acronym
        if text not in seen:
            seen.add(text)
            yield Alias(text, kind, language, tuple(needs.get(text, ())))


def _fingerprint(files: Sequence[Path]) -> str:
    state = [(file.name, stat.st_size, stat.st_mtime_ns) for file in files for stat in [file.stat()]]
    code = [Path(file).stat().st_mtime_ns for file in (__file__, model.__file__)]
    return hashlib.sha256(repr((state, code, files[:1])).encode()).hexdigest()[:16]
