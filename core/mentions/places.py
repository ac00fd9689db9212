"""Tells whether a place is spoken of as the agreement made there: "under Simla", "the spirit of Locarno"."""

from __future__ import annotations

import re

from core.fold import fold
from core.lexicon import Words
from core.model import Span

_BEFORE = 30
_BESIDE = re.compile(r"(?:([^\W\d_]+)[ \n])?([^\W\d_]+)[ \n-]$")
_AFTER = re.compile(r"(?:[’']s)?[ \n]([^\W\d_]+)")
_CAPITAL_BESIDE = re.compile(r"[A-ZÀ-Þ][\w’'-]*[ \n-]$")


def is_text(span: Span, text: str, language: Words) -> bool:
    """Whether the words beside a place speak of law, or of the time since it was agreed on there."""
    nearest, farther = _beside(span, text)
    after = _AFTER.match(text, span.end)
    following = after[1] if after else ""
    if following[:1].isupper():
        return False
    legal = nearest in language.linking and farther in language.legal
    return legal or nearest in language.textual | language.temporal or fold(following) in language.bearing


def acts(span: Span, text: str, language: Words) -> bool:
    """Whether a place at the start of a sentence does what only a text can: "Versailles did not …"."""
    before, after = text[max(0, span.start - _BEFORE) : span.start], _AFTER.match(text, span.end)
    if _CAPITAL_BESIDE.search(before) or not after or after[1][0].isupper():
        return False
    starts = not before.strip() or before.rstrip()[-1] in '.!?:;“"«„' or before.endswith("\n\n")
    return starts and fold(after[1]) in language.acting


def _beside(span: Span, text: str) -> tuple[str, str]:
    """The word in front of a place and the one before that, folded; nothing where there is none."""
    beside = _BESIDE.search(text, max(0, span.start - _BEFORE), span.start)
    return (fold(beside[2]), fold(beside[1] or "")) if beside else ("", "")
