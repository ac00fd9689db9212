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

from ahocorasick_rs import AhoCorasick, MatchKind

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import Words, country_words, words
from core.mentions.places import acts, is_place, is_text, stands_free
from core.mentions.runs import beside
from core.model import BlockKind, Mention, MentionKind, Reading, Span, Treaty

_NAME = r"[A-ZÀ-ÞА-Я][\w’'-]+(?:[ –-][A-ZÀ-ÞА-Я][\w’'-]+)?"
_PLACE_BEHIND = re.compile(rf"\w+(?: \w+)? (?:of|de|von|d[’'])\s?(?P<place>{_NAME})(?: of \d{{4}})?")
_PLACE_BEFORE = re.compile(rf"(?:\d{{4}} )?(?P<place>{_NAME})[ -]\w+(?: of \d{{4}})?")
_PLACE_IN_CYRILLIC = re.compile(r"\w+ (?P<place>[А-Я][а-яё]+)")
_PLACE = re.compile(rf"(?P<place>{_NAME})")
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
    places = _places(reading, catalogue, language)
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
    taken = {position for span in meant for position in range(*span)}
    free = {mention.span: mention for mention in found if taken.isdisjoint(range(*mention.span))}
    return list(free.values())


def _meaning(name: str, place: Place, text: str, language: Words) -> list[Span]:
    """Where the place is an agreement: behind its first mention, and before it only where that is beyond doubt."""
    start = place.named[0].span.end
    seat = name in _seats()
    verbs = language.acting if seat else language.acting | language.being
    legal = [span for span in place.spans if is_text(span, text, language) or acts(span, text, language, verbs)]
    behind = [span for span in legal if span.start >= start]
    local = sum(is_place(span, text, language) for span in place.spans)
    if seat or local > len(behind) + len(place.named):
        return behind
    free = [span for span in place.spans if stands_free(span, text, language)]
    return [span for span in sorted({*legal, *free}) if span.start >= start or not local]


def _seats() -> frozenset[str]:
    """Cities that are said to do what their governments do."""
    return frozenset(name for names in country_words().values() for name in names)


def _spans(reading: Reading, names: list[str]) -> Iterator[tuple[str, Span]]:
    """Where these names stand as whole words, and in no mention nor in what is no part of the article."""
    if not names:
        return
    text = reading.document.text
    taken = {position for mention in reading.mentions for position in range(*mention.span)}
    quiet = [block.span for block in reading.document.blocks if block.kind in (BlockKind.FURNITURE, BlockKind.CODE)]
    finder = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    for _, first, last in finder.find_matches_as_indexes(text):
        span = Span(first, last)
        if _is_within_word(span, text) or not taken.isdisjoint(range(*span)):
            continue
        if not any(block.contains(span) for block in quiet):
            yield span.of(text), span


def _is_within_word(span: Span, text: str) -> bool:
    """Whether it is a part of a longer word, but for "post-Dayton" and "pre-Kyoto"."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    prefixed = fold(text[max(0, span.start - 5) : span.start]).split()[-1:] in (["post"], ["pre"])
    return before.isalnum() or after.isalnum() or after == "-" or (before == "-" and not prefixed)


def _places(reading: Reading, catalogue: Catalogue, language: Words) -> dict[str, Place]:
    """The places by whose names the document calls agreements."""
    text, places = reading.document.text, defaultdict[str, Place](Place)
    for mention in sorted(reading.mentions, key=lambda mention: mention.span):
        name = " ".join(mention.span.of(text).split())
        named = _PLACE_BEHIND.fullmatch(name) or _PLACE_BEFORE.fullmatch(name) or _PLACE_IN_CYRILLIC.fullmatch(name)
        found = named if mention.kind is MentionKind.NAME else _PLACE.fullmatch(name)
        if not found or not language.nouns.isdisjoint(fold(found["place"]).split()):
            continue
        treaty = catalogue.get(mention.treaty)
        if mention.kind is not MentionKind.NAME and not (treaty and found["place"] in treaty.places):
            continue
        if treaty and reading.document.language == "en" and _is_person(found["place"], treaty):
            continue
        places[found["place"]].named.append(mention)
    return dict(places)


def _is_person(name: str, treaty: Treaty) -> bool:
    """Whether an agreement is named after who made it: "Jay Treaty". Two names joined are no one's."""
    return name.isalpha() and not any(name in place for place in treaty.places)
