"""Entries as RIS, the form that reference managers have long had in common: a line a field, a tag before each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.export.works import Name, Work

_TYPES = {"article-journal": "JOUR", "book": "BOOK", "report": "RPRT", "treaty": "LEGAL", "webpage": "ELEC"}


def to_ris(works: Iterable[Work]) -> str:
    """The lines of all entries; each ends in CR LF, as the format asks."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for work in works for tag, value in _fields(work))


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(work.kind, "GEN")
    yield "ID", work.id
    yield "TI", work.title
    for name in work.authors:
        yield "AU", _name(name)
    if work.issued:
        year, month, day = [*work.issued.split("-"), "", ""][:3]
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"
    for tag, value in (("M1", work.number), ("DO", work.doi), ("LA", work.language), ("UR", work.url)):
        if value:
            yield tag, value
    yield "ER", ""


def _name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family
