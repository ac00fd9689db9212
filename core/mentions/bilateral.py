"""Reads the names of agreements between two countries in languages other than English.

Abkommen zwischen der Schweiz und Italien      convention sur l'entraide entre la France et l'Andorre
deutsch-polnischer Nachbarschaftsvertrag       traité franco-italien
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.fold import fold
from core.lexicon import country_words, words
from core.mentions.nouns import nouns_in
from core.model import Document, Span

_CAPITAL = r"[A-ZÀ-ÞА-ЯЁ][\w’-]*(?:[ \n-][A-ZÀ-ÞА-ЯЁ][\w’-]*)?"
_TOPIC = r"(?:[\w’'-]+[ \n]){1,8}?"
_JOINED = {
    "de": (r"über|zur|zum|gegen", r"zwischen", r"und", r"(?:(?:der|dem|den)[ \n])?"),
    "fr": (r"sur|relative?[ \n]aux?|relative?[ \n]à|pour|contre|d[e’']", r"entre", r"et", r"(?:l[ae]s?[ \n]|l[’'])?"),
    "es": (r"sobre|de|para|contra|en[ \n]materia[ \n]de", r"entre", r"[ye]", r"(?:(?:la|el|los)[ \n])?"),
    "ru": (r"об?|по", r"между", r"и", r""),
}
_PAIRED = {
    "de": r"\b(?P<one>[A-ZÄÖÜa-zäöü][a-zäöüß]+sch)-(?P<other>[A-ZÄÖÜa-zäöü][a-zäöüß]+sch)\w{1,2}[ \n](?:\w+[ \n])?\w*$",
    "ru": r"\b(?P<one>\w+о)-(?P<other>\w+ск\w{2,3})[ \n](?:\w+[ \n])?$",
}
_LEFT = 80
_LOOSE = ("accord", "acuerdo", "entente", "deal", "vereinbarung", "abmachung", "pakt", "pact", "сделк", "пакт")
_OPENER = re.compile(r"([^\W\d_]+)[ \n]$")
_WORD_START = re.compile(r"\w*$")


def bilateral_names(document: Document) -> Iterator[Span]:
    """Where a formal noun ("treaty", never "deal") and two countries, one of them known, name an agreement.

    After "a", "any" or "new" none is meant that exists; a plural noun is no noun of `nouns_in`.
    """
    text, language = document.text, document.language
    for noun in nouns_in(text, language) if language in _JOINED else ():
        if noun.of(text).casefold().startswith(_LOOSE):
            continue
        start = noun.start
        if word := _WORD_START.search(text, max(0, start - _LEFT), start):
            start = word.start()
        paired, between = _patterns(language)
        before = paired.search(text, max(0, start - _LEFT), start) if paired else None
        if before and _are_countries(before, language) and _may_exist(text, before.start(), language):
            yield Span(before.start(), noun.end)
        behind = between.match(text, noun.end)
        if behind and _are_countries(behind, language) and _may_exist(text, start, language):
            yield Span(start, behind.end())


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """Two countries beside each other before a noun, where the language has that, and two behind it."""
    on, between, also, article = _JOINED[language]
    behind = (
        rf"(?:[ \n](?:{on})[ \n]?{_TOPIC}|[ \n]){between}[ \n]{article}(?P<one>{_CAPITAL})"
        rf"[ \n]{also}[ \n]{article}(?P<other>{_CAPITAL})"
    )
    return re.compile(_PAIRED[language]) if language in _PAIRED else None, re.compile(behind)


def _may_exist(text: str, start: int, language: str) -> bool:
    before = _OPENER.search(text, max(0, start - 20), start)
    return not before or fold(before[1]) not in words(language).indefinite


def _are_countries(found: re.Match[str], language: str) -> bool:
    """Whether one of the two is a country's name or people; the lists know only those often written of."""
    return any(_is_country(fold(found[part]), language) for part in ("one", "other"))


def _is_country(name: str, language: str) -> bool:
    known = _countries(language)
    stems = (name.removesuffix(ending) for ending in words(language).endings if name.endswith(ending))
    return name in known or any(stem in known for stem in stems)


@cache
def _countries(language: str) -> frozenset[str]:
    return frozenset(fold(name) for names in country_words(language).values() for name in names)
