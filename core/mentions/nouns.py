"""Where a text has a noun for an agreement: "treaty", "pact", the end of "Klimaabkommen"; found once for all stages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from core.finder import Finder
from core.fold import fold_document
from core.lexicon import words
from core.model import Span

_IS_A = re.compile(r"\b(?:is|was|are|were|be|been)[ \n]an?[ \n](?:[\w-]+[ \n]){0,2}\Z")
_BEFORE = 40
_COMPOUNDING = ("de",)  # where a noun may end a longer word: "Klimaabkommen"


@lru_cache(maxsize=1)
def nouns_in(text: str, language: str) -> tuple[Span, ...]:
    """The spans of all such nouns, in order."""
    found = _finder(language).find(f" {fold_document(text)} ", overlapping=True)
    margin = 0 if language in _COMPOUNDING else 1
    return tuple(sorted({Span(start - 1 + margin, end - 2) for _, start, end in found}))


def is_predicate(start: int, text: str) -> bool:
    """Whether the noun at `start` only says what another thing is: "New Echota was a treaty signed in …"."""
    return _IS_A.search(text, max(0, start - _BEFORE), start) is not None


@cache
def _finder(language: str) -> Finder:
    before = "" if language in _COMPOUNDING else " "
    return Finder([f"{before}{noun} " for noun in sorted(words(language).nouns)])
