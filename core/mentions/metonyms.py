"""Finds places that stand for the agreement named after them, once it has been named in full.

    the Simla Agreement … Under Simla, both sides …        the Treaty of Versailles … Versailles settled nothing

A place is an agreement where the words beside it speak of law, or where it acts as only a text can.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import Words, words
from core.mentions.places import acts, is_text
from core.model import BlockKind, Mention, MentionKind, Reading, Span

_NAME = r"[A-ZÀ-ÞА-Я][\w’'-]+(?:[ –-][A-ZÀ-ÞА-Я][\w’'-]+)?"
_PLACE_BEHIND = re.compile(rf"\w+(?: \w+)? (?:of|de|von|d[’'])\s?(?P<place>{_NAME})(?: of \d{{4}})?")
_PLACE_BEFORE = re.compile(rf"(?:\d{{4}} )?(?P<place>{_NAME})[ -]\w+(?: of \d{{4}})?")
_WITHIN_WORD = re.compile(r"[\w-]")


def find_metonyms(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the places that mean an agreement already named after them."""
    text, language = reading.document.text, words(reading.document.language)
    places = _places(reading, language)
    if not places:
        return reading
    taken = {position for mention in reading.mentions for position in range(*mention.span)}
    quiet = [block.span for block in reading.document.blocks if block.kind in (BlockKind.FURNITURE, BlockKind.CODE)]
    found = []
    finder = AhoCorasick(list(places), matchkind=MatchKind.LeftmostLongest)
    for _, first, last in finder.find_matches_as_indexes(text):
        span = Span(first, last)
        if _WITHIN_WORD.search(text[max(0, first - 1) : first]) or _WITHIN_WORD.match(text, last):
            continue
        treaty, start = places[span.of(text)]
        if span.start < start or not taken.isdisjoint(range(*span)) or any(block.contains(span) for block in quiet):
            continue
        if is_text(span, text, language) or acts(span, text, language):
            found.append(
                Mention(span, treaty, MentionKind.NICKNAME, "the place stands for the agreement named after it")
            )
    return replace(reading, mentions=(*reading.mentions, *found))


def _places(reading: Reading, language: Words) -> dict[str, tuple[str, int]]:
    """Place -> the agreement first named after it, and where."""
    places: dict[str, tuple[str, int]] = {}
    for mention in sorted(reading.mentions, key=lambda mention: mention.span):
        name = " ".join(mention.span.of(reading.document.text).split())
        found = _PLACE_BEHIND.fullmatch(name) or _PLACE_BEFORE.fullmatch(name)
        if mention.kind is MentionKind.NAME and found and language.nouns.isdisjoint(fold(found["place"]).split()):
            places.setdefault(found["place"], (mention.treaty, mention.span.end))
    return places
