"""Finds agreements by the names the catalogue holds, all at once, and tells namesakes apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from core.catalogue import Catalogue
from core.lexicon import Words, names_by_place, words
from core.mentions.aliases import Entry, Hit, alias_index
from core.mentions.context import Context
from core.mentions.facts import years_of
from core.mentions.generic import is_any
from core.mentions.places import acts, is_text
from core.mentions.works import is_work
from core.model import AliasKind, Mention, MentionKind, Reading, Span, Treaty

_WORD = re.compile(r"\w+")
_YEAR_BEFORE = re.compile(r"\b(1[4-9]\d\d|20\d\d)[ \n-]$")
_DAY = r"(?:\d{1,2}(?:\.|st|nd|rd|th)? (?:(?:de|of) )?)?(?:[^\W\d_]{3,} )?(?:\d{1,2}, |(?:de|del) )?"
_YEAR_AFTER = re.compile(rf"(?:,? (?P<of>of|von|vom|de|du|del|от) {_DAY}|, | \(| )(?P<year>1[4-9]\d\d|20\d\d)\b")
_NOUN_BEFORE = re.compile(r"([^\W\d_]+)[ \n][\"“«„»]?$")
_LONGEST_NOUN = 40
_NEAR = 3  # in years: signed, in force, and told a little wrong
_BRACKET = re.compile(r"[ \n]?[(\[][ \n]?[\"“«„]?[ \u00a0]?")
_MANY = re.compile(r"\b(?:three|four|five|six|several|many|various|other|such)[ \n]\Z", re.IGNORECASE)
_ANY = re.compile(
    r"(?P<signed>\b(?:signed|adopted|struck|reached|concluded|approved|sealed|ratified|agreed(?:[ \n]on)?)[ \n])?"
    r"\b(?:an?|any|no|such|some)[ \n](?:[\w-]+[ \n]){0,3}\Z",
    re.IGNORECASE,
)
_LIKENED = re.compile(r"\b(?:an?|new|another|second|third|next)[ \n]\Z")
_PARTIES = re.compile(r"[ \n](?:between|with)[ \n](?:the[ \n])?[A-ZÀ-Þ]")
_NEXT_WORD = re.compile(r"(?:(?<=\.\w)\.)?[\"”“»’]?[ \n-]?[\"”“»’]?([^\W\d_]+)")


def find_names(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with every agreement that is called by a name, an acronym or a nickname."""
    context = Context(reading.document)
    text, language = reading.document.text, words(reading.document.language)
    hits = [
        hit
        for hit in _longest(alias_index(catalogue, reading.document.language).hits(text, context.folded))
        if not _names_something_else(hit, text, context.folded, language)
        and not is_work(hit.span, text, reading.document.language)
        and not _is_only_a_place(hit, text, language, context)
        and not _is_between_others(hit, text, context)
        and not _is_of_many(hit, text)
        and not _is_likened(hit, text, context.folded, language)
        and not _is_wished_for(hit, text)
        and not (context.document.language != "en" and is_any(hit.span, text, context.folded, language))
    ]
    others = {hit.span.of(text) for hit in hits if _is_defined_otherwise(hit, context.folded, text, language)}
    if others:
        hits = [hit for hit in hits if hit.span.of(text) not in others or context.has_noun_beside(hit.span)]
    _establish(hits, context)
    decided = _told_by_bracket([mention for hit in hits if (mention := _decide(hit, context))], text)
    found = [mention for mention in decided if mention.treaty]
    doubtful = tuple(mention for mention in decided if mention.candidates)
    whole: list[Mention] = []
    starts = [*(mention.span.start for mention in found[1:]), len(text)]
    for mention, next_start in zip(found, starts, strict=False):
        room = Span(whole[-1].span.end if whole else 0, next_start)
        whole.append(_with_year_and_noun(mention, context, room, language, catalogue[mention.treaty]))
    return replace(reading, mentions=tuple(whole), doubtful=doubtful)


def _longest(hits: Iterator[Hit]) -> list[Hit]:
    """Of hits that overlap, the one that starts first and reaches furthest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end)):
        if not kept or hit.span.start >= kept[-1].span.end:
            kept.append(hit)
        elif hit.span == kept[-1].span:
            kept[-1] = replace(kept[-1], entries=kept[-1].entries + hit.entries)
    return kept


def _names_something_else(hit: Hit, text: str, folded: str, language: Words) -> bool:
    """Whether the next word makes it another thing's name: "North Atlantic Treaty Organization", "SALT talks"."""
    after = _NEXT_WORD.match(text, hit.span.end)
    if not after:
        return False
    word = folded[after.start(1) : after.end(1)]
    if word in language.organs:
        return after[1][0].isupper()
    if word not in language.activities:
        return False
    last = folded[max(0, hit.span.end - _LONGEST_NOUN) : hit.span.end].split()[-1]
    if after[1][0].isupper() and last not in language.nouns:
        return True  # "Paris Peace Conference"
    bare = all(entry.alias.kind is not AliasKind.NAME and entry.alias.text.isalnum() for entry in hit.entries)
    return bare


def _is_only_a_place(hit: Hit, text: str, language: Words, context: Context) -> bool:
    """Whether the place that names an agreement is meant as a place: "in Paris", "Paris was rainy"."""
    if not all(map(_is_place_name, hit.entries)) or context.has_noun_beside(hit.span):
        return False
    return not (is_text(hit.span, text, language) or acts(hit.span, text, language, language.acting))


def _is_place_name(entry: Entry) -> bool:
    alias = entry.alias
    single = alias.kind is AliasKind.NICKNAME and alias.text.isalpha() and bool(alias.needs)  # "Berne" was "Bern"
    return single or alias.text in entry.treaty.places or alias.text in _places_abroad(alias.language)


@cache
def _places_abroad(language: str) -> frozenset[str]:
    return frozenset(names_by_place(language).places.values())


def _is_between_others(hit: Hit, text: str, context: Context) -> bool:
    """Whether nothing else near speaks of the one agreed there: "the Paris agreement between Lakeside and Rovers"."""
    if not _PARTIES.match(text, hit.span.end) or not text[hit.span.start : hit.span.end].split()[-1].islower():
        return False
    places = [place for entry in hit.entries for place in entry.treaty.places if place in entry.alias.text]
    return bool(places) and not any(context.speaks_of(entry.treaty, hit.span) for entry in hit.entries)


def _is_of_many(hit: Hit, text: str) -> bool:
    """Whether a number says that no one agreement is meant: "three Algiers agreements"."""
    return text[hit.span.end - 1] == "s" and bool(_MANY.search(text, max(0, hit.span.start - 10), hit.span.start))


def _is_likened(hit: Hit, text: str, folded: str, language: Words) -> bool:
    """Whether a nickname without a noun is a byword here: "a new Sykes-Picot", "another Munich"."""
    if not all(entry.alias.kind is AliasKind.NICKNAME for entry in hit.entries):
        return False
    likened = _LIKENED.search(text, max(0, hit.span.start - 12), hit.span.start)
    return bool(likened) and language.nouns.isdisjoint(hit.span.of(folded).split())


def _is_wished_for(hit: Hit, text: str) -> bool:
    """Whether "a" makes it one that might be: an agreement not yet made, or a nickname that is a description."""
    alias = hit.entries[0].alias
    described = alias.kind is AliasKind.NICKNAME and not alias.needs and text[hit.span.start : hit.span.end].islower()
    if not described and any(entry.treaty.signed or years_of(entry.treaty) for entry in hit.entries):
        return False
    found = _ANY.search(text, max(0, hit.span.start - 50), hit.span.start)
    return found is not None and not found["signed"]


def _is_defined_otherwise(hit: Hit, folded: str, text: str, language: Words) -> bool:
    """Whether initials stand in brackets for talks or weapons: "arms limitation talks (SALT)", "(ABM) systems"."""
    start, end = hit.span
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    before, after = folded[max(0, start - 20) : start].split()[-1:], folded[end : end + 20].split()[:1]
    return bool(language.activities & {*before, *after})


def _establish(hits: list[Hit], context: Context) -> None:
    """Notes in `context` the agreements that are named beyond doubt somewhere in the document."""
    for hit in hits:
        treaty = hit.entries[0].treaty
        if all(entry.treaty is treaty for entry in hit.entries) and (
            any(not entry.alias.needs for entry in hit.entries) or context.has_noun_beside(hit.span)
        ):
            context.fields[treaty.field] += not context.established[treaty.id]
            context.established[treaty.id] += 1
            context.kin.add(treaty.parent)


def _decide(hit: Hit, context: Context) -> Mention | None:
    """The mention at a hit, of one agreement or, where nothing tells which, with its candidates."""
    fitting = [entry for entry in hit.entries if context.may_mean(entry.treaty, entry.alias, hit.span)]
    if not fitting and _is_shared_name(hit, context):
        fitting = list(hit.entries)
    years = _years_beside(context.document.text, hit.span)
    by_id = {entry.treaty.id: entry for entry in fitting if not _is_of_other_years(entry, years)}
    if not by_id:
        return None
    entry = next(iter(by_id.values()))
    if len(by_id) > 1:
        chosen = context.likeliest([entry.treaty for entry in by_id.values()], hit.span, years)
        if chosen is None:
            kind, why = _kind(entry.alias.text, entry.alias.kind), f"one of {len(by_id)} agreements of this name"
            return Mention(hit.span, "", kind, why, tuple(by_id))
        entry = by_id[chosen.id]
    why = f"alias '{entry.alias.text}'" + ("" if len(by_id) == 1 else f", the likeliest of {len(by_id)} here")
    return Mention(hit.span, entry.treaty.id, _kind(entry.alias.text, entry.alias.kind), why)


def _told_by_bracket(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions, a doubtful one meaning what its neighbour across a bracket does: "Treaty of Paris (ECSC)"."""
    for place, (first, second) in enumerate(pairwise(mentions)):
        for doubtful, other, at in ((first, second, place), (second, first, place + 1)):
            bracketed = _BRACKET.fullmatch(text, first.span.end, second.span.start)
            if bracketed and other.treaty in doubtful.candidates:
                why = f"{doubtful.why}, told beside it"
                mentions[at] = replace(doubtful, treaty=other.treaty, candidates=(), why=why)
    return mentions


def _is_of_other_years(entry: Entry, years: Sequence[int]) -> bool:
    """Whether the years beside a name that is a place's tell another one made there: "Treaty of Paris of 1259"."""
    if not years or not any(place in entry.alias.text for place in entry.treaty.places):
        return False
    own = years_of(entry.treaty)
    return bool(own) and all(abs(year - one) > _NEAR for year in years for one in own)


def _is_shared_name(hit: Hit, context: Context) -> bool:
    """Whether namesakes alone have this full name: it is one of theirs, even in no company that tells whose."""
    names = all(entry.alias.kind is AliasKind.NAME and context.exists(entry.treaty) for entry in hit.entries)
    return names and len({entry.treaty.id for entry in hit.entries}) > 1


@cache
def _kind(text: str, kind: AliasKind) -> MentionKind:
    """The kind of a mention by this alias. An acronym stays one with a noun behind it: "INF Treaty"."""
    initials = any(word.isupper() and len(word) > 1 for word in _WORD.findall(text))
    return MentionKind.ACRONYM if initials and len(text) < 20 else MentionKind(kind.value)


def _years_beside(text: str, span: Span) -> tuple[int, ...]:
    before, after = _year_before(text, span.start), _YEAR_AFTER.match(text, span.end)
    return tuple(int(found[found.lastindex or 1]) for found in (before, after) if found)


def _year_before(text: str, start: int, least: int = 0) -> re.Match[str] | None:
    # Most names stand behind no year: to look for a digit is quicker than to try the pattern.
    if not text[max(0, start - 2) : start - 1].isdigit():
        return None
    return _YEAR_BEFORE.search(text, max(least, start - 6), start)


@cache
def _noun_ends(language: Words) -> tuple[str, ...]:
    return tuple(language.nouns)


def _with_year_and_noun(mention: Mention, context: Context, room: Span, language: Words, treaty: Treaty) -> Mention:
    """The mention with what belongs to the name: "INF" + "treaty", "2015" + "Iran deal", "Treaty" + "of 1987".

    `room` is the text between the mentions before and after.
    """
    text, folded = context.document.text, context.folded
    start, end = mention.span
    if language.nouns.isdisjoint(folded[start:end].split()):
        after = _NEXT_WORD.match(text, end, room.end)
        if after and folded[after.start(1) : after.end(1)] in language.nouns:
            end = after.end()
        elif noun := _NOUN_BEFORE.search(text, max(room.start, start - _LONGEST_NOUN), start):
            # "traité FNI", "Freihandelsabkommen CETA"
            start = noun.start(1) if folded[noun.start(1) : noun.end(1)].endswith(_noun_ends(language)) else start
    before = _year_before(text, start, room.start)
    behind = _YEAR_AFTER.match(text, end, room.end)
    if before and int(before[1]) in years_of(treaty):
        start = before.start(1)
    if behind and behind["of"] and int(behind["year"]) in years_of(treaty):
        end = behind.end()
    span = Span(start, end)
    return mention if span == mention.span else replace(mention, span=span)
