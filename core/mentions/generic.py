"""Tells names that are common nouns, and so may mean any such agreement: "un accord sur le nucléaire iranien"."""

from __future__ import annotations

from core.fold import fold
from core.lexicon import Words
from core.model import Span

_OPENING = 300  # in code points: a headline and the first sentences, where what is new is told
_BEFORE = 30


def is_any(span: Span, text: str, folded: str, language: Words) -> bool:
    """Whether common nouns alone stand behind "a" or "any", and not where a text opens with its news."""
    written = span.of(text)
    compound = written.isalpha() and written[1:].islower() and language.nouns.isdisjoint([fold(written)])
    common = written.islower() or (compound and fold(written).endswith(tuple(language.nouns)))
    before = folded[max(0, span.start - _BEFORE) : span.start].split()[-2:]
    if before and before[-1] in language.qualifiers | language.fresh:
        before.pop()
    return common and span.start > _OPENING and bool(before) and before[-1] in language.indefinite
