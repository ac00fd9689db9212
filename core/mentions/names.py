"""Finds agreements by the names the catalogue holds, all at once, and tells namesakes apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import Words, words
from core.mentions.context import Context
from core.mentions.facts import years_of
from core.model import Alias, AliasKind, Mention, MentionKind, Reading, Span, Treaty

_WORD = re.compile(r"\w+")
_QUOTES = '"“”„«»'
_YEAR_BEFORE = re.compile(r"\b(1[4-9]\d\d|20\d\d)[ \n-]$")
_YEAR_AFTER = re.compile(r"(?:,? (?:of|von|de|от) |, | \()(1[4-9]\d\d|20\d\d)\b")
_NEXT_WORD = re.compile(r"[\"”“»’]?[ \n-]?[\"”“»’]?([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One alias of one agreement."""

    treaty: Treaty
    alias: Alias


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the text reads like an alias: of one agreement, or of several namesakes.

    `noun` tells that a noun for an agreement stands beside it: "the Kyoto pact", "traité Ciel ouvert".
    """

    span: Span
    entries: tuple[Entry, ...]
    noun: bool = False


class NameIndex:
    """All aliases of a catalogue in one automaton."""

    def __init__(self, catalogue: Catalogue) -> None:
        table: defaultdict[str, list[Entry]] = defaultdict(list)
        for treaty in catalogue.values():
            for alias in treaty.aliases:
                for spelling in _spellings(alias.text):
                    table[spelling].append(Entry(treaty, alias))
        self._entries = [tuple(entries) for entries in table.values()]
        self._automaton = AhoCorasick([f" {spelling} " for spelling in table])

    def hits(self, text: str, folded: str) -> Iterator[Hit]:
        """Where aliases stand with letter case as it should be, also within each other. `folded` is `fold(text)`."""
        for number, start, end in self._automaton.find_matches_as_indexes(f" {folded} ", overlapping=True):
            span = Span(start, end - 2)
            written = span.of(text)
            quoted = _is_quoted(text, span)
            entries = tuple(entry for entry in self._entries[number] if quoted or _cased(entry, written))
            if entries:
                yield Hit(span, entries)


@lru_cache(maxsize=1)
def name_index(catalogue: Catalogue) -> NameIndex:
    return NameIndex(catalogue)


def find_names(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with every agreement that is called by a name, an acronym or a nickname."""
    context = Context(reading.document)
    text, language = reading.document.text, words(reading.document.language)
    hits = [
        replace(hit, noun=_has_noun_beside(hit.span, context.folded, language))
        for hit in _longest(name_index(catalogue).hits(text, context.folded))
        if not _names_something_else(hit, text, language)
    ]
    others = {hit.span.of(text) for hit in hits if _is_defined_otherwise(hit, context.folded, text, language)}
    hits = [hit for hit in hits if hit.noun or hit.span.of(text) not in others]
    _establish(hits, context)
    found = [mention for hit in hits if (mention := _decide(hit, context))]
    whole: list[Mention] = []
    starts = [*(mention.span.start for mention in found[1:]), len(text)]
    for mention, next_start in zip(found, starts, strict=False):
        room = Span(whole[-1].span.end if whole else 0, next_start)
        whole.append(_with_year_and_noun(mention, text, room, language, catalogue[mention.treaty]))
    return replace(reading, mentions=tuple(whole))


def _spellings(alias: str) -> set[str]:
    """Folded forms of an alias: with its hyphens as spaces, and closed up ("antiballistic")."""
    return {" ".join(fold(form).split()) for form in (alias, re.sub(r"(?<=[a-z])-(?=[a-z])", "", alias))} - {""}


def _is_quoted(text: str, span: Span) -> bool:
    """Whether more than one word stands in quotation marks, which do for capitals: "ciel ouvert"."""
    before, after = text[max(0, span.start - 2) : span.start].strip(), text[span.end : span.end + 2].strip()
    return " " in span.of(text) and before[-1:] in _QUOTES and after[:1] in _QUOTES and bool(before and after)


def _cased(entry: Entry, written: str) -> bool:
    """Whether letter case allows `written` to be this alias: it tells START from start."""
    alias = entry.alias
    if written.isupper() and len(written) > 3 and " " in written:
        return True
    pairs = list(zip(_WORD.findall(alias.text), _WORD.findall(written), strict=False))
    if alias.kind is AliasKind.ACRONYM:
        return all(_same_initials(a, w, british=not alias.needs) for a, w in pairs)
    nouns = words(alias.language).nouns
    loose = len(pairs) > 2 and any(fold(a) in nouns for a, _ in pairs)
    proper = (
        {word for name in (*entry.treaty.places, *entry.treaty.parties) for word in fold(name).split()}
        if loose
        else set()
    )
    strict = [(a, w) for a, w in pairs if a[0].isupper() and fold(a) not in nouns and (not loose or fold(a) in proper)]
    right = sum(_same_word(a, w) for a, w in strict)
    return 2 * right >= len(strict)


def _same_initials(alias: str, written: str, *, british: bool) -> bool:
    return written == alias or (british and len(alias) > 3 and written == alias.capitalize()) or not alias.isupper()


def _same_word(alias: str, written: str) -> bool:
    if alias.isupper() and len(alias) > 1:
        return written == alias or (len(alias) > 3 and written == alias.capitalize())
    return written[0].isupper()


def _longest(hits: Iterator[Hit]) -> list[Hit]:
    """Of hits that overlap, the one that starts first and reaches furthest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end)):
        if not kept or hit.span.start >= kept[-1].span.end:
            kept.append(hit)
        elif hit.span == kept[-1].span:
            kept[-1] = replace(kept[-1], entries=kept[-1].entries + hit.entries)
    return kept


def _names_something_else(hit: Hit, text: str, language: Words) -> bool:
    """Whether the next word makes it another thing's name: "North Atlantic Treaty Organization", "SALT talks"."""
    after = _NEXT_WORD.match(text, hit.span.end)
    if not after:
        return False
    word = fold(after[1])
    initials = all(entry.alias.kind is AliasKind.ACRONYM for entry in hit.entries)
    return (after[1][0].isupper() and word in language.organs) or (initials and word in language.activities)


def _is_defined_otherwise(hit: Hit, folded: str, text: str, language: Words) -> bool:
    """Whether initials stand in brackets for talks or weapons: "arms limitation talks (SALT)", "(ABM) systems"."""
    start, end = hit.span
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    before, after = folded[max(0, start - 20) : start].split()[-1:], folded[end : end + 20].split()[:1]
    return bool(language.activities & {*before, *after})


def _has_noun_beside(span: Span, folded: str, language: Words) -> bool:
    before = folded[max(0, span.start - 20) : span.start].split()
    after = folded[span.end : span.end + 20].split()
    return bool(language.nouns & {*before[-1:], *after[:1]})


def _establish(hits: list[Hit], context: Context) -> None:
    """Notes in `context` the agreements that are named beyond doubt somewhere in the document."""
    for hit in hits:
        treaties = {entry.treaty.id for entry in hit.entries}
        if len(treaties) == 1 and (hit.noun or any(not entry.alias.needs for entry in hit.entries)):
            context.established[treaties.pop()] += 1


def _decide(hit: Hit, context: Context) -> Mention | None:
    """The mention at a hit: one candidate or none."""
    fitting = [entry for entry in hit.entries if context.may_mean(entry.treaty, entry.alias, hit.span, hit.noun)]
    by_id = {entry.treaty.id: entry for entry in fitting}
    if not by_id:
        return None
    years = _years_beside(context.document.text, hit.span)
    chosen = context.likeliest([entry.treaty for entry in by_id.values()], hit.span, years)
    if chosen is None:
        return None
    alias = by_id[chosen.id].alias
    why = f"alias '{alias.text}'" + ("" if len(by_id) == 1 else f", the likeliest of {len(by_id)} here")
    return Mention(hit.span, chosen.id, _kind(alias), why)


def _kind(alias: Alias) -> MentionKind:
    """An acronym stays one with a noun behind it: "INF Treaty"."""
    initials = any(word.isupper() and len(word) > 1 for word in _WORD.findall(alias.text))
    return MentionKind.ACRONYM if initials and len(alias.text) < 20 else MentionKind(alias.kind.value)


def _years_beside(text: str, span: Span) -> tuple[int, ...]:
    before, after = _YEAR_BEFORE.search(text, max(0, span.start - 6), span.start), _YEAR_AFTER.match(text, span.end)
    return tuple(int(found[1]) for found in (before, after) if found)


def _with_year_and_noun(mention: Mention, text: str, room: Span, language: Words, treaty: Treaty) -> Mention:
    """The mention with what belongs to the name: "INF" + "treaty", "2015" + "Iran deal", "Treaty" + "of 1987".

    `room` is the text between the mentions before and after.
    """
    start, end = mention.span
    after = _NEXT_WORD.match(text, end, room.end)
    if after and fold(after[1]) in language.nouns and language.nouns.isdisjoint(fold(text[start:end]).split()):
        end = after.end()
    years = years_of(treaty)
    before, behind = (
        _YEAR_BEFORE.search(text, max(room.start, start - 6), start),
        _YEAR_AFTER.match(text, end, room.end),
    )
    if before and int(before[1]) in years:
        start = before.start(1)
    if behind and int(behind[1]) in years and behind[0].lstrip(", ").startswith(("of", "von", "de", "от")):
        end = behind.end()
    return replace(mention, span=Span(start, end))
