"""Citations by author and year: (Smith and Jones 1999, p. 5; Roe 2001a), Roe et al. (2018).

Only what leads to an entry of the bibliography counts: "Article 36 (1946)" and "May 1968" have none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from core.citations.search import Search
from core.fold import fold
from core.model import BlockKind, Citation, Span, Target, TargetKind

_NAME = r"(?:(?:van|von|der|den|de|da|di|del|la|le|ten)\s){0,3}[A-ZÀ-Þ][\w’'-]{1,40}"

_YEAR = re.compile(r"(?<!\w)(?:1[6-9]|20)\d\d[a-z]?(?!\w)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")

_EARLY = 25  # code points into an entry where its first author's name begins at the latest
_LONG = 500
_FORTHCOMING = 120


class _Work(NamedTuple):
    """An entry of a bibliography: its place, and the folded names before its year with where they stand."""

    span: Span
    names: dict[str, int]


def find_authors(search: Search) -> Iterator[Citation]:
    """Each author with a year that some entries of the bibliography begin with."""
    document = search.document
    works = _works(search)
    if not works:
        return
    listed = {block.span for block in search.literature}
    for block in document.blocks:
        if block.span in listed or block.kind in (BlockKind.CODE, BlockKind.FURNITURE):
            continue
        for found in _cited().finditer(document.text, *block.span):
            yield from _citations(found, works)


def _citations(found: re.Match[str], works: dict[str, list[_Work]]) -> Iterator[Citation]:
    names = [fold(word) for word in _WORD.findall(found["names"]) if word[0].isupper()]
    start = found.start()
    for number, year in enumerate(_YEAR.finditer(found[0])):
        fitting = _fitting(names, works.get(year[0], ()))
        end = found.start() + year.end()
        if number == 0 and found["year"].startswith("(") and found.string[end : end + 1] == ")":
            end += 1
        span = Span(start if number == 0 else found.start() + year.start(), end)
        targets = tuple(Target(TargetKind.SPAN, span=work.span) for work in fitting)
        key = f"{' '.join(names)} {year[0]}"
        if len(targets) == 1:
            yield Citation(span, "author-year", key, targets[0], "an entry of the bibliography by this author and year")
        elif targets:
            why = f"{len(targets)} entries of the bibliography by this author and year"
            yield Citation(span, "author-year", key, Target(), why, targets)


def _fitting(names: Sequence[str], works: Sequence[_Work]) -> list[_Work]:
    """The works of this first author; where several, those that have the other names too."""
    by_first = [work for work in works if any(work.names.get(name, _EARLY) < _EARLY for name in names[:3])]
    by_all = [work for work in by_first if all(name in work.names for name in names)]
    return by_all or by_first


def _works(search: Search) -> dict[str, list[_Work]]:
    """Year -> the entries of the bibliography of that year."""
    works: defaultdict[str, list[_Work]] = defaultdict(list)
    for block in search.literature:
        for span in _entries(search.document.text, block.span):
            entry = span.of(search.document.text)
            year = _YEAR.search(entry)
            if year and year.start() > 0:
                head = entry[: min(year.start(), _FORTHCOMING)]
                names = {fold(word[0]): word.start() for word in reversed(list(_WORD.finditer(head)))}
                works[year[0]].append(_Work(span, names))
    return works


def _entries(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    if block.end - block.start > _LONG:
        for found in _next().finditer(text, *block):
            yield Span(start, found.start())
            start = found.end()
    yield Span(start, block.end)


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<names>{_NAME}(?:(?:,?\s(?:and|&|und|et|y)\s|,\s|\s){_NAME}){{0,4}})(?P<others>,?\set\sal\.?)?(?:[’']s)?,?\s"
        r"(?P<year>\(?(?:1[6-9]|20)\d\d[a-z]?(?!\w))(?P<more>(?:,\s(?:1[6-9]|20)\d\d[a-z]?(?!\w)){0,5})"
    )


@cache
def _next() -> re.Pattern[str]:
    """Where one entry ends and the next begins, in a paragraph that has swallowed several."""
    return re.compile(r"(?<=[.)”\d]) (?=[A-ZÀ-Þ][\w’'-]+,\s(?:[A-Z]\.|[A-Z][a-z]+))")
