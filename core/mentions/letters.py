"""Tells by letter case whether written text is an alias: START from start, the Paris Agreement from an agreement."""

from __future__ import annotations

import re

from core.fold import fold
from core.lexicon import initials_that_are_words, words
from core.model import Alias, AliasKind, Treaty

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r" (?:[IVX]+|\d+)$")
_SMALL_ADJECTIVES = ("ru",)  # where adjectives of places begin small: "минские соглашения"
_SAMPLE = 5_000
_FEW = 200  # characters for each capital in a text that has nearly none


def has_capitals(text: str) -> bool:
    """Whether the text is written with capitals, as most are; some people's blogs are not."""
    start = text[:_SAMPLE]
    return sum(map(str.isupper, start)) * _FEW > len(start)


def is_cased(alias: Alias, treaty: Treaty, written: str, capitals: bool) -> bool:
    """Whether letter case allows `written` to be this alias: it tells START from start."""
    if written.isupper() and len(written) > 3 and " " in written:
        return True
    if written.islower() and _may_be_small(alias, treaty, capitals):
        return True
    pairs = list(zip(_WORD.findall(alias.text), _WORD.findall(written), strict=False))
    if alias.kind is AliasKind.ACRONYM:
        pairs = [(alias.text, written.replace(".", ""))] if written[1:2] == "." else pairs
        numbered = bool(_NUMBER.search(alias.text))
        return all(_same_initials(a, w, numbered=numbered) for a, w in pairs)
    nouns = words(alias.language).nouns
    if alias.language in _SMALL_ADJECTIVES and nouns & set(fold(alias.text).split()):
        return True
    loose = len(pairs) > 2 and any(fold(a) in nouns for a, _ in pairs)
    proper = {word for name in (*treaty.places, *treaty.parties) for word in fold(name).split()} if loose else set()
    strict = [(a, w) for a, w in pairs if a[0].isupper() and fold(a) not in nouns and (not loose or fold(a) in proper)]
    right = sum(_same_word(a, w) for a, w in strict)
    return 2 * right >= len(strict)


def _may_be_small(alias: Alias, treaty: Treaty, capitals: bool) -> bool:
    """Whether a name is one without its capitals, too: "the paris agreement", "the inf treaty"."""
    tokens = _WORD.findall(alias.text)
    if not capitals and alias.kind is not AliasKind.ACRONYM and len(tokens) > 1:
        return True
    if alias.language != "en" or words("en").nouns.isdisjoint(map(str.lower, tokens)):
        return False
    places = {word for name in treaty.places for word in name.split()}
    initials = (token for token in tokens if token.isupper() and len(token) > 2)
    return not places.isdisjoint(tokens) or any(one.lower() not in initials_that_are_words() for one in initials)


def _same_initials(alias: str, written: str, *, numbered: bool) -> bool:
    """In capitals as the catalogue has them, or in the British style ("Nafta") where that is no other word.

    A number behind them makes words initials: "Salt II".
    """
    british = len(alias) > 3 and (numbered or alias.lower() not in initials_that_are_words())
    return written == alias or (british and written == alias.capitalize()) or not alias.isupper()


def _same_word(alias: str, written: str) -> bool:
    if alias.isupper() and len(alias) > 1:
        return written == alias or (len(alias) > 3 and written == alias.capitalize())
    return written[0].isupper()
