"""Tells whether a place is spoken of as the agreement made there: "under Simla", "the spirit of Locarno"."""

from __future__ import annotations

import re

from core.fold import fold
from core.lexicon import Words
from core.model import Span

_BEFORE = 30
_BESIDE = re.compile(r"(?<![^\W\d_])(?:([^\W\d_]+)[ \n])?([^\W\d_]+)[ \n-]$")
_AFTER = re.compile(r"(?:[’']s?)?[ \n]([^\W\d_]+)")
_DOES = re.compile(r"[ \n](?:(?:[a-z]+ly|also|still|thus|itself)[ \n]){0,2}([^\W\d_]+)")
_OWNED = re.compile(r"[’']s?((?:[ \n][^\W\d_]+){1,3})")
_SINCE = re.compile(r"\b(?:post|pre)-\Z", re.IGNORECASE)
_FATE = re.compile(r"[ \n](?:is|was|remains)[ \n](?:now[ \n]|not[ \n])?([^\W\d_]+)")
_CAPITAL_BESIDE = re.compile(r"[A-ZÀ-Þ][\w’'-]*[ \n-]$")
_LISTED = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?:,|,? (?:and|or))[ \n]\Z")
_FREE = re.compile(
    r"[.;:?!)”—]|,[ \n](?!(?:the |and )?[A-ZÀ-Þ\d])|[ \n](?P<word>[a-z]+)\b(?!(?<=and|.or)[ \n][A-ZÀ-Þ])"
)


def is_text(span: Span, text: str, language: Words) -> bool:
    """Whether the words beside a place speak of law, or of the time since it was agreed on there."""
    if owned := _OWNED.match(text, span.end):  # "Versailles's war guilt clause"
        return not language.bearing.isdisjoint(fold(owned[1]).split())
    if _SINCE.search(text, max(0, span.start - 5), span.start):
        return True
    after = _AFTER.match(text, span.end)
    following = after[1] if after else ""
    if following[:1].isupper():
        return False
    if (fate := _FATE.match(text, span.end)) and fold(fate[1]) in language.fates:
        return True
    nearest, farther = _beside(span, text)
    legal = nearest in language.linking and farther in language.legal
    return legal or nearest in language.textual or nearest in language.temporal or fold(following) in language.bearing


def acts(span: Span, text: str, language: Words, verbs: frozenset[str]) -> bool:
    """Whether a place at the start of a clause does one of these: "Versailles did not …", "because Kyoto failed"."""
    after = _DOES.match(text, span.end)
    if not after or fold(after[1]) not in verbs:
        return False
    before = text[max(0, span.start - _BEFORE) : span.start]
    if _CAPITAL_BESIDE.search(before):
        return False
    starts = not before.strip() or before.rstrip()[-1] in '.!?:;“"«„' or before.endswith("\n\n")
    return starts or _beside(span, text)[0] in language.clausal


def stands_free(span: Span, text: str, language: Words) -> bool:
    """Whether nothing beside a place says that it is one: no preposition before it, no noun behind it."""
    nearest, _ = _beside(span, text)
    behind = _FREE.match(text, span.end)
    if not language.clausal or not behind:
        return False
    if any(nearest in local for local in (language.locative, language.definite, language.indefinite, language.fresh)):
        return False
    before = text[max(0, span.start - _BEFORE) : span.start]
    if _CAPITAL_BESIDE.search(before) or _LISTED.search(before):
        return False
    word = behind["word"]
    return not word or any(word in free for free in (language.clausal, language.acting, language.being))


def is_place(span: Span, text: str, language: Words) -> bool:
    """Whether a preposition or a verb of going makes what is no text a place: "in Kyoto"."""
    return _beside(span, text)[0] in language.locative


def _beside(span: Span, text: str) -> tuple[str, str]:
    """The word in front of a place and the one before that, folded; nothing where there is none."""
    end = span.start - len("both ") if text.endswith("both ", 0, span.start) else span.start
    beside = _BESIDE.search(text[max(0, end - _BEFORE) : end])
    return (fold(beside[2]), fold(beside[1] or "")) if beside else ("", "")
