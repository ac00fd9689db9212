"""Finds agreements the catalogue does not hold, by the shape of their names; they become unlisted ones.

    the Treaty of Gulistan      the Ouchy Convention      Convention on the Simplification of Customs Formalities

English capitals tell a name from talk of agreements in general; in other languages two countries do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import country_words, names_of_other_things, words
from core.mentions.aliases import alias_index
from core.mentions.bilateral import bilateral_names
from core.mentions.nouns import nouns_in
from core.mentions.taken import Taken
from core.mentions.works import is_work
from core.model import Alias, AliasKind, BlockKind, Mention, MentionKind, Reading, Span, Treaty
from core.slugs import slug_of

_CAPITAL = r"[A-ZÀ-Þ](?:[\w’'-]|\.(?=\w))*"
_WORD = rf"(?:{_CAPITAL}|\d{{4}})"
_JOINER = r"(?:(?:of|on|for|to|against|between|with)(?:[ \n](?:the|its|their))?|and|or)"
_LEFT = 100
_HEAD = re.compile(r"(?:Treaty|Convention|Pact|Accords?|Protocol|Agreement|Armistice|Memorandum)\b")
_BEFORE = re.compile(rf"(?P<name>{_CAPITAL}(?:[ \n–-]{_CAPITAL}){{0,4}})[ \n]$")
_BEHIND = re.compile(
    r"\b(?P<head>Treaty|Convention|Pact|Protocol|Agreement|Armistice|Peace)[ \n]"
    r"(?P<join>of|on|for|against|between|concerning|relating[ \n]to)[ \n]"
    rf"(?:the[ \n])?(?P<name>{_CAPITAL}(?:,?[ \n]{_WORD}|[ \n]{_JOINER}[ \n]{_WORD}){{0,12}})"
)
_PEACE = re.compile(r"Peace of ")  # without \b, which would hide from the engine what to look for
_OF_PLACE = ("Treaty", "Peace", "Pact", "Armistice", "Convention")
_PLANNED = re.compile(r"\b(?:draft|proposed|planned|future|envisaged)[ \n]\Z", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:sign|conclud|ratif|adopt)\w*[ \n](?:(?:of[ \n])?(?:an?|the|their)[ \n])?\Z")
_BEFORE_TITLE = 30
_LONG_TITLE = 3
_NEXT_WORD = re.compile(r"[ \n]([A-ZÀ-Þ]\w+)")
_SILENT = (BlockKind.HEADING, BlockKind.RELATED, BlockKind.FURNITURE, BlockKind.CODE)
_WHY = "named like an agreement; not in the catalogue"
_PLACE_ONLY = frozenset({"agreement", "memorandum", "accord", "accords"})


def find_shapes(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the unlisted agreements that it names in capitals."""
    document = reading.document
    aliases = alias_index(catalogue, document.language)
    taken = Taken(document.text, (mention.span for mention in reading.mentions))
    found: list[Mention] = []
    unlisted: dict[str, Treaty] = {}
    for span in _english(reading, taken) if document.language == "en" else bilateral_names(document):
        name = " ".join(span.of(document.text).split())
        if taken.overlaps(span) or name in aliases:
            continue
        treaty = _unlisted(name)
        unlisted[treaty.id] = treaty
        found.append(Mention(span, treaty.id, MentionKind.NAME, _WHY))
        taken.add(span)
    return replace(reading, mentions=(*reading.mentions, *found), treaties=(*reading.treaties, *unlisted.values()))


def _english(reading: Reading, taken: Taken) -> Iterator[Span]:
    """The names in capitals, but for those of headlines, of bodies and of works."""
    document, organs = reading.document, words("en").organs
    nouns = [noun for noun in nouns_in(document.text, "en") if document.text[noun.start].isupper()]
    peaces = [Span(*found.span()) for found in _PEACE.finditer(document.text)]
    heads = sorted({start for start, _ in (*nouns, *peaces) if not taken.overlaps(Span(start, start + 1))})
    for block in document.blocks:
        here = heads[bisect_left(heads, block.span.start) : bisect_left(heads, block.span.end)]
        if not here or block.kind in _SILENT or _is_headline(block.span.of(document.text)):
            continue
        for span in _names(document.text, block.span, here, among_treaties=bool(reading.mentions)):
            if _PLANNED.search(document.text, max(0, span.start - 20), span.start):
                continue
            after = _NEXT_WORD.match(document.text, span.end)
            if not (after and fold(after[1]) in organs) and not is_work(span, document.text, "en"):
                yield span


def _is_headline(text: str) -> bool:
    """Whether capitals tell nothing here: "Mix Won't Happen Before Existing Treaty Expires"."""
    if text[-1:] in ".!?":
        return text.isupper()
    initials = [word[0] for word in text.split() if word[0].isalpha()]
    return text.isupper() or 3 * sum(map(str.isupper, initials)) > 2 * len(initials)


def _names(text: str, within: Span, heads: Sequence[int], *, among_treaties: bool) -> Iterator[Span]:
    for head in heads:
        if behind := _BEHIND.match(text, head, within.end):
            of_place = behind["join"] != "of" or behind["head"] in _OF_PLACE
            proper = _is_proper(behind["name"], behind["head"], at_start=False, among_treaties=among_treaties)
            if of_place and (proper or _is_signed(head, behind["name"], text, within)):
                yield Span(head, behind.end("name"))
        noun, before = _HEAD.match(text, head), _BEFORE.search(text, max(within.start, head - _LEFT), head)
        if noun and before and (name := _without_lead(before["name"])):
            start = before.end("name") - len(name)
            if _is_proper(name, noun[0], at_start=start == within.start, among_treaties=among_treaties):
                yield Span(start, noun.end())


def _is_signed(head: int, name: str, text: str, within: Span) -> bool:
    """Whether a long title is of what is signed, in a paragraph that speaks of several countries."""
    title = {part for part in fold(name).split() if len(part) > 3}
    if len(title) < _LONG_TITLE or not names_of_other_things().spoilers.isdisjoint(title):
        return False
    signed = _SIGNED.search(text, max(within.start, head - _BEFORE_TITLE), head)
    return bool(signed) and len(_known_places() & set(fold(within.of(text)).split())) > 1


def _without_lead(name: str) -> str:
    """The name without the articles and conjunctions that a sentence or headline puts in front in capitals."""
    parts = re.split(r"(?<=[ \n])", name)
    while parts and fold(parts[0]).strip() in names_of_other_things().leads:
        parts = parts[1:]
    return "".join(parts)


def _is_proper(name: str, head: str, *, at_start: bool, among_treaties: bool) -> bool:
    """Whether the name holds a proper name, and none that makes the whole something else."""
    parts = [part for part in fold(name).split() if len(part) > 2]
    others = names_of_other_things()
    if not parts or not others.spoilers.isdisjoint(parts):
        return False
    if not _known_places().isdisjoint(parts):
        return True
    telling = [part for part in parts if part not in others.common]
    return bool(telling) and not at_start and among_treaties and head.lower() not in _PLACE_ONLY


@cache
def _known_places() -> frozenset[str]:
    return frozenset(
        word for words in country_words().values() for name in words for word in fold(name).split() if len(word) > 3
    )


def _unlisted(name: str) -> Treaty:
    folded = "-".join(fold(name).split())
    slug = slug_of(name) if folded.isascii() else folded  # a slug drops Cyrillic
    return Treaty(id=f"unlisted-{slug}", name=name, title=name, aliases=(Alias(name, AliasKind.NAME),), listed=False)
