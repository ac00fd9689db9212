"""Tells whether a name is that of a song, a film or a horse: "a song called »Geneva Convention«"."""

from __future__ import annotations

import re
from functools import cache

from core.lexicon import words
from core.model import Span

_BEFORE = 40
_BEHIND = 60
_CALLED = r"(?:[ ,]+(?:called|titled|entitled|named|known as|namens|intitulée?|titulad[oa]|llamad[oa]|под названием))?"
_IS = r"[\"”’»]?(?:,| is| was| ist| war| est| es) (?:an?|the|eine?|une?|una) (?:[\w-]+ ){0,2}"


def is_work(span: Span, text: str, language: str) -> bool:
    """Whether the words beside a name say that it is a work's: "the band Open Skies", "Treaty 9, a novel"."""
    start = max(0, span.start - _BEFORE)
    # Most names stand beside no work: to look for the words is quicker than to try the pattern.
    spoken = not words(language).works.isdisjoint(text[start : span.start].lower().replace(",", " ").split())
    if spoken and _before(language).search(text, start, span.start):
        return True
    return _behind(language).match(text, span.end, span.end + _BEHIND) is not None


@cache
def _before(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_works(language)}){_CALLED},? [\"“„‘'«]?\Z", re.IGNORECASE)


@cache
def _behind(language: str) -> re.Pattern[str]:
    return re.compile(rf"{_IS}(?:{_works(language)})\b", re.IGNORECASE)


def _works(language: str) -> str:
    return "|".join(sorted(words(language).works))
