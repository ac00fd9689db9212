"""Ties phrases that point back ("the treaty", "this pact", "the 1972 agreement") to the agreement meant.

After "a", "any" or "another" a phrase is generic and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.antecedents import Setting, Spoken, antecedent, postcedent
from core.catalogue import Catalogue
from core.fold import fold, fold_document
from core.lexicon import Words, words
from core.mentions.facts import fact_index
from core.mentions.phrases import Phrase, phrases_in
from core.model import Block, BlockKind, Document, Mention, MentionKind, Reading, Span

_AFTER = re.compile(r"[ \n-]([^\W\d_]+)")
_TITLE = re.compile(r"[ \n](?:on|for|concerning|providing|relating|respecting)[ \n](?:\w+[ \n]){0,2}?[A-Z]")
_TO_NAME = re.compile(r"[ \n]?(?:«[ \u00a0]|[(\"“«„»])?")
_HEADLINES = (BlockKind.HEADING, BlockKind.RELATED)
_NAMES_GO_ON = ("fr", "es")  # where "la Convención Marco" can only be the beginning of a name
_CAPITALS = re.compile(r"\b((?:[A-Z][\w’'-]*[ \n-])+)[A-Z]\w*\Z")
_LONGEST = 60
_NEXT = 20  # in code points: room for one word


def find_anaphors(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the phrases that point back to one of its mentions."""
    document, language = reading.document, words(reading.document.language)
    if not reading.mentions:
        return reading
    index, folded = fact_index(catalogue, document.language), fold_document(document.text)
    waiting = sorted(reading.mentions, key=lambda mention: mention.span, reverse=True)
    taken = {position for mention in waiting for position in range(*mention.span)}
    unlisted = {treaty.id: treaty for treaty in reading.treaties}
    spoken = {name: Spoken(unlisted.get(name) or catalogue[name]) for name in {mention.treaty for mention in waiting}}
    found: list[Mention] = []
    for number, (block, phrases) in enumerate(zip(document.blocks, phrases_in(document, catalogue), strict=True)):
        for phrase in phrases:
            while waiting and waiting[-1].span < phrase.noun:
                mention = waiting.pop()
                spoken[mention.treaty].again(mention, _block_of(mention.span, document.blocks, number), folded)
            apposed = _TO_NAME.match(document.text, phrase.noun.end)
            if apposed and apposed.end() in taken:  # "der Vertrag »New START«"
                continue
            if not taken.isdisjoint(range(*phrase.span)) or not _points(phrase, block, document, language):
                continue
            before = folded[max(0, phrase.noun.start - _NEXT) : phrase.noun.start].split()[-1:]
            setting = Setting(number, block.span.start, *(before or ("",)))
            if treaty := antecedent(phrase, setting, spoken.values(), index, language):
                mention = Mention(phrase.span, treaty.id, MentionKind.ANAPHOR, f"points back to {treaty.name}")
                spoken[treaty.id].again(mention, number, folded)
                found.append(mention)
            elif len(waiting) == len(reading.mentions) and (
                treaty := postcedent(phrase, waiting, spoken, index, language)
            ):
                found.append(Mention(phrase.span, treaty.id, MentionKind.ANAPHOR, f"points on to {treaty.name}"))
                spoken[treaty.id].again(found[-1], number, folded)
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
    if _is_capital(phrase, document) and _TITLE.match(document.text, phrase.noun.end):
        return False  # "the Convention for the Pacific Settlement of …"
    if document.language == "en" and _is_unknown_name(phrase, document.text, language):
        return block.kind in _HEADLINES and phrase.opener in language.headline
    if phrase.opener in language.definite or phrase.determiner or _is_bare(phrase, language):
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
