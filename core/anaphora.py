"""Ties short phrases that point back ("the treaty", "this pact", "the 1972 agreement") to the agreement meant.

The antecedent is the most salient agreement spoken of before that may be called by the noun: near, often
named, and of a name that uses the noun. After "a", "any" or "another" a phrase is generic and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log2

from core.catalogue import Catalogue
from core.lexicon import Words, words
from core.mentions.context import people_of, years_of
from core.mentions.fold import fold
from core.model import Block, BlockKind, Mention, MentionKind, Reading, Span, Treaty

_BEFORE = re.compile(r"(?:([^\W\d_]+)[ \n])?([^\W_]+)[ \n]$")
_ELIDED = re.compile(r"\bl[’']$", re.IGNORECASE)
_AFTER = re.compile(r"[ \n-]([^\W\d_]+)")
_PARTNER = re.compile(r" (?:with|between|avec|entre|mit|zwischen|con) (?:the )?([A-ZÀ-ÞА-Я]\w+)")
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_SILENT = (BlockKind.FURNITURE, BlockKind.CODE)
_REACH = 8
_LEAST = 0.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun that points back, in the block with this number; `year` stands before it, 0 for none."""

    span: Span
    noun: str
    year: int
    block: int


@dataclass(slots=True)
class Spoken:
    """How an agreement has been spoken of so far: how often, and where last."""

    count: int = 0
    last: int = 0
    block: int = 0


def find_anaphors(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the phrases that point back to one of its mentions."""
    document, language = reading.document, words(reading.document.language)
    if not reading.mentions:
        return reading
    folded = fold(document.text)
    waiting = sorted(reading.mentions, key=lambda mention: mention.span, reverse=True)
    taken = {position for mention in waiting for position in range(*mention.span)}
    spoken: dict[str, Spoken] = {}
    found: list[Mention] = []
    for number, block in enumerate(document.blocks):
        for phrase in _phrases(document.text, folded, block, number, language):
            while waiting and waiting[-1].span < phrase.span:
                mention = waiting.pop()
                _hear(spoken, mention, _block_of(mention.span, document.blocks, number))
            if phrase.span.start in taken:
                continue
            if treaty := _antecedent(phrase, spoken, document.text, catalogue, language):
                found.append(Mention(phrase.span, treaty.id, MentionKind.ANAPHOR, f"points back to {treaty.name}"))
                _hear(spoken, found[-1], number)
    return replace(reading, mentions=(*reading.mentions, *found))


def _phrases(text: str, folded: str, block: Block, number: int, language: Words) -> Iterator[Phrase]:
    if block.kind in _SILENT:
        return
    for noun in re.compile(rf"\b(?:{'|'.join(sorted(language.nouns))})\b").finditer(folded, *block.span):
        span = Span(*noun.span())
        before = text[max(block.span.start, span.start - 40) : span.start]
        after = _AFTER.match(text, span.end)
        if after and fold(after[1]) in language.generic_after:
            continue
        year = _definite_year(before, language)
        if year is None and block.kind in (BlockKind.HEADING, BlockKind.RELATED) and _is_headline_use(before, language):
            year = 0
        if year is not None:
            yield Phrase(span, noun[0], year, number)


def _definite_year(before: str, language: Words) -> int | None:
    """The year in a definite phrase before a noun, 0 where it has none; None where the phrase is not definite."""
    if _ELIDED.search(before):
        return 0
    found = _BEFORE.search(before)
    if not found:
        return None
    first, last = fold(found[1] or ""), fold(found[2])
    if last in language.definite:
        return 0
    if first not in language.definite:
        return None
    if _YEAR.fullmatch(last):
        return int(last)
    return 0 if last in language.qualifiers else None


def _is_headline_use(before: str, language: Words) -> bool:
    """Whether a headline leaves out the article: "If Trump Exits Treaty"."""
    found = _BEFORE.search(before)
    return bool(found and fold(found[2]) in language.headline)


def _block_of(span: Span, blocks: Sequence[Block], at: int) -> int:
    while at > 0 and blocks[at].span.start > span.start:
        at -= 1
    return at


def _hear(spoken: dict[str, Spoken], mention: Mention, block: int) -> None:
    state = spoken.setdefault(mention.treaty, Spoken())
    state.count += 1
    state.last, state.block = mention.span.end, block


def _antecedent(
    phrase: Phrase, spoken: dict[str, Spoken], text: str, catalogue: Catalogue, language: Words
) -> Treaty | None:
    partner = _PARTNER.match(text, phrase.span.end)
    most = max((state.count for state in spoken.values()), default=0)
    ranked = sorted(
        (
            (_salience(phrase, catalogue[treaty_id], state, most), state.last, treaty_id)
            for treaty_id, state in spoken.items()
            if _may_mean(phrase, catalogue[treaty_id], language, partner[1] if partner else "")
        ),
        reverse=True,
    )
    return catalogue[ranked[0][2]] if ranked and ranked[0][0] > _LEAST else None


def _may_mean(phrase: Phrase, treaty: Treaty, language: Words, partner: str) -> bool:
    if phrase.noun in language.named and not _is_called(treaty, phrase.noun):
        return False
    if phrase.year and phrase.year not in years_of(treaty):
        return False
    return not partner or not treaty.parties or fold(partner) in {fold(word) for word in people_of(treaty)}


def _salience(phrase: Phrase, treaty: Treaty, state: Spoken, most: int) -> float:
    """How readily an agreement comes to mind here: being called so, being near, being what the text is about."""
    distance = phrase.block - state.block
    reach = _REACH * (2 if state.count == most else 1)
    if distance > reach:
        return _LEAST
    near = 1.0 if phrase.span.start - state.last < 200 and not distance else 0.0
    return (
        3
        + 1.5 * _is_called(treaty, phrase.noun)
        + near
        + 0.4 * log2(1 + state.count)
        - 1.2 * min(distance, 2)
        - 0.1 * distance
    )


def _is_called(treaty: Treaty, noun: str) -> bool:
    """Whether people use this noun in the agreement's own names."""
    return any(noun.rstrip("s") in fold(alias.text) for alias in treaty.aliases)
