"""The agreements Servanda knows: TOML files in `resources/catalogue/`, one a field, checked as they load.

Reading TOML takes far longer than a window should wait, so the entries, and the tables that finding is done
with, are kept in the user's cache and used for as long as no file has changed. An entry becomes a `Treaty`
when it is first asked for.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from core import folders
from core.errors import CatalogueError
from core.kept import Kept
from core.model import Alias, AliasKind, Event, Treaty
from core.resources import resource
from core.status import NEVER

_Table = TypeVar("_Table")
Entry = dict[str, Any]

KINDS = ("treaty", "protocol", "amendment", "charter", "peace", "armistice", "political")
_TEXTS = "id name title kind wikipedia signed in_force ended parties_as_of depositary parent summary".split()
_LISTS = "names acronyms nicknames places parties series subjects".split()
_REQUIRED = ("id", "name", "title", "kind", "summary")
_DATES = ("signed", "in_force", "ended")
_DATE_FAULT = "not a date like 1987-12-08, 1987-12 or 1987"
_REASON_FAULT = "not a table of reasons for signed, in_force, ended or title"
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Catalogue(Mapping[str, Treaty]):
    """The known agreements by id, in the order of their files.

    `entries` are the agreements and `tables` what `table` has made of them before, each packed by `marshal`
    until it is asked for; `kept` is the place to keep both, None for none.
    """

    def __init__(self, entries: dict[str, bytes], tables: dict[str, bytes], kept: Kept | None = None) -> None:
        self._entries = entries
        self._tables = tables
        self._kept = kept
        self._treaties: dict[str, Treaty] = {}

    def table(self, name: str, make: Callable[[Catalogue], _Table]) -> _Table:
        """What `make` makes of this catalogue, made once and kept; of builtin types only."""
        if name not in self._tables:
            made: Any = make(self)
            self._tables[name] = marshal.dumps(made)
            if self._kept:
                self._kept.keep((self._entries, self._tables))
        table: _Table = marshal.loads(self._tables[name])
        return table

    def __getitem__(self, treaty_id: str) -> Treaty:
        if treaty_id not in self._treaties:
            self._treaties[treaty_id] = _treaty(marshal.loads(self._entries[treaty_id]))
        return self._treaties[treaty_id]

    def __contains__(self, treaty_id: object) -> bool:
        return treaty_id in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    __hash__ = object.__hash__


def load(folder: Path | None = None) -> Catalogue:
    """The catalogue in `folder`; by default the bundled one with the person's own additions and corrections.

    Raises CatalogueError naming file and line.
    """
    files = sorted((folder or resource("catalogue")).glob("*.toml"))
    own = [] if folder else own_files()
    words = [file for name in ("lexicon", "citations") for file in sorted(resource(name).glob("*.toml"))]
    kept = Kept("catalogue", [*files, *own, *words])
    entries, tables = kept.content or (read_files(files, own), {})
    return Catalogue(entries, tables, kept)


def own_files() -> list[Path]:
    """The person's catalogue files, in the order they are read."""
    return sorted((folders.data() / "catalogue").glob("*.toml"))


def read_files(files: Sequence[Path], own: Sequence[Path] = ()) -> dict[str, bytes]:
    """The packed entries of these files by id, checked one by one and together. Raises CatalogueError.

    An entry in `own` with the id of another one corrects it: the keys it has win.
    """
    found = [(file, entry) for file in files for entry in _entries(file)]
    added = [(file, entry) for file in own for entry in _entries(file)]
    ids = {str(entry.get("id")) for _, entry in (*found, *added)}
    entries: dict[str, Entry] = {}
    for file, entry in found:
        _check(file, entry, ids, entries)
        entries[entry["id"]] = {**entry, "field": file.stem}
    seen: dict[str, Entry] = {}
    for file, entry in added:
        whole = {"field": file.stem, **entries.get(str(entry.get("id")), {}), **entry}
        _check(file, {key: value for key, value in whole.items() if key != "field"}, ids, seen)
        seen[entry["id"]] = entries[entry["id"]] = whole
    return {treaty_id: marshal.dumps(entry) for treaty_id, entry in entries.items()}


def _check(file: Path, entry: Entry, ids: set[str], seen: Mapping[str, Entry]) -> None:
    if fault := _fault(entry, ids, seen):
        raise CatalogueError(f"{file.name}, line {_line(file, entry)}: {fault}. Mend the entry and start again.")


def _entries(file: Path) -> list[Entry]:
    import tomllib  # only when files have changed

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


def _fault(entry: Entry, ids: set[str], seen: Mapping[str, Entry]) -> str:
    """What is wrong with an entry, or nothing."""
    allowed = {*_TEXTS, *_LISTS, "needs", "also", "events", "parties_count", "disputed"}
    checks = (
        (sorted(entry.keys() - allowed), "unknown key"),
        ([key for key in _REQUIRED if not entry.get(key)], "missing"),
        ([key for key in _TEXTS if not isinstance(entry.get(key, ""), str)], "not a text"),
        ([key for key in _LISTS if not _is_texts(entry.get(key, []))], "not a list of texts"),
        ([key for key in _DATES if not _is_date(key, entry.get(key, "1900"))], _DATE_FAULT),
        ([key for key in ("needs", "also") if not _is_table(entry.get(key, {}))], "not a table of lists of texts"),
        ([key for key in ("events",) if not _are_events(entry.get(key, []))], "not a list of { date, what, who }"),
        ([key for key in ("disputed",) if not _are_reasons(entry.get(key, {}))], _REASON_FAULT),
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


def _is_date(key: str, value: object) -> bool:
    return isinstance(value, str) and bool(_DATE.fullmatch(value) or (key == "in_force" and value == NEVER))


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(_is_texts(item) for item in value.values())


def _are_reasons(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() <= {*_DATES, "title"}
        and all(isinstance(reason, str) and reason for reason in value.values())
    )


def _are_events(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(event, dict)
        and {"date", "what"} <= event.keys() <= {"date", "what", "who"}
        and _is_date("date", event["date"])
        for event in value
    )


def _line(file: Path, entry: Entry) -> int:
    """The line of the entry's id, or of the first entry where it has none."""
    lines = file.read_text(encoding="utf-8").splitlines()
    wanted = re.compile(rf"\s*id\s*=\s*[\"']{re.escape(str(entry.get('id')))}[\"']")
    return next((number for number, line in enumerate(lines, 1) if wanted.match(line)), 1)


def _treaty(entry: Entry) -> Treaty:
    values: dict[str, Any] = {key: entry.get(key, "") for key in (*_TEXTS, "field")}
    values |= {key: tuple(entry.get(key, ())) for key in ("places", "parties", "series", "subjects")}
    values["events"] = tuple(Event(**event) for event in entry.get("events", ()))
    return Treaty(**values, aliases=tuple(_aliases(entry)), parties_count=entry.get("parties_count", 0))


def _aliases(entry: Entry) -> Iterator[Alias]:
    needs = entry.get("needs", {})
    given = [  # in this order: initials that are also the name stay initials, and an English name stays English
        *((text, AliasKind.ACRONYM, "en") for text in entry.get("acronyms", ())),
        *((text, AliasKind.NAME, "en") for text in (entry["name"], entry["title"], *entry.get("names", ()))),
        *((text, AliasKind.NICKNAME, "en") for text in entry.get("nicknames", ())),
        *(
            (text, AliasKind.ACRONYM if text.isupper() else AliasKind.NAME, language)
            for language, texts in entry.get("also", {}).items()
            for text in texts
        ),
    ]
    seen = set()
    for text, kind, language in given:
        if text not in seen:
            seen.add(text)
            yield Alias(text, kind, language, tuple(needs.get(text, ())))
