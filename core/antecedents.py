"""Tells which of the agreements spoken of so far a phrase such as "the treaty" means.

It is the most salient that may be called so: near, often named, and of a name that uses the noun.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from math import log2
from operator import itemgetter
from typing import NamedTuple

from core.lexicon import Words
from core.mentions.facts import FactIndex, is_of_day
from core.mentions.phrases import Phrase
from core.model import Mention, MentionKind, Treaty

_REACH = 8  # in blocks
_AHEAD = 1_200  # in code points: a few paragraphs
_JUST_NOW = 300
_LAST_SO = 0.8  # what being the last called by this very noun weighs, in its paragraph
_PAIR = 400  # in code points: how far the two may stand that "the former" and "the latter" tell apart


@dataclass(slots=True)
class Spoken:
    """How an agreement has been spoken of so far: how often, where last, and by which words."""

    treaty: Treaty
    count: int = 0
    last: int = 0
    block: int = 0
    called: dict[str, int] = field(default_factory=dict)

    def again(self, mention: Mention, block: int, folded: str) -> None:
        self.count += 1
        start, end = mention.span
        self.last, self.block = end, block
        if mention.kind is not MentionKind.ANAPHOR:
            for word in folded[start:end].split():
                self.called[word] = end


class Setting(NamedTuple):
    """Where a phrase stands: the number of its block, where that begins, and the word before the noun, folded.

    `most` is how often the agreement that has been spoken of most often was.
    """

    block: int
    begins: int
    before: str
    most: int


def antecedent(
    phrase: Phrase, setting: Setting, spoken: Collection[Spoken], index: FactIndex, language: Words
) -> Treaty | None:
    """The agreement meant, or None where none of those spoken of may be."""
    if _is_unexplained(phrase):
        return None
    first = setting.block - 2 * _REACH
    near = [state for state in spoken if state.block >= first and state.count]
    fitting = [state for state in near if _may_mean(phrase, state, index, language)]
    if not fitting:
        return None
    if pair := _pair(phrase, setting, near):
        return pair.treaty if pair in fitting else None
    head = phrase.head
    last = max([state.called.get(head, 0) for state in fitting])
    just_now = last > max(setting.begins, phrase.noun.start - _JUST_NOW)
    ranked = []
    for state in fitting:
        weight = _salience(phrase, setting, state, called=index.is_called(state.treaty, head))
        last_so = just_now and last == state.called.get(head)
        ranked.append((weight + _LAST_SO * last_so, state.last, state))
    weight, _, best = max(ranked, key=itemgetter(0, 1))
    return best.treaty if weight > 0 else None


def postcedent(
    phrase: Phrase, waiting: Sequence[Mention], spoken: dict[str, Spoken], index: FactIndex, language: Words
) -> Treaty | None:
    """The agreement that a text which has named none so far is about to name, and calls so."""
    if phrase.opener not in language.definite or phrase.joined:
        return None
    near = (mention for mention in reversed(waiting) if mention.span.start - phrase.noun.end < _AHEAD)
    first = next((spoken[mention.treaty] for mention in near), None)
    fits = first and index.is_called(first.treaty, phrase.head) and _may_mean(phrase, first, index, language)
    return first.treaty if first and fits else None


def _pair(phrase: Phrase, setting: Setting, near: Sequence[Spoken]) -> Spoken | None:
    """The last but one that was spoken of, or the last, as "the former treaty" and "the latter" say."""
    if setting.before not in ("former", "latter"):
        return None
    named = {max(state.called.values(), default=0): state for state in near}
    just = [named[last] for last in sorted(named, reverse=True) if phrase.noun.start - last < _PAIR]
    if len(just) > 1:
        return just[1 if setting.before == "former" else 0]
    return None


def _is_unexplained(phrase: Phrase) -> bool:
    """Whether "The agreement on …" brings a subject of its own of which no fact is known."""
    return phrase.strange or (phrase.joined and not phrase.facts)


def _may_mean(phrase: Phrase, state: Spoken, index: FactIndex, language: Words) -> bool:
    """Whether noun and facts fit."""
    treaty = state.treaty
    if phrase.facts and not all(treaty.id in fact.treaties for fact in phrase.facts):
        return False
    if (phrase.head in language.named or treaty.kind == "charter") and not index.is_called(treaty, phrase.head):
        return False
    if phrase.dates and not is_of_day(treaty, phrase.dates):
        return False
    return not phrase.determiner or phrase.opener in state.called or index.is_named(treaty, phrase.opener)


def _salience(phrase: Phrase, setting: Setting, state: Spoken, *, called: bool) -> float:
    """How readily an agreement comes to mind here: being called so, being near, being what the text is about."""
    distance = setting.block - state.block
    if distance > _REACH * (2 if state.count == setting.most else 1):
        return 0.0
    near = 1.0 if not distance and phrase.noun.start - state.last < 200 else 0.0
    fading = 1.2 * min(distance, 2) + 0.1 * distance
    return 3 + 1.5 * called + near + 0.4 * log2(1 + state.count) - fading
