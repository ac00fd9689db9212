"""Ties phrases that point back ("the treaty", "this pact", "the 1972 agreement") to the agreement meant.

After "a", "any" or "another" a phrase is generic and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from core.antecedents import Setting, Spoken, antecedent, postcedent
from core.catalogue import Catalogue
from core.fold import fold, fold_document
from core.lexicon import Words, words
from core.mentions.facts import fact_index
from core.mentions.nouns import is_predicate
from core.mentions.phrases import Phrase, phrases_in
from core.model import Block, BlockKind, Document, Mention, MentionKind, Reading, Span, Treaty

_AFTER = re.compile(r"[ \n-]([^\W\d_]+)")
_TITLE = re.compile(r"[ \n](?:on|for|concerning|providing|relating|respecting)[ \n](?:\w+[ \n]){0,2}?[A-Z]")
_TO_NAME = re.compile(r"[ \n]?(?:«[ \u00a0]|[(\"“«„»])?")
_HEADLINES = (BlockKind.HEADING, BlockKind.RELATED)
_NAMES_GO_ON = ("fr", "es")  # where "la Convención Marco" can only be the beginning of a name
_CAPITALS = re.compile(r"\b((?:[A-Z][\w’'-]*[ \n-])+)[A-Z]\w*\Z")
_LONGEST = 60
_STILL = 500  # in code points: how long what is new is spoken of
_NEW = ("a", "an", "another")
_APPOSED = re.compile(r"(?:[,–—(]|\bas)[ \n]?an?[ \n](?:[\w-]+[ \n]){0,4}\Z")
_NEXT = 20  # in code points: room for one word


def find_anaphors(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the phrases that point back to one of its mentions."""
    if not reading.mentions:
        return reading
    walk = _Walk(reading, catalogue)
    for number, phrases in enumerate(phrases_in(reading.document, catalogue)):
        for phrase in phrases:
            walk.come_to(phrase, number)
    return replace(reading, mentions=(*reading.mentions, *walk.found))


class _Walk:
    """A way through a document, phrase by phrase, that remembers which agreements were spoken of.

    `others` has the nouns of agreements that are none of these, and where each was spoken of last.
    """

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        self.found: list[Mention] = []
        self._document, self._language = reading.document, words(reading.document.language)
        self._index = fact_index(catalogue, reading.document.language)
        self._folded = fold_document(reading.document.text)
        self._waiting = sorted(reading.mentions, key=attrgetter("span"), reverse=True)
        self._all = len(self._waiting)
        self._taken = bytearray(len(self._folded) + 1)
        for start, end in (mention.span for mention in self._waiting):
            self._taken[start:end] = b"\1" * (end - start)
        unlisted = {treaty.id: treaty for treaty in reading.treaties}
        names = {mention.treaty for mention in self._waiting}
        self._spoken = {name: Spoken(unlisted.get(name) or catalogue[name]) for name in names}
        self._most = 0
        self._others: dict[str, int] = {}

    def come_to(self, phrase: Phrase, number: int) -> None:
        """Takes note of a phrase in block `number`, and finds what it points to."""
        self._pass_mentions(phrase, number)
        if self._taken.find(1, *phrase.span) >= 0:
            return
        apposed = _TO_NAME.match(self._document.text, phrase.noun.end)
        if apposed and self._taken[apposed.end()]:  # "der Vertrag »New START«"
            return
        block = self._document.blocks[number]
        if not _points(phrase, block, self._document, self._language):
            if _is_new(phrase, self._document):
                self._others[phrase.head] = phrase.noun.end
        elif treaty := self._meant(phrase, number, block):
            self._tie(phrase, number, treaty, "back")
        elif len(self._waiting) == self._all and (
            treaty := postcedent(phrase, self._waiting, self._spoken, self._index, self._language)
        ):
            self._tie(phrase, number, treaty, "on")
        elif self._document.language == "en":
            self._others[phrase.head] = phrase.noun.end

    def _pass_mentions(self, phrase: Phrase, number: int) -> None:
        waiting, blocks = self._waiting, self._document.blocks
        while waiting and waiting[-1].span < phrase.noun:
            mention = waiting.pop()
            self._speak(mention, _block_of(mention.span, blocks, number))

    def _meant(self, phrase: Phrase, number: int, block: Block) -> Treaty | None:
        """The agreement spoken of before that the phrase means, unless another one of this noun has come up since."""
        before = self._folded[max(0, phrase.noun.start - _NEXT) : phrase.noun.start].split()[-1:]
        setting = Setting(number, block.span.start, before[0] if before else "", self._most)
        treaty = antecedent(phrase, setting, self._spoken.values(), self._index, self._language)
        since = self._others.get(phrase.head, 0)
        if treaty and not phrase.facts and self._spoken[treaty.id].last < since and phrase.noun.start - since < _STILL:
            return None
        return treaty

    def _tie(self, phrase: Phrase, number: int, treaty: Treaty, way: str) -> None:
        mention = Mention(phrase.span, treaty.id, MentionKind.ANAPHOR, f"points {way} to {treaty.name}")
        self._speak(mention, number)
        self.found.append(mention)

    def _speak(self, mention: Mention, block: int) -> None:
        state = self._spoken[mention.treaty]
        state.again(mention, block, self._folded)
        self._most = max(self._most, state.count)


def _block_of(span: Span, blocks: Sequence[Block], at: int) -> int:
    while at > 0 and blocks[at].span.start > span.start:
        at -= 1
    return at


def _points(phrase: Phrase, block: Block, document: Document, language: Words) -> bool:
    """Whether the phrase is definite, or one whose article a headline leaves out: "If Trump Exits Treaty"."""
    after = _AFTER.match(document.text, phrase.noun.end)
    if after and Span(*after.span(1)).of(fold_document(document.text)) in language.generic_after:
        return False
    capital = _is_capital(phrase, document)
    if after and (capital or document.language in _NAMES_GO_ON) and after[1][0].isupper():
        return False  # "the Treaty Oak"
    if capital and _TITLE.match(document.text, phrase.noun.end):
        return False  # "the Convention for the Pacific Settlement of …"
    if document.language == "en" and _is_unknown_name(phrase, document.text, language):
        return block.kind in _HEADLINES and phrase.opener in language.headline
    if phrase.opener in language.definite or phrase.determiner or _is_bare(phrase, language):
        return True
    return block.kind in _HEADLINES and phrase.opener in language.headline


def _is_new(phrase: Phrase, document: Document) -> bool:
    """Whether "a treaty" brings up another one than those spoken of, and says not what one of them is."""
    start = phrase.span.start
    if document.language != "en" or phrase.opener not in _NEW or is_predicate(start, document.text):
        return False
    return not _APPOSED.search(document.text, max(0, start - _LONGEST), start)


def _is_capital(phrase: Phrase, document: Document) -> bool:
    return document.language in ("en", "ru") and document.text[phrase.noun.start].isupper()


def _is_unknown_name(phrase: Phrase, text: str, language: Words) -> bool:
    """Whether capitals before a capital noun make it a name, which is then none that is known: "the Bonn Agreement"."""
    if phrase.noun.of(text).islower():  # most are
        return False
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
