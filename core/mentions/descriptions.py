"""Finds agreements that are described, not named: "the 1987 missile treaty", "the Paris climate pact of 2015".

A description is a noun for an agreement with facts about it before and behind. It is linked only where
exactly one known agreement fits every fact, and where the facts include one that no common noun could be:
a year, a place, a party or a body.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from core.catalogue import Catalogue
from core.lexicon import Words, words
from core.mentions.context import people_of, years_of
from core.mentions.fold import fold
from core.model import Document, Mention, MentionKind, Reading, Span, Treaty

_LEFT = 90
_LONGEST = 4
_TOKEN = re.compile(r"\w+")
_GAP = re.compile(r"[ \n–/-]|’s |'s |’ ")
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_OF_YEAR = re.compile(r" (?:of|from|in|von|de|du) (?:\w+ )?(1[4-9]\d\d|20\d\d)\b")
_WITH = re.compile(r" (?:with|mit|avec|con|с) (?:the )?")
_TREATY = frozenset({"treaty", "vertrag", "traite", "tratado", "договор"})


@dataclass(frozen=True, slots=True)
class Fact:
    """Folded words, the agreements they hold for, and whether they are more than a common noun."""

    words: str
    treaties: frozenset[str]
    proper: bool


class FactIndex:
    """What may be said of the agreements in a catalogue: words -> those it holds for."""

    def __init__(self, catalogue: Catalogue) -> None:
        common: defaultdict[str, set[str]] = defaultdict(set)
        proper: defaultdict[str, set[str]] = defaultdict(set)
        for treaty in catalogue.values():
            for subject in treaty.subjects:
                (proper if subject[0].isupper() else common)[_key(subject)].add(treaty.id)
            for name in (*treaty.places, *people_of(treaty)):
                proper[_key(name)].add(treaty.id)
        self._facts = {
            key: Fact(key, frozenset(ids | proper.get(key, set())), key in proper) for key, ids in common.items()
        }
        self._facts |= {key: Fact(key, frozenset(ids), True) for key, ids in proper.items() if key not in common}
        self.years: defaultdict[int, set[str]] = defaultdict(set)
        for treaty in catalogue.values():
            for year in years_of(treaty):
                self.years[year].add(treaty.id)

    def fact(self, phrase: str) -> Fact | None:
        """The fact of folded words, also in the plural or as an "-s" possessive."""
        return self._facts.get(phrase) or self._facts.get(phrase.removesuffix("s"))

    def year(self, year: int) -> Fact:
        return Fact(str(year), frozenset(self.years[year]), True)


@lru_cache(maxsize=1)
def fact_index(catalogue: Catalogue) -> FactIndex:
    return FactIndex(catalogue)


def find_descriptions(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the agreements that are described in full."""
    folded, language = fold(reading.document.text), words(reading.document.language)
    taken = [mention.span for mention in reading.mentions]
    found = [
        mention
        for noun in _nouns(folded, language, taken)
        if (mention := _described(noun, reading, folded, catalogue, language))
        and not any(span.overlaps(mention.span) for span in taken)
    ]
    return replace(reading, mentions=(*reading.mentions, *found))


def _key(words_: str) -> str:
    return " ".join(fold(words_).split())


def _nouns(folded: str, language: Words, taken: list[Span]) -> Iterator[Span]:
    starts = {position for span in taken for position in range(span.start, span.end)}
    for found in re.finditer(rf"\b(?:{'|'.join(sorted(language.nouns))})\b", folded):
        if found.start() not in starts:
            yield Span(*found.span())


def _described(noun: Span, reading: Reading, folded: str, catalogue: Catalogue, language: Words) -> Mention | None:
    document, mentions, index = reading.document, reading.mentions, fact_index(catalogue)
    start, before, opener = _facts_before(noun, document.text, folded, index, language)
    end, behind = _facts_behind(noun, document.text, folded, index)
    facts = [*before, *behind]
    if len(facts) < 2 or not any(fact.proper for fact in facts):
        return None
    if opener in language.indefinite - {"new"} and not any(fact.words.isdigit() for fact in facts):
        return None
    head = noun.of(folded)
    fitting = frozenset.intersection(*(fact.treaties for fact in facts))
    treaties = [catalogue[treaty_id] for treaty_id in fitting if _fits(catalogue[treaty_id], head, document, language)]
    named = {mention.treaty for mention in mentions}
    ranks = sorted(((treaty.id in named, _is_called(treaty, head), treaty.id) for treaty in treaties), reverse=True)
    if not ranks or (len(ranks) > 1 and ranks[0][:2] == ranks[1][:2]):
        return None
    why = f"description: {', '.join(fact.words for fact in facts)}, {head}"
    return Mention(Span(start, end), ranks[0][2], MentionKind.DESCRIPTIVE, why)


def _is_called(treaty: Treaty, head: str) -> bool:
    """Whether people use this noun in the agreement's own names."""
    return any(head in fold(alias.text).split() for alias in treaty.aliases)


def _fits(treaty: Treaty, head: str, document: Document, language: Words) -> bool:
    """Whether an agreement may be called by this noun, and existed when the document was written."""
    if document.date and treaty.signed[:4] > document.date.isoformat()[:4]:
        return False
    own = f"{fold(treaty.name)} {fold(treaty.title)}"
    if head in language.named:
        return head.rstrip("s") in own
    return treaty.kind != "political" or head not in _TREATY


def _facts_before(noun: Span, text: str, folded: str, index: FactIndex, language: Words) -> tuple[int, list[Fact], str]:
    """The start of the description, its facts, and the word in front of it."""
    left = max(0, noun.start - _LEFT)
    tokens = [Span(left + m.start(), left + m.end()) for m in _TOKEN.finditer(folded[left : noun.start])]
    facts: list[Fact] = []
    start, right, at = noun.start, noun.start, len(tokens)
    while at > 0 and _adjoin(text, tokens[at - 1].end, right):
        fact, size = _fact_ending_at(tokens, at, text, folded, index)
        word = tokens[at - 1].of(folded)
        if fact is None and word not in language.qualifiers and word != "new":
            return start, facts, word
        at -= size
        right = tokens[at].start
        if fact:
            facts.insert(0, fact)
            start = right
    opener = tokens[at - 1].of(folded) if at and not text[tokens[at - 1].end : right].strip() else ""
    return start, facts, opener


def _fact_ending_at(tokens: list[Span], at: int, text: str, folded: str, index: FactIndex) -> tuple[Fact | None, int]:
    """The longest fact whose words end before token `at`, and how many tokens it has."""
    last = tokens[at - 1].of(folded)
    if _YEAR.fullmatch(last):
        return index.year(int(last)), 1
    for size in range(min(_LONGEST, at), 0, -1):
        phrase = tokens[at - size : at]
        if all(_adjoin(text, a.end, b.start) for a, b in itertools.pairwise(phrase)):
            fact = index.fact(" ".join(token.of(folded) for token in phrase))
            if fact and (not fact.proper or text[phrase[0].start].isupper() or phrase[0].of(folded) in last):
                return fact, size
    return None, 1


def _adjoin(text: str, end: int, start: int) -> bool:
    """Whether nothing but a space, a hyphen or the dots of initials parts two words."""
    gap = text[end:start]
    return bool(_GAP.fullmatch(gap)) or (
        gap in (".", ". ", ".-", ".–") and text[end - 2 : end - 1] in (" ", ".", "\n", "(")
    )


def _facts_behind(noun: Span, text: str, folded: str, index: FactIndex) -> tuple[int, list[Fact]]:
    """ "of 1987", "with Iran", "of October 1994": the end of the description and its facts."""
    end, facts = noun.end, []
    if with_ := _WITH.match(text, end):
        tokens = [
            Span(with_.end() + m.start(), with_.end() + m.end())
            for m in _TOKEN.finditer(folded[with_.end() : end + 60])
        ]
        for size in range(min(_LONGEST, len(tokens)), 0, -1):
            fact = index.fact(" ".join(token.of(folded) for token in tokens[:size]))
            if fact and fact.proper and text[tokens[0].start].isupper():
                end, facts = tokens[size - 1].end, [fact]
                break
    if year := _OF_YEAR.match(text, end):
        facts.append(index.year(int(year[1])))
        end = year.end()
    return end, facts
