"""Named reports and what points back to them.

published a report entitled “Life in a Crumbling World.”        … In their report, …
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from core.citations.search import Search
from core.model import Citation, Document, InlineKind, Span, Target, TargetKind
from core.slugs import slug_of

_WORKS = "report|study|paper|essay|article|book|op-ed|speech|memo|pamphlet|survey|briefing|analysis|memoir|column"

_WORK = re.compile(_WORKS)  # quicker than the cue, and mostly there is none

_QUOTED = re.compile(r"“([^“”]{3,120})”|\"([^\"\n]{3,120})\"")
_LONGEST = 14
_SILENT = frozenset("a an and as at but by for from in into nor of on or the to with is".split())


class _Report(NamedTuple):
    noun: str
    span: Span
    key: str


def find_reports(search: Search) -> Iterator[Citation]:
    """Each quoted or italic title that its sentence calls a report, study, book …; each phrase that points back."""
    document = search.document
    reports = sorted(_named(document), key=lambda report: report.span)
    firsts = {report.key: report for report in reversed(reports)}
    by_noun: defaultdict[str, list[_Report]] = defaultdict(list)
    for report in reports:
        by_noun[report.noun].append(report)
        first = firsts[report.key]
        target = Target() if first is report else Target(TargetKind.SPAN, span=first.span)
        why = f"a {report.noun} named here" if first is report else f"a {report.noun} named before"
        yield Citation(report.span, "report", report.key, target, why)
    for hit in search.hits.get("reports", ()) if reports else ():
        if latest := _latest(by_noun[hit.groups["work"].lower()], hit.span.start):
            why = f"points back to “{latest.span.of(document.text)}”"
            yield Citation(hit.span, "report", latest.key, Target(TargetKind.SPAN, span=latest.span), why)


def _latest(reports: list[_Report], start: int) -> _Report | None:
    """The report named last before `start`."""
    before = bisect_left(reports, start, key=lambda report: report.span.end)
    return reports[before - 1] if before else None


def _named(document: Document) -> Iterator[_Report]:
    text = document.text
    emphasised = [inline.span for inline in document.inlines if inline.kind is InlineKind.EMPHASIS]
    quoted = [Span(*found.span(1 if found[1] else 2)) for found in _QUOTED.finditer(text)]
    for span in (*quoted, *emphasised):
        inner = Span(span.start, span.start + len(span.of(text).rstrip(".,;:")))
        before = text[max(0, span.start - 70) : span.start].rstrip('“" ')
        cue = _WORK.search(before) and _cue().search(before)
        if cue and _is_title(inner.of(text), strict=not _titled().search(before)):
            yield _Report(cue[1], inner, slug_of(inner.of(text)))


def _is_title(words: str, *, strict: bool) -> bool:
    """Whether most words are capitalised, as in a title and not in speech. Not strict behind "entitled"."""
    telling: list[str] = [word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if word.lower() not in _SILENT]
    if not telling or len(telling) > _LONGEST or words.endswith(","):
        return False
    capitals = sum(word[0].isupper() for word in telling)
    return capitals >= (0.6 if strict else 0.3) * len(telling)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\b({_WORKS})s?\b[^.!?“”\"]{{0,40}}$")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(r"\b(?:titled|entitled|called|headlined)[,:]?\s*$")
