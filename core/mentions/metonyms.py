"""Finds places that stand for the agreement named after them, once the document speaks of it.

    the Simla Agreement … Under Simla, both sides …        the Treaty of Versailles … Versailles settled nothing

A place is an agreement where the words beside it speak of law, where it acts as only a text can, and, in a document
that seldom speaks of it as a place, wherever nothing says that it is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain

from ahocorasick_rs import MatchKind

from core.catalogue import Catalogue
from core.finder import Finder
from core.fold import fold
from core.lexicon import Words, words
from core.mentions.places import acts, is_place, is_text, stands_free
from core.mentions.runs import beside, seats
from core.mentions.taken import Taken
from core.model import BlockKind, Mention, MentionKind, Reading, Span, Treaty

_NAME = r"[A-ZÀ-ÞА-Я][\w’'-]+(?:[ –-][A-ZÀ-ÞА-Я][\w’'-]+)?"
_PLACE_BEHIND = re.compile(rf"\w+(?: \w+)? (?:of|de|von|d[’'])\s?(?P<place>{_NAME})(?: of \d{{4}})?")
_PLACE_BEFORE = re.compile(rf"(?:\d{{4}} )?(?P<place>{_NAME})[ -]\w+(?: of \d{{4}})?")
_PLACE_IN_CYRILLIC = re.compile(r"\w+ (?P<place>[А-Я][а-яё]+)")
_PLACE = re.compile(rf"(?P<place>{_NAME})")
_QUIET = (BlockKind.FURNITURE, BlockKind.CODE)
_KEPT = 1_000  # names looked at; an article repeats its own
_WHY = "the place stands for the agreement named after it"


@dataclass(slots=True)
class Place:
    """A place, the mentions of agreements named after it in order, and where else the place is spoken of."""

    named: list[Mention] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def meant(self, span: Span) -> str:
        """The agreement of this name spoken of last before `span`."""
        before = bisect_right(self.named, span, key=lambda mention: mention.span)
        return self.named[max(0, before - 1)].treaty


def find_metonyms(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the places that mean an agreement named after them."""
    text, language = reading.document.text, words(reading.document.language)
    places = _places(reading, catalogue)
    for name, span in _spans(reading, list(places)):
        places[name].spans.append(span)
    found = {
        span: Mention(span, place.meant(span), MentionKind.NICKNAME, _WHY)
        for name, place in places.items()
        for span in _meaning(name, place, text, language)
    }
    reading = replace(reading, mentions=(*reading.mentions, *found.values()))
    return replace(reading, mentions=(*reading.mentions, *_listed(places, reading, catalogue)))


def _listed(places: dict[str, Place], reading: Reading, catalogue: Catalogue) -> list[Mention]:
    """The agreements called by their places in one breath with those of these places that are meant as agreements."""
    if not places or reading.document.language != "en":
        return []
    text, meant = reading.document.text, {mention.span for mention in reading.mentions}
    spans = [span for place in places.values() for span in place.spans]
    bare = [mention.span for mention in reading.mentions if mention.span.of(text) in places]
    known = {name: place.named[-1].treaty for name, place in places.items()}
    found = beside(((span, span in meant) for span in sorted({*spans, *bare})), known, reading, catalogue)
    taken = Taken(text, meant)
    free = {mention.span: mention for mention in found if not taken.overlaps(mention.span)}
    return list(free.values())


def _meaning(name: str, place: Place, text: str, language: Words) -> list[Span]:
    """Where the place is an agreement: behind its first mention, and before it only where that is beyond doubt."""
    start = place.named[0].span.end
    seat = name in seats()
    verbs = language.acting if seat else language.acting | language.being
    texts = {span for span in place.spans if is_text(span, text, language)}
    legal = [span for span in place.spans if span in texts or acts(span, text, language, verbs)]
    behind = [span for span in legal if span.start >= start]
    local = sum(span not in texts and is_place(span, text, language) for span in place.spans)
    if seat or local > len(behind) + len(place.named):
        return behind
    free = [span for span in place.spans if stands_free(span, text, language)]
    return [span for span in sorted({*legal, *free}) if span.start >= start or not local]


def _spans(reading: Reading, names: list[str]) -> Iterator[tuple[str, Span]]:
    """Where these names stand as whole words, and in no mention nor in what is no part of the article."""
    if not names:
        return
    text = reading.document.text
    named = (mention.span for mention in reading.mentions)
    quiet = (block.span for block in reading.document.blocks if block.kind in _QUIET)
    taken = Taken(text, chain(named, quiet))
    for _, first, last in Finder(names, MatchKind.LeftmostLongest).find(text):
        span = Span(first, last)
        if not taken.overlaps(span) and not _is_within_word(span, text):
            yield span.of(text), span


def _is_within_word(span: Span, text: str) -> bool:
    """Whether it is a part of a longer word, but for "post-Dayton" and "pre-Kyoto"."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if before.isalnum() or after.isalnum() or after == "-":
        return True
    return before == "-" and fold(text[max(0, span.start - 5) : span.start]).split()[-1:] not in (["post"], ["pre"])


def _places(reading: Reading, catalogue: Catalogue) -> dict[str, Place]:
    """The places by whose names the document calls agreements."""
    text, places = reading.document.text, defaultdict[str, Place](Place)
    for mention in sorted(reading.mentions, key=lambda mention: mention.span):
        is_name = mention.kind is MentionKind.NAME
        place = _place_in(mention.span.of(text), reading.document.language, is_name)
        if not place:
            continue
        treaty = catalogue.get(mention.treaty)
        if not is_name and not (treaty and place in treaty.places):
            continue
        if treaty and reading.document.language == "en" and _is_person(place, treaty):
            continue
        places[place].named.append(mention)
    return dict(places)


@lru_cache(maxsize=_KEPT)
def _place_in(name: str, language: str, is_name: bool) -> str:
    """The place in a name, or that a mention of another kind is; or nothing."""
    name = " ".join(name.split())
    named = _PLACE_BEHIND.fullmatch(name) or _PLACE_BEFORE.fullmatch(name) or _PLACE_IN_CYRILLIC.fullmatch(name)
    found = named if is_name else _PLACE.fullmatch(name)
    return found["place"] if found and words(language).nouns.isdisjoint(fold(found["place"]).split()) else ""


def _is_person(name: str, treaty: Treaty) -> bool:
    """Whether an agreement is named after who made it: "Jay Treaty". Two names joined are no one's."""
    return name.isalpha() and not any(name in place for place in treaty.places)
