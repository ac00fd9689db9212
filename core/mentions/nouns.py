"""Where a text has a noun for an agreement: "treaty", "pact", the end of "Klimaabkommen"; found once for all stages."""

from __future__ import annotations

from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from core.fold import fold_document
from core.lexicon import words
from core.model import Span

_COMPOUNDING = ("de",)  # where a noun may end a longer word: "Klimaabkommen"


@lru_cache(maxsize=1)
def nouns_in(text: str, language: str) -> tuple[Span, ...]:
    """The spans of all such nouns, in order."""
    found = _finder(language).find_matches_as_indexes(f" {fold_document(text)} ", overlapping=True)
    margin = 0 if language in _COMPOUNDING else 1
    return tuple(sorted({Span(start - 1 + margin, end - 2) for _, start, end in found}))


@cache
def _finder(language: str) -> AhoCorasick:
    before = "" if language in _COMPOUNDING else " "
    return AhoCorasick([f"{before}{noun} " for noun in sorted(words(language).nouns)])
