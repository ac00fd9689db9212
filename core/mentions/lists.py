"""Finds agreements that share a noun or a name with their neighbours.

the Geneva and Hague conventions        the treaties of Tlatelolco, Rarotonga and Bangkok        SALT I and II
el Tratado de Tlatelolco y el de Pelindaba        le traité de Sèvres et celui de Lausanne
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import plurals, words
from core.mentions.aliases import AliasIndex, alias_index
from core.mentions.context import Context
from core.mentions.nouns import plurals_in
from core.mentions.taken import Taken
from core.model import Mention, MentionKind, Reading, Span

_ITEM = r"(?!The[ \n])[A-ZÀ-Þ][\w’'-]+(?:[ \n][A-ZÀ-Þ][\w’'-]+){0,2}(?:[ \n][12]\d{3}\b)?"
_AND = r"(?:,?[ \n](?:and|und|et|y|&)[ \n](?:the[ \n])?|,[ \n])"
_BEHIND = re.compile(rf"[ \n](?:of|von|de|du)[ \n](?P<list>{_ITEM}(?:{_AND}{_ITEM})+)")
_BEFORE = re.compile(rf"(?P<list>{_ITEM}(?:{_AND}{_ITEM})+)[ \n]$")
_PARTS = re.compile(_ITEM)
_NUMERAL = re.compile(r"(?P<stem>.*\S)[ \n](?:[IVX]+)$", re.DOTALL)
_NEXT_NUMERAL = re.compile(r"[ \n](?:and|und|et|y|&)[ \n](?P<numeral>[IVX]+)\b")
_HYPHENED = re.compile(
    r"\b(?P<first>[A-ZÄÖÜ]\w+)-,?[ \n](?:und|oder|sowie)[ \n](?:\w{3,6}[ \n])?(?P<second>[A-ZÄÖÜ]\w+)"
)
_ELLIPSIS = {
    "en": rf"th(?:at|ose)[ \n]of[ \n](?P<place>{_ITEM})",
    "fr": rf"\b[Cc](?:elui|elle|eux|elles)[ \n](?:de[ \n]|d[’'])(?P<place>{_ITEM})",
    "es": rf"\b(?:el|la|los|las)[ \n]de[ \n](?P<place>{_ITEM})",
}
_GOES_ON = {
    "fr": rf"(?:,?[ \n](?:et|ou|puis)|,)[ \n](?:de[ \n]|d[’'])(?P<place>{_ITEM})",
    "es": rf"(?:,?[ \n](?:y|e|o|u|luego)|,)[ \n]de[ \n](?P<place>{_ITEM})",
}
_YEAR_BEHIND = re.compile(r"\s\d{4}\Z")
_LEFT = 120
_FEMININE = ("convention", "charte", "entente", "convencion", "carta")
_SENTENCE_END = re.compile(r"[.!?][ \n]|\n\n")
_BACK = 250  # in code points: how far the noun that is left out may stand


def find_lists(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the members of such lists that are known agreements."""
    text, language = reading.document.text, reading.document.language
    index, context = alias_index(catalogue, language), Context(reading.document)
    context.established.update(mention.treaty for mention in reading.mentions)
    taken = Taken(text, (mention.span for mention in reading.mentions))
    found: list[Mention] = []
    members = (*_members(text, language), *_numbered(reading), *_compounds(text, language), *_elliptic(reading))
    for span, names in members:
        if not taken.overlaps(span) and (treaty := _meant(names, span, index, context)):
            found.append(Mention(span, treaty, MentionKind.NAME, "one of a list that shares a name"))
            taken.add(span)
    return replace(reading, mentions=(*reading.mentions, *found))


def _members(text: str, language: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The members of lists around a plural noun, each with the names it would have alone."""
    for noun, singular in plurals_in(text, language):
        if behind := _BEHIND.match(text, noun.end):
            for place, part in enumerate(_PARTS.finditer(text, *behind.span("list"))):
                yield Span(noun.start if place == 0 else part.start(), part.end()), _alone(part[0], singular)
        elif before := _BEFORE.search(text, max(0, noun.start - _LEFT), noun.start):
            parts = list(_PARTS.finditer(text, *before.span("list")))
            for part in parts:
                yield (
                    Span(part.start(), noun.end if part is parts[-1] else part.end()),
                    (part[0], *_alone(part[0], singular)),
                )


def _compounds(text: str, language: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """ "Flüchtlings-" before "und Migrationspakt"."""
    nouns = tuple(sorted(words(language).nouns, key=len, reverse=True))
    for found in _HYPHENED.finditer(text) if language == "de" else ():
        second = fold(found["second"])
        if head := next((noun for noun in nouns if second.endswith(noun)), ""):
            yield Span(*found.span("first")), (found["first"] + head,)


def _alone(place: str, singular: str) -> tuple[str, ...]:
    place = _YEAR_BEHIND.sub("", place)
    return (f"{place} {singular}", *(f"{singular} {of}{place}" for of in ("of ", "de ", "d'", "von ")))


def _numbered(reading: Reading) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """ "II" behind "SALT I and"."""
    text = reading.document.text
    for mention in reading.mentions:
        second = _NEXT_NUMERAL.match(text, mention.span.end)
        if second and (first := _NUMERAL.fullmatch(mention.span.of(text))):
            yield Span(*second.span("numeral")), (f"{first['stem']} {second['numeral']}",)


def _elliptic(reading: Reading) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """ "Pelindaba" in "el de Pelindaba" or "y de Pelindaba", behind an agreement whose noun is left out."""
    text, language = reading.document.text, reading.document.language
    named = sorted(mention.span for mention in reading.mentions)
    for found in re.finditer(_ELLIPSIS[language], text) if named and language in _ELLIPSIS else ():
        last = named[bisect_left(named, found.span()) - 1]
        if 0 < found.start() - last.end < _BACK and (noun := _noun_of(last, text, language)):
            agrees = language == "en" or (noun in _FEMININE) == found[0].casefold().startswith(("la", "cell"))
            near = len(_SENTENCE_END.findall(text, last.end, found.start())) <= (language != "en")
            if agrees and near:
                yield Span(*found.span("place")), _alone(found["place"], noun)
                if language in _GOES_ON:
                    yield from _going_on(found.end(), noun, text, language)
    for last in named if language in _GOES_ON else ():
        if noun := _noun_of(last, text, language):
            yield from _going_on(last.end, noun, text, language)


def _noun_of(name: Span, text: str, language: str) -> str:
    """The noun that a name begins with, in English any in it, in the singular; or nothing."""
    spoken = fold(name.of(text)).split()
    first = next((word for word in spoken if word in words("en").nouns), "") if language == "en" else spoken[0]
    return plurals(language).get(first, first) if first in words(language).nouns or first in plurals(language) else ""


def _going_on(end: int, noun: str, text: str, language: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """ "Cotonou" in ", puis de Cotonou"."""
    while found := re.compile(_GOES_ON[language]).match(text, end):
        yield Span(*found.span("place")), _alone(found["place"], noun)
        end = found.end()


def _meant(names: tuple[str, ...], span: Span, index: AliasIndex, context: Context) -> str:
    """The id of the one agreement that any of these names may mean here, or nothing."""
    entries = [entry for name in names for entry in index.owners(fold(name)) if context.exists(entry.treaty)]
    called = [entry for entry in entries if " " in entry.alias.text]  # "Basel Convention" before a mere "Basel"
    treaties = {entry.treaty.id: entry.treaty for entry in called or entries}
    chosen = context.likeliest(list(treaties.values()), span, ()) if treaties else None
    return chosen.id if chosen else ""
