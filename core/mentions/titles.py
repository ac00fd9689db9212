"""Finds agreements by a title not quite as the catalogue has it.

    Treaty on the limitation of conventional weapons and armed forces in Europe
    Convention for the Conservation of Antarctic Marine Living Resources

A noun for an agreement and a preposition begin a title. It is a known one where it has nearly all the
telling words of that one's title, and of no other's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from core.catalogue import Catalogue
from core.fold import fold_document
from core.lexicon import Words, country_words, words
from core.mentions.facts import key_of
from core.mentions.generic import is_any
from core.mentions.nouns import nouns_in
from core.mentions.taken import Taken
from core.model import AliasKind, Mention, MentionKind, Reading, Span

_STEM = 6
_FEWEST = 2
_ENOUGH = 3  # telling words that may stand for a title with one more; fewer must be the whole of it
_NEARLY = 0.75
_AT_LEAST_HALF = 0.5
_WINDOW = 200
_STATES = frozenset({"republic", "kingdom", "government", "governments", "states", "empire", "britain"})
_ENDS = re.compile(r"[.;:()“”\"»«\n]")
_LONG_WORD = re.compile(r"\w{4,}")
_NEXT = re.compile(r" (\w+) (?:(\w+) )?")


class Title(NamedTuple):
    """A title by its telling words, cut to their stems."""

    treaty: str
    text: str
    noun: str
    stems: tuple[str, ...]


class TitleIndex:
    """The titles of a catalogue by each of their telling words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._titles, self._by_stem = catalogue.table("titles", _tables)

    def nearest(self, noun: str, stems: set[str]) -> Title | None:
        """The title that these stems nearly spell, if they spell that of one agreement only."""
        numbers = [self._by_stem.get(f"{noun[:_STEM]} {stem}", "").split() for stem in stems]
        fewest = max(_FEWEST, min(_ENOUGH, len(stems)))
        shared = [(count, int(number)) for number, count in Counter(chain(*numbers)).items() if count >= fewest]
        several = [(count, _title(self._titles[number])) for count, number in shared]
        near = [(count / len(title.stems), count, title.text, title) for count, title in several]
        near = [row for row in near if row[0] >= _NEARLY and (row[1] >= _ENOUGH or row[1] == len(row[3].stems))]
        if not near:
            return None
        best = max(near, key=lambda row: row[:3])
        rivals = {row[3].treaty for row in near if row[:2] == best[:2]}
        return best[3] if len(rivals) == 1 else None


@lru_cache(maxsize=1)
def title_index(catalogue: Catalogue) -> TitleIndex:
    return TitleIndex(catalogue)


def _title(line: str) -> Title:
    treaty, text, noun, stems = line.split("\t")
    return Title(treaty, text, noun, tuple(stems.split()))


def _tables(catalogue: Catalogue) -> tuple[list[str], dict[str, str]]:
    """The titles, each a line with tabs; and "noun stem" -> the numbers of those that have both.

    Texts are unpacked soonest.
    """
    titles: list[str] = []
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for treaty in catalogue.values():
        for alias in treaty.aliases:
            language, silent = words(alias.language), _silent(alias.language)
            tokens = key_of(alias.text).split()
            noun = next((token for token in tokens if token in language.nouns), "")
            short = tokens[0] == noun and _countries().isdisjoint(tokens)  # "Treaty on Arms Trade"
            stems = tuple({token[:_STEM] for token in tokens if len(token) > 3 and token not in silent})
            if alias.kind is AliasKind.NAME and noun and len(stems) >= (_FEWEST if short else _ENOUGH):
                for stem in stems:
                    by_stem[f"{noun[:_STEM]} {stem}"].append(str(len(titles)))
                titles.append("\t".join((treaty.id, " ".join(alias.text.split()), noun, " ".join(stems))))
    return titles, {stem: " ".join(numbers) for stem, numbers in by_stem.items()}


def find_titles(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the agreements called by nearly their title."""
    text, language = reading.document.text, words(reading.document.language)
    folded, index, silent = fold_document(text), title_index(catalogue), _silent(reading.document.language)
    mentions = sorted(reading.mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in mentions]
    taken = Taken(text, (mention.span for mention in mentions))
    found, replaced = [], set()
    for noun in nouns_in(text, reading.document.language):
        before = bisect_right(starts, noun.start)
        named = mentions[before - 1] if before and noun.start < mentions[before - 1].span.end else None
        after = _preposition(named.span.end if named else noun.end, folded, language)
        if after < 0:
            continue
        stop = _ENDS.search(text, after, after + _WINDOW)
        end = stop.start() if stop else min(len(text), after + _WINDOW)
        telling = [Span(*word.span()) for word in _LONG_WORD.finditer(folded, after, end) if word[0] not in silent]
        stems = [token.of(folded)[:_STEM] for token in telling]
        title = index.nearest(noun.of(folded), set(stems)) or index.nearest(noun.of(folded), set(stems[:_FEWEST]))
        if not title or (named and named.treaty == title.treaty):
            continue
        start = named.span.start if named else noun.start
        span = _covered(start, telling, title, folded)
        if span and not named and reading.document.language != "en" and is_any(span, text, folded, language):
            continue
        if span and not taken.overlaps(Span(named.span.end if named else start, span.end)):
            found.append(Mention(span, title.treaty, MentionKind.NAME, f"nearly the title '{title.text}'"))
            if named:
                replaced.add(named)
    kept = [mention for mention in reading.mentions if mention not in replaced] if replaced else reading.mentions
    return replace(reading, mentions=(*kept, *found))


def _preposition(end: int, folded: str, language: Words) -> int:
    """Where the preposition behind a noun ends, also with one word between: "Convención Marco sobre"; or -1."""
    after = _NEXT.match(folded, end)
    if after and after[1] in language.titling:
        return after.end(1) + 1
    return after.end() if after and after[2] in language.titling else -1


@cache
def _silent(language: str) -> frozenset[str]:
    """The words that do not tell one title from another."""
    return words(language).nouns | words(language).titling | _countries()


@cache
def _countries() -> frozenset[str]:
    """The words of countries' names: titles between the same countries are not nearly the same title."""
    return _STATES | {token for name in country_words() for token in key_of(name).split()}


def _covered(start: int, telling: list[Span], title: Title, folded: str) -> Span | None:
    """From the noun to the last word of the title; None where too much of what lies between is not in it."""
    hits = [number for number, token in enumerate(telling) if token.of(folded)[:_STEM] in title.stems]
    if len(hits) < _AT_LEAST_HALF * (hits[-1] + 1):
        return None
    return Span(start, telling[hits[-1]].end)
