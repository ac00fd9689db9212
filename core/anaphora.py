"""Ties phrases that point back ("the treaty", "this pact", "the 1972 agreement") to the agreement meant.

The antecedent is the most salient agreement spoken of before that may be called so: near, often named, and
of a name that uses the noun. After "a", "any" or "another" a phrase is generic and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import Words, words
from core.mentions.facts import FactIndex, fact_index
from core.mentions.phrases import Phrase, phrases_in
from core.model import Block, BlockKind, Document, Mention, MentionKind, Reading, Span, Treaty

_AFTER = re.compile(r"[ \n-]([^\W\d_]+)")
_TO_NAME = re.compile(r"[ \n]?(?:«[ \u00a0]|[(\"“«„»])?")
_HEADLINES = (BlockKind.HEADING, BlockKind.RELATED)
_NAMES_GO_ON = ("fr", "es")  # where "la Convención Marco" can only be the beginning of a name
_CAPITALS = re.compile(r"\b((?:[A-Z][\w’'-]*[ \n-])+)[A-Z]\w*\Z")
_LONGEST = 60
_REACH = 8
_AHEAD = 1_200  # in code points: a few paragraphs


@dataclass(slots=True)
class Spoken:
    """How an agreement has been spoken of so far: how often, and where last."""

    treaty: Treaty
    count: int = 0
    last: int = 0
    block: int = 0

    def again(self, mention: Mention, block: int) -> None:
        self.count += 1
        self.last, self.block = mention.span.end, block


def find_anaphors(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the phrases that point back to one of its mentions."""
    document, language = reading.document, words(reading.document.language)
    if not reading.mentions:
        return reading
    index = fact_index(catalogue, document.language)
    waiting = sorted(reading.mentions, key=lambda mention: mention.span, reverse=True)
    taken = {position for mention in waiting for position in range(*mention.span)}
    unlisted = {treaty.id: treaty for treaty in reading.treaties}
    spoken = {name: Spoken(unlisted.get(name) or catalogue[name]) for name in {mention.treaty for mention in waiting}}
    found: list[Mention] = []
    for number, (block, phrases) in enumerate(zip(document.blocks, phrases_in(document, catalogue), strict=True)):
        for phrase in phrases:
            while waiting and waiting[-1].span < phrase.noun:
                mention = waiting.pop()
                spoken[mention.treaty].again(mention, _block_of(mention.span, document.blocks, number))
            apposed = _TO_NAME.match(document.text, phrase.noun.end)
            if apposed and apposed.end() in taken:  # "der Vertrag »New START«"
                continue
            if not taken.isdisjoint(range(*phrase.span)) or not _points(phrase, block, document, language):
                continue
            if treaty := _antecedent(phrase, number, spoken, index, language):
                mention = Mention(phrase.span, treaty.id, MentionKind.ANAPHOR, f"points back to {treaty.name}")
                spoken[treaty.id].again(mention, number)
                found.append(mention)
            elif len(waiting) == len(reading.mentions) and (
                treaty := _postcedent(phrase, waiting, spoken, index, language)
            ):
                found.append(Mention(phrase.span, treaty.id, MentionKind.ANAPHOR, f"points on to {treaty.name}"))
                spoken[treaty.id].again(found[-1], number)
    return replace(reading, mentions=(*reading.mentions, *found))


def _block_of(span: Span, blocks: Sequence[Block], at: int) -> int:
    while at > 0 and blocks[at].span.start > span.start:
        at -= 1
    return at


def _points(phrase: Phrase, block: Block, document: Document, language: Words) -> bool:
    """Whether the phrase is definite, or one whose article a headline leaves out: "If Trump Exits Treaty"."""
    after = _AFTER.match(document.text, phrase.noun.end)
    if after and fold(after[1]) in language.generic_after:
        return False
    if after and after[1][0].isupper() and (document.language in _NAMES_GO_ON or _is_capital(phrase, document)):
        return False  # "the Treaty Oak"
    if document.language == "en" and _is_unknown_name(phrase, document.text, language):
        return block.kind in _HEADLINES and phrase.opener in language.headline
    if phrase.opener in language.definite or _is_bare(phrase, language):
        return True
    return block.kind in _HEADLINES and phrase.opener in language.headline


def _is_capital(phrase: Phrase, document: Document) -> bool:
    return document.language in ("en", "ru") and document.text[phrase.noun.start].isupper()


def _is_unknown_name(phrase: Phrase, text: str, language: Words) -> bool:
    """Whether capitals before a capital noun make it a name, which is then none that is known: "the Bonn Agreement"."""
    before = _CAPITALS.search(text, max(0, phrase.noun.start - _LONGEST), phrase.noun.end)
    words = [word for word in fold(before[1]).split() if word not in language.definite] if before else []
    common = [fact.words for fact in phrase.facts if not fact.proper]
    return bool(words) and words != common


def _is_bare(phrase: Phrase, language: Words) -> bool:
    """Whether, in a language without articles, the noun stands without an adjective or a title behind it."""
    if not language.bare or phrase.joined or phrase.opener in language.indefinite:
        return False
    if phrase.facts and not any(fact.proper for fact in phrase.facts):  # "требует мирный договор"
        return False
    return not phrase.opener.endswith(tuple(language.bare))


def _antecedent(
    phrase: Phrase, block: int, spoken: dict[str, Spoken], index: FactIndex, language: Words
) -> Treaty | None:
    most = max(state.count for state in spoken.values())
    fitting = [
        state
        for state in spoken.values()
        if state.count and block - state.block <= 2 * _REACH and _may_mean(phrase, state.treaty, index, language)
    ]
    weights = {
        state.treaty.id: _salience(phrase, block, state, most, called=index.is_called(state.treaty, phrase.head))
        for state in fitting
    }
    best = max(fitting, key=lambda state: (weights[state.treaty.id], state.last), default=None)
    return best.treaty if best and weights[best.treaty.id] > 0 else None


def _postcedent(
    phrase: Phrase, waiting: Sequence[Mention], spoken: dict[str, Spoken], index: FactIndex, language: Words
) -> Treaty | None:
    """The agreement that a text which has named none so far is about to name, and calls so."""
    if phrase.opener not in language.definite or phrase.joined:
        return None
    near = (mention for mention in reversed(waiting) if mention.span.start - phrase.noun.end < _AHEAD)
    first = next((spoken[mention.treaty].treaty for mention in near), None)
    fits = first and index.is_called(first, phrase.head) and _may_mean(phrase, first, index, language)
    return first if fits else None


def _may_mean(phrase: Phrase, treaty: Treaty, index: FactIndex, language: Words) -> bool:
    """Whether noun and facts fit. "The agreement on …" brings its own subject: some fact of it must be known."""
    if phrase.head in language.named and not index.is_called(treaty, phrase.head):
        return False
    if phrase.strange or (phrase.joined and not phrase.facts):
        return False
    return all(treaty.id in fact.treaties for fact in phrase.facts)


def _salience(phrase: Phrase, block: int, state: Spoken, most: int, *, called: bool) -> float:
    """How readily an agreement comes to mind here: being called so, being near, being what the text is about."""
    distance = block - state.block
    if distance > _REACH * (2 if state.count == most else 1):
        return 0.0
    near = 1.0 if not distance and phrase.noun.start - state.last < 200 else 0.0
    fading = 1.2 * min(distance, 2) + 0.1 * distance
    return 3 + 1.5 * called + near + 0.4 * log2(1 + state.count) - fading
