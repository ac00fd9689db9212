"""Ties citations of treaty series to the agreements of the catalogue, by series or by the name they stand behind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from core.catalogue import Catalogue
from core.citations.kinds import Group, group_of
from core.citations.patterns import hits_in
from core.citations.written import FAMILIES, citation_of
from core.model import Citation, Mention, Reading, Target, TargetKind, Treaty
from core.resolve.parallels import keys_of

_OTHERS = ("un-resolution", "un-document", "eu-act", "oj", "celex")
_NAMELY = 130
# What may stand between an agreement's name and where it is printed: dates, places, what was done then.
_APPOSITION = re.compile(
    r"[”’\"')]?(?:[\s,;:([]+(?:(?:opened|signed|adopted|done|concluded|entered|entry|into|for|force|signature|at|on|in|and"
    r"|of|the|by|arts?|articles?)(?!\w)\.?|[A-Z\d][\w.-]*)[)\]]*){0,16}[\s,;:([]*"
)


def with_series(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with citations of printed agreements led to those, and the agreements that are only cited so."""
    mentions = sorted(reading.mentions, key=lambda mention: mention.span)
    ends = [mention.span.end for mention in mentions]
    citations = tuple(
        _led(citation, reading, catalogue, _last(mentions, bisect_right(ends, citation.span.start)))
        if group_of(citation.kind) is Group.TREATY_SERIES or citation.kind in _OTHERS
        else citation
        for citation in reading.citations
    )
    named = {mention.treaty for mention in mentions}
    ids = dict.fromkeys(citation.target.treaty for citation in citations if citation.target.treaty)
    cited = tuple(catalogue[treaty] for treaty in ids if treaty not in named)
    return replace(reading, citations=citations, cited=cited)


def _last(mentions: Sequence[Mention], count: int) -> Mention | None:
    return mentions[count - 1] if count else None


def _led(citation: Citation, reading: Reading, catalogue: Catalogue, before: Mention | None) -> Citation:
    printed = _printed(citation, catalogue)
    named = before.treaty if before and _is_apposition(citation, before, reading.document.text) else ""
    if named and (named in printed or not printed):
        name = _name(named, reading.treaties, catalogue)
        return _to(citation, named, f"{citation.why}; it stands behind the name of {name}")
    if len(printed) == 1:
        return _to(citation, printed[0], f"{citation.why}, where {catalogue[printed[0]].name} is printed")
    if printed:
        several = tuple(replace(citation.target, kind=TargetKind.TREATY, treaty=treaty) for treaty in printed)
        why = f"{citation.why}, where {len(several)} agreements are printed"
        return replace(citation, target=Target(), candidates=several, why=why)
    return citation


def _printed(citation: Citation, catalogue: Catalogue) -> list[str]:
    """The agreements printed at this place; where one of them is printed nowhere else, it alone is meant."""
    known = series_index(catalogue)
    ids = list(dict.fromkeys(treaty for key in keys_of(citation) for treaty in known.get(key, ())))
    fewest = min((len(catalogue[treaty].series) for treaty in ids), default=0)
    return [treaty for treaty in ids if len(catalogue[treaty].series) == fewest]


def _is_apposition(citation: Citation, mention: Mention, text: str) -> bool:
    start, end = mention.span.end, citation.span.start
    if group_of(citation.kind) is not Group.TREATY_SERIES or end - start > _NAMELY:
        return False
    return _APPOSITION.fullmatch(text, start, end) is not None


def _to(citation: Citation, treaty: str, why: str) -> Citation:
    return replace(citation, target=replace(citation.target, kind=TargetKind.TREATY, treaty=treaty), why=why)


def _name(treaty_id: str, unlisted: Sequence[Treaty], catalogue: Catalogue) -> str:
    others = {treaty.id: treaty.name for treaty in unlisted}
    return others.get(treaty_id) or catalogue[treaty_id].name


@lru_cache(maxsize=4)
def series_index(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The key of a citation -> the ids of the agreements that the catalogue has printed there."""
    return {key: tuple(ids.split()) for key, ids in catalogue.table("series", _series).items()}


def _series(catalogue: Catalogue) -> dict[str, str]:
    printed: defaultdict[str, list[str]] = defaultdict(list)
    for treaty in catalogue.values():
        for place in treaty.series:
            hits = hits_in(place)
            for hit in (hit for family in FAMILIES for hit in hits.get(family, ())):
                if (citation := citation_of(hit, place)) and treaty.id not in printed[citation.key]:
                    printed[citation.key].append(treaty.id)
    return {key: " ".join(ids) for key, ids in printed.items()}
