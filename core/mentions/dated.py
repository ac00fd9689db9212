"""Finds agreements called by the day they were signed: "Übereinkommen vom 25. Oktober 1980", "celle du 29 mai 1993".

A day on which one agreement of the catalogue was signed tells it even where its noun, or noun and place, tell none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from core.catalogue import Catalogue
from core.fold import fold
from core.mentions.facts import FactIndex, fact_index
from core.mentions.nouns import is_predicate, nouns_in
from core.mentions.taken import Taken
from core.model import Mention, MentionKind, Reading, Span
from core.months import month_number

_PLACE = r"[ \n](?:of|von|de|in|at|à|en|в)[ \n]|[ \n]d[’']"
_NAME = r"[A-ZÀ-ÞА-ЯЁ][\w’'-]*(?:[ \n-][A-ZÀ-Þ][\w’'-]*)?"
_SIGNED = r"(?:,?[ \n](?:signed|done|concluded|hech[oa]|firmad[oa]|signée?|conclue?|faite?)(?=[ \n]))?"
_DATE = (
    r"(?:(?P<day>\d{1,2})(?:\.|er|º|st|nd|rd|th)?[ \n](?:de[ \n]|of[ \n])?(?P<month>[^\W\d_]{3,10})"
    r"|(?P<before>[A-Z][a-z]{2,8})[ \n](?P<behind>\d{1,2})),?[ \n](?:del?[ \n])?(?P<year>[12]\d{3})\b"
)
_DATED = rf"{_SIGNED}(?:(?:{_PLACE}){_NAME})?{_SIGNED}(?:[ \n](?:of|on|vom|du|de|del|el|le|от))?[ \n](?P<date>{_DATE})"
_ELLIPSIS = rf"\b(?:[Cc]elle|[Cc]elui|la|el)[ \n](?:du|del?)[ \n](?P<date>{_DATE})"
_SIGNING = ("adopted", "opened", "signed")


def find_dated(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the agreements whose day is told; a name that the day belies gives way."""
    text, language = reading.document.text, reading.document.language
    days, index = _days(catalogue), fact_index(catalogue, language)
    dated: list[Mention] = []
    for span, noun, day in _phrases(text, language):
        treaties = [treaty for treaty in days.get(day, ()) if _may_be_called(treaty, noun, index, catalogue)]
        if len(treaties) == 1:
            dated.append(Mention(span, treaties[0], MentionKind.NAME, f"signed on {day}"))
    if not dated:
        return reading
    told = Taken(text, (mention.span for mention in dated))
    near = [mention for mention in reading.mentions if told.overlaps(mention.span)]
    named = {position: mention for mention in near for position in range(*mention.span)}
    found: list[Mention] = []
    replaced: set[Mention] = set()
    for mention in dated:
        others = {named[position] for position in range(*mention.span) if position in named}
        if all(other.treaty != mention.treaty and mention.span.contains(other.span) for other in others):
            found.append(mention)
            replaced |= others
    kept = [mention for mention in reading.mentions if mention not in replaced] if replaced else reading.mentions
    return replace(reading, mentions=(*kept, *found))


def _phrases(text: str, language: str) -> Iterator[tuple[Span, str, str]]:
    """A noun with a day behind it, the noun folded ("" where it is left out), and the day as "1980-10-25"."""
    pattern = re.compile(_DATED)  # once met: these take long to compile
    for noun in nouns_in(text, language):
        dated = pattern.match(text, noun.end)
        if not dated or not (day := _day(dated)):
            continue
        start = noun.start
        while text[start - 1 : start].isalpha():  # the first part of a compound
            start -= 1
        if not is_predicate(start, text):
            yield Span(start, dated.end()), fold(noun.of(text)), day
    for left_out in re.finditer(_ELLIPSIS, text) if language in ("fr", "es") else ():
        if day := _day(left_out):
            yield Span(*left_out.span("date")), "", day


def _day(found: re.Match[str]) -> str:
    month = month_number(found["month"] or found["before"])
    return f"{found['year']}-{month:02}-{int(found['day'] or found['behind']):02}" if month else ""


def _may_be_called(treaty_id: str, noun: str, index: FactIndex, catalogue: Catalogue) -> bool:
    """Whether the noun is the agreement's, or none is told."""
    return not noun or index.is_called(catalogue[treaty_id], noun)


@lru_cache(maxsize=1)
def _days(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    return catalogue.table("days", _signed)


def _signed(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Day -> the ids of the agreements signed or adopted then."""
    days: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for treaty in catalogue.values():
        for day in (treaty.signed, *(event.date for event in treaty.events if event.what in _SIGNING)):
            if len(day) == len("1980-10-25"):
                days[day][treaty.id] = None
    return {day: tuple(ids) for day, ids in days.items()}
