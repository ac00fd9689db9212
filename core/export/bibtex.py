"""Entries for BibTeX and biblatex, in UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from core.export.works import Name, Work

_TYPES = {"article-journal": "article", "book": "book", "report": "techreport"}
# BibTeX counts braces even behind a backslash, so theirs have names.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#%_"},
    }
)
# What may stand in an address as it is; the rest is written as %XX.
_SAFE = "!#$%&'()*+,/:;=?@[]~-._"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def to_bibtex(works: Iterable[Work]) -> str:
    """An entry each, with an empty line between them."""
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    year, month, *_ = [*work.issued.split("-"), "", ""]
    fields = {
        "author": " and ".join(_name(name) for name in work.authors),
        # In braces of its own, so that styles leave its capitals alone.
        "title": f"{{{_tame(work.title)}}}",
        "year": year,
        "month": _MONTHS[int(month) - 1] if month else "",
        "number": _tame(work.number),
        "doi": quote(work.doi, safe=_SAFE),
        "url": quote(work.url, safe=_SAFE),
        "note": "Treaty" if work.kind == "treaty" else "",
    }
    lines = [f"  {key} = {_value(key, value)}," for key, value in fields.items() if value]
    return "\n".join([f"@{_TYPES.get(work.kind, 'misc')}{{{work.id},", *lines, "}"]) + "\n"


def _value(key: str, value: str) -> str:
    return value if key == "month" else f"{{{value}}}"


def _name(name: Name) -> str:
    return f"{_tame(name.family)}, {_tame(name.given)}" if name.given else f"{{{_tame(name.family)}}}"


def _tame(text: str) -> str:
    return re.sub(r"\s+", " ", text).translate(_SPECIAL)
