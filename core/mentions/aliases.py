"""All aliases of a catalogue, and where they stand in a text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from core.catalogue import Catalogue
from core.finder import Finder
from core.fold import fold
from core.lexicon import plurals, words
from core.mentions.abroad import abroad
from core.mentions.inflection import inflected
from core.mentions.letters import has_capitals, is_cased
from core.model import Alias, AliasKind, Span, Treaty

_WORD = re.compile(r"\w+")
_DASH = re.compile(r"\s*[–—]\s*")
_PLACE = r"[A-ZÀ-Þ][\w’'–-]*(?: [A-ZÀ-Þ][\w’'–-]*)?"
_OF_PLACE = re.compile(rf"(?P<noun>[A-ZÀ-Þ]\w+) (?:of|von) (?P<place>{_PLACE})")
_BY_PLACE = re.compile(rf"(?P<place>{_PLACE}) (?P<noun>Treaty|Convention|Pact|Protocol|Accords?|Agreements?)")
_ACCORDS = ("Accord", "Accords", "Agreement", "Agreements")
_SPELLINGS = (  # a pattern and what to put for it, of British spelling and of American
    ((r"(?<=[a-z]{3})is(?=(?:e|ed|ing|ation)\b)", "iz"), (r"(?<=[a-z]{3})iz(?=(?:e|ed|ing|ation)\b)", "is")),
    ((r"(?<=[Dd]efen)ce\b", "se"), (r"(?<=[Dd]efen)se\b", "ce")),
    ((r"(?<=[a-z])our\b", "or"), (r"\b([Ll]ab|[Hh]arb|[Nn]eighb)or\b", r"\1our")),
    ((r"\b([Pp])rogramme\b", r"\1rogram"), (r"\b([Pp])rogram\b", r"\1rogramme")),
)
_SPELT = re.compile(r"[a-z]i[sz](?:e|ed|ing|ation)\b|[Dd]efen[cs]e\b|[a-z]ou?r\b|[Pp]rogram")  # what may differ
_SHORT_STATES = re.compile(r"\b(?:US|UK|UN|EU)\b")
_INITIALS = range(3, 7)
_SMALL_ADJECTIVES = ("ru",)  # where adjectives of places begin small: "минские соглашения"
_LONG = 1_000_000  # in code points
_QUOTES = '"“”„«»'


class Entry(NamedTuple):
    """One alias of one agreement."""

    treaty: Treaty
    alias: Alias


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the text reads like an alias: of one agreement, or of several namesakes."""

    span: Span
    entries: tuple[Entry, ...]


class AliasIndex:
    """Finds aliases in folded text, whatever its hyphens, quotes and line breaks: the English and one language's."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self._catalogue, self._language = catalogue, language
        self._spellings = catalogue.table(f"aliases-{language}", partial(_table, language=language))
        self._all: tuple[Finder, list[str]] | None = None

    def __contains__(self, name: str) -> bool:
        return bool(self.owners(fold(name)))

    def owners(self, folded: str) -> tuple[Entry, ...]:
        """Whose alias a folded name is, whatever its case."""
        words_of_it = folded.split()
        return self._entries(self._possible(words_of_it).get(" ".join(words_of_it), ""))

    def hits(self, text: str, folded: str) -> Iterator[Hit]:
        """Where aliases stand with letter case as it should be, also within each other. `folded` is `fold(text)`."""
        finder, owners = self._whole() if len(folded) > _LONG else _finder(self._possible(folded.split()))
        fitting: dict[tuple[int, str, bool], tuple[Entry, ...]] = {}
        capitals = has_capitals(text)
        for number, start, end in finder.find(f" {folded} ", overlapping=True):
            span = Span(start, end - 2)
            key = (number, span.of(text), _is_quoted(text, span))
            if key not in fitting:
                fitting[key] = tuple(
                    entry for entry in self._entries(owners[number]) if key[2] or self._cased(entry, key[1], capitals)
                )
            if fitting[key]:
                yield Hit(span, fitting[key])

    def _whole(self) -> tuple[Finder, list[str]]:
        """All aliases, made once: to look for the words of a very long text first would take longer."""
        if self._all is None:
            lines = (line.split("\t") for lines in self._spellings.values() for line in lines.splitlines())
            self._all = _finder(dict(lines))
        return self._all

    def _possible(self, among: Iterable[str]) -> dict[str, str]:
        """The spellings all of whose words are among these, and whose aliases each is."""
        among = frozenset(among)
        lines = [line.split("\t") for word in among for line in self._spellings.get(word, "").splitlines()]
        return {spelling: several for spelling, several in lines if among.issuperset(spelling.split())}

    def _cased(self, entry: Entry, written: str, capitals: bool) -> bool:
        """Whether letter case allows it. An English name put into another language has its proper name in capitals."""
        alias = entry.alias
        is_put = alias.language == "en" != self._language and fold(written).split() != fold(alias.text).split()
        if not is_put or alias.kind is AliasKind.ACRONYM:
            return is_cased(alias, entry.treaty, written, capitals)
        nouns = words(self._language).nouns
        small = self._language in _SMALL_ADJECTIVES
        return small or any(word[0].isupper() and fold(word) not in nouns for word in _WORD.findall(written))

    def _entries(self, several: str) -> tuple[Entry, ...]:
        places = (owner.rpartition("/") for owner in several.split())
        treaties = ((self._catalogue[treaty_id], int(place)) for treaty_id, _, place in places)
        return tuple(Entry(treaty, treaty.aliases[place]) for treaty, place in treaties)


@lru_cache(maxsize=4)
def alias_index(catalogue: Catalogue, language: str) -> AliasIndex:
    return AliasIndex(catalogue, language)


def _finder(possible: dict[str, str]) -> tuple[Finder, list[str]]:
    """What finds these spellings, and whose each is. Of all aliases it takes longer to make than most texts to read."""
    return Finder([f" {spelling} " for spelling in possible]), list(possible.values())


def _table(catalogue: Catalogue, language: str) -> dict[str, str]:
    """The spellings of each alias under the rarest of its words: "inf treaty", a tab, "inf-1987/3", a line each.

    Behind the tab stand the agreements whose alias it is, each with the alias's place there. Few long strings,
    because thousands of small tuples would take ten times the memory.
    """
    own: defaultdict[str, list[str]] = defaultdict(list)
    derived: defaultdict[str, list[str]] = defaultdict(list)
    by_place: defaultdict[str, list[str]] = defaultdict(list)
    for treaty in catalogue.values():
        for place, alias in enumerate(treaty.aliases):
            # Initials travel: a Spanish text says TNP as a French one does.
            foreign = language != "en" and alias.kind is AliasKind.ACRONYM
            if foreign or alias.language in ("en", language):
                spelled = _spelled(alias.text)
                for spelling in spelled:
                    own[spelling].append(f"{treaty.id}/{place}")
                for spelling in _derived(alias, treaty) - spelled:
                    derived[spelling].append(f"{treaty.id}/{place}")
                for spelling in {form for name in abroad(alias, treaty, language) for form in _forms(name, language)}:
                    by_place[spelling].append(f"{treaty.id}/{place}")
    # What one agreement is called outright, no other is called by a form of its name, or by its place.
    owners = by_place | derived | own
    common = Counter(word for spelling in owners for word in set(spelling.split()))
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for spelling, several in owners.items():
        lines[min(spelling.split(), key=lambda word: common[word])].append(f"{spelling}\t{' '.join(several)}")
    return {word: "\n".join(its) for word, its in lines.items()}


def _spelled(form: str) -> set[str]:
    """A name folded, with the breaks between its words as they are and as single spaces."""
    folded = fold(form.removeprefix("The ")).strip()
    return {folded, " ".join(folded.split())} - {""}


def _derived(alias: Alias, treaty: Treaty) -> set[str]:
    """Folded forms of an alias: hyphens closed up ("antiballistic"), and the forms its words may take."""
    forms = {alias.text, re.sub(r"(?<=[a-z])-(?=[a-z])", "", alias.text), *_turned(alias, treaty)}
    forms |= {spelt for form in forms for spelt in _spelt_otherwise(form)} if alias.language == "en" else set()
    forms |= {_SHORT_STATES.sub(lambda found: ".".join(found[0]) + ".", form) for form in forms}
    spellings = {spelling for form in forms for spelling in _forms(form, alias.language)}
    if dashed := _DASH.split(alias.text)[1:] and fold(_DASH.sub("   ", alias.text)).strip():
        spellings.add(dashed)  # a dash set between spaces is three characters wide
    if alias.kind is AliasKind.ACRONYM and alias.text.isalpha() and len(alias.text) in _INITIALS:
        spellings.add(" ".join(fold(alias.text)))  # "I.N.F."
    return spellings - {""}


def _forms(name: str, language: str) -> set[str]:
    return _spelled(name) | inflected(name, language)


def _spelt_otherwise(form: str) -> Iterator[str]:
    """The form in British and in American spelling: "Organisation", "Defense"."""
    for british, american in _SPELLINGS if _SPELT.search(form) else ():
        yield re.sub(british[0], british[1], form)
        yield re.sub(american[0], american[1], form)


def _turned(alias: Alias, treaty: Treaty) -> set[str]:
    """The alias with place and noun turned round, "Treaty of Lisbon" and "Lisbon Treaty", and its noun's number."""
    forms = set()
    if found := _OF_PLACE.fullmatch(alias.text):
        forms |= {f"{found['place']} {found['noun']}"}
        forms |= {f"Peace of {found['place']}"} if treaty.kind == "peace" and found["noun"] == "Treaty" else set()
    if found := _BY_PLACE.fullmatch(alias.text):
        nouns = _ACCORDS if found["noun"] in _ACCORDS else (found["noun"],)
        forms |= {f"{found['place']} {noun}" for noun in nouns}
        forms |= {f"{noun} of {found['place']}" for noun in nouns if found["place"] in treaty.places}
    first, _, rest = alias.text.partition(" ")
    if rest.startswith(("de ", "d'", "d’")):
        numbers = plurals(alias.language)
        forms |= {f"{other} {rest}" for many, one in numbers.items() for other in _other_number(fold(first), many, one)}
    return forms


def _other_number(word: str, many: str, one: str) -> tuple[str, ...]:
    return (one,) if word == many else (many,) if word == one else ()


def _is_quoted(text: str, span: Span) -> bool:
    """Whether more than one word stands in quotation marks, which do for capitals: "ciel ouvert"."""
    after = text[span.end : span.end + 2].strip()
    if not after or after[0] not in _QUOTES:
        return False
    before = text[max(0, span.start - 2) : span.start].strip()
    return bool(before) and before[-1] in _QUOTES and " " in span.of(text)
