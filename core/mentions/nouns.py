"""Where a text has a noun for an agreement: "treaty", "pact", the end of "Klimaabkommen"; found once for all stages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from core.finder import Finder
from core.fold import fold_document
from core.lexicon import plurals, words
from core.model import Span

_IS_A = re.compile(r"\b(?:is|was|are|were|be|been)[ \n]an?[ \n](?:[\w-]+[ \n]){0,2}\Z")
_BEFORE = 40
_COMPOUNDING = ("de",)  # where a noun may end a longer word: "Klimaabkommen"


@lru_cache(maxsize=1)
def nouns_in(text: str, language: str) -> tuple[Span, ...]:
    """The spans of all such nouns, in order."""
    folded, nouns = fold_document(text), words(language).nouns
    return tuple(span for span in _found(text, language) if span.of(folded) in nouns)


def plurals_in(text: str, language: str) -> Iterator[tuple[Span, str]]:
    """The spans of the nouns that may end or begin a list of agreements, in order, each with its singular."""
    folded, table = f" {fold_document(text)}", plurals(language)
    for span in _found(text, language):
        singular = table.get(folded[span.start + 1 : span.end + 1])
        if singular and folded[span.start] == " ":
            yield span, singular


def is_predicate(start: int, text: str) -> bool:
    """Whether the noun at `start` only says what another thing is: "New Echota was a treaty signed in …"."""
    return _IS_A.search(text, max(0, start - _BEFORE), start) is not None


@lru_cache(maxsize=1)
def _found(text: str, language: str) -> list[Span]:
    """The spans of all nouns for one or several, in order: a long text is gone through only once."""
    found = _finder(language).find(f" {fold_document(text)} ", overlapping=True)
    margin = 0 if language in _COMPOUNDING else 1
    return sorted(Span(start - 1 + margin, end - 2) for _, start, end in found)


@cache
def _finder(language: str) -> Finder:
    before = "" if language in _COMPOUNDING else " "
    return Finder([f"{before}{noun} " for noun in sorted(words(language).nouns | plurals(language).keys())])
