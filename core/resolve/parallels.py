"""Parallel citations: several places where one instrument is printed are one citation.

21 U.S.T. 483, 729 U.N.T.S. 161        Regulation (EU) 2016/679, OJ L 119, 4.5.2016, p. 1
"""

from __future__ import annotations

import re
from dataclasses import replace

from core.catalogue import Catalogue
from core.citations.kinds import Group, group_of
from core.model import Citation, Reading, Span, Target, TargetKind

_GAP = re.compile(r"[\s,=(]{1,3}(?:(?:UN|U\.\s?N\.)\s[Dd]oc(?:ument)?\.?:?\s)?")
_FAR = 14
_SEPARATOR = " = "
# The kinds that may stand for each other; a treaty series may for any other one.
_TOGETHER = (
    {"eu-act", "oj", "celex"},
    {"eu-case", "ecli"},
    {"un-resolution", "un-document"},
    {"icj", "ilm"},
    {"neutral", "law-report"},
    {"us-law", "stat"},
)
# Kinds that hold several series: "444 U.S. 832, 100 S. Ct. 61", "no. 30210/96, ECHR 2000-XI".
_SEVERAL = ("us-case", "echr", "law-report")
_FIGURES = re.compile(r"\d+")
_BEST = ("unts", "lnts", "ets", "eu-act", "ecli", "un-resolution")


def with_parallels(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with neighbours that cite one instrument made one; its `key` has the keys of all, the best first."""
    text = reading.document.text
    whole: list[list[Citation]] = []
    for citation in reading.citations:
        if whole and _is_parallel(whole[-1], citation, text):
            whole[-1].append(citation)
        else:
            whole.append([citation])
    return replace(reading, citations=tuple(_one(several) for several in whole))


def keys_of(citation: Citation) -> list[str]:
    """The keys of a citation, one for each place it names."""
    return citation.key.split(_SEPARATOR)


def _is_parallel(before: list[Citation], citation: Citation, text: str) -> bool:
    last = before[-1]
    if citation.span.start - last.span.end > _FAR:
        return False
    between = text[last.span.end : citation.span.start]
    if last.kind == citation.kind == "un-document":
        return _is_one_document(last, between)
    if not _GAP.fullmatch(between):
        return False
    if same := next((other for other in before if other.kind == citation.kind == "un-resolution"), None):
        return citation.key.partition(" (")[0] == same.key.partition(" (")[0]
    if last.kind == citation.kind and last.kind in _SEVERAL:
        return _FIGURES.sub("", citation.key) not in {_FIGURES.sub("", other.key) for other in before}
    kinds = {citation.kind, *(other.kind for other in before)}
    if len(kinds) == len(before):
        return False  # the same series twice: two instruments
    groups = {group_of(kind) for kind in kinds}
    return groups == {Group.TREATY_SERIES} or any(kinds <= together for together in _TOGETHER)


def _is_one_document(before: Citation, between: str) -> bool:
    """A letter to two organs, A/68/803–S/2014/176, or a title and its symbol: General Comment No. 14, UN Doc. …"""
    if "/" in before.key.partition(" ")[0]:
        return between in ("-", "–", "/")
    return "Doc" in between and _GAP.fullmatch(between) is not None


def _one(several: list[Citation]) -> Citation:
    if len(several) == 1:
        return several[0]
    ranked = sorted(several, key=lambda citation: _BEST.index(citation.kind) if citation.kind in _BEST else len(_BEST))
    best, span = ranked[0], Span(several[0].span.start, several[-1].span.end)
    if best.kind == "un-resolution":  # the same one, with its year and without
        best = max((other for other in ranked if other.kind == best.kind), key=lambda citation: len(citation.key))
        ranked = [best, *(other for other in ranked if other.kind != best.kind)]
    url = next((citation.target.url for citation in ranked if citation.target.url), "")
    keys = _SEPARATOR.join(dict.fromkeys(citation.key for citation in ranked))
    target = Target(TargetKind.URL if url else TargetKind.NONE, url=url, part=several[-1].target.part)
    return replace(best, span=span, key=keys, target=target)
