"""What may be said of agreements: the words and years that describe them, and which ones each holds for."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial
from typing import NamedTuple

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import country_words, dictionary_forms, english_nouns, plurals, subject_words, words
from core.model import Alias, Treaty

FEW = 12
_OF_KIND = {"peace": ("peace",), "armistice": ("armistice", "ceasefire", "truce")}  # subjects that go without saying
_KEPT = 20_000  # words looked up; the same few thousand stand before most nouns
_Row = tuple[tuple[str, ...], bool, bool]


class Fact(NamedTuple):
    """Folded words, the agreements they hold for, whether they are more than a common noun, and whether a party."""

    words: str
    treaties: frozenset[str]
    proper: bool
    party: bool = False

    @property
    def year(self) -> int:
        """The year that this fact is, 0 for other facts."""
        return int(self.words) if self.words.isdigit() else 0


class FactIndex:
    """The facts of a catalogue, by their words in English and one other language."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self._facts, self._years = catalogue.table(f"facts-{language}", partial(_tables, language=language))
        self.proper_is_small = language != "en"  # adjectives of countries: "iranien", "советский"
        self._language = language
        self._endings = sorted(words(language).endings)
        self._openers = words(language).definite | words(language).indefinite  # "une" is no form of "UN"
        own = plurals("en").keys() - words("en").heads if language == "en" else ()
        self._plurals = frozenset(own)  # nouns for several, unless one is called so
        self._heads: dict[str, str] = {}
        self._called: dict[tuple[str, str], bool] = {}
        self._forms, self._english = dictionary_forms(language), english_nouns(language)
        self.fact = lru_cache(maxsize=_KEPT)(self._fact)

    def _fact(self, words: str) -> Fact | None:
        """The fact of these folded words, also where endings follow them: "iranischen", "Iranian's" plural."""
        row = self._facts.get(words) or (None if words in self._openers else self._inflected(words))
        return Fact(words, frozenset(row[0]), *row[1:]) if row else None

    def _inflected(self, words: str) -> _Row | None:
        """The row of words that end as words do in a sentence; of two words, each may."""
        first, _, last = words.rpartition(" ")
        stems = [last.removesuffix(ending) for ending in self._endings if last.endswith(ending)]
        before = [first, *(first.removesuffix(ending) for ending in self._endings if first.endswith(ending))]
        keys = (f"{one} {stem}".strip() for one in before for stem in (last, *stems))
        return next((row for key in keys if (row := self._facts.get(key))), None)

    def year(self, year: int) -> Fact:
        return Fact(str(year), frozenset(self._years.get(year, ())), True)

    def is_called(self, treaty: Treaty, noun: str) -> bool:
        """Whether this folded noun, in whatever case, is what an agreement's own names call it."""
        called = self._called.get((treaty.id, noun))
        if called is None:
            called = self._called[treaty.id, noun] = self._has_head(treaty, noun)
        return called

    def _has_head(self, treaty: Treaty, noun: str) -> bool:
        """What has no name in the language goes by the nouns that its English ones would be put into."""
        if treaty.id not in self._heads:
            self._heads[treaty.id] = " ".join(_head(alias) for alias in treaty.aliases)
        if noun in self._plurals:
            return noun in self._heads[treaty.id].split()
        forms = (noun.rstrip("s"), *self._forms.get(noun, ()))
        if all(alias.language != self._language for alias in treaty.aliases):
            forms = (*forms, *(other for form in forms for other in self._english.get(form, ())))
        return any(form in self._heads[treaty.id] for form in forms)

    def is_named(self, treaty: Treaty, word: str) -> bool:
        """Whether this folded word is a part of an agreement's English names."""
        return any(word in fold(alias.text).split() for alias in treaty.aliases if alias.language == "en")


@lru_cache(maxsize=1)
def fact_index(catalogue: Catalogue, language: str) -> FactIndex:
    return FactIndex(catalogue, language)


def _tables(catalogue: Catalogue, language: str) -> tuple[dict[str, _Row], dict[int, tuple[str, ...]]]:
    """Folded words -> the ids they hold for, whether they are a proper name and whether a party's; and year -> ids."""
    abroad = subject_words(language)
    common: defaultdict[str, set[str]] = defaultdict(set)
    proper: defaultdict[str, set[str]] = defaultdict(set)
    years: defaultdict[int, set[str]] = defaultdict(set)
    parties: set[str] = set()
    for treaty in catalogue.values():
        for subject in (*treaty.subjects, *_OF_KIND.get(treaty.kind, ())):
            for word in (subject, *abroad.get(subject, ())):
                (proper if subject[0].isupper() else common)[key_of(word)].add(treaty.id)
        for name in (*treaty.places, *(people := people_of(treaty, language))):
            proper[key_of(name)].add(treaty.id)
        parties |= {key_of(name) for name in people}
        for year in years_of(treaty):
            years[year].add(treaty.id)
    facts = {key: (tuple(common[key] | proper[key]), bool(proper[key]), key in parties) for key in {*common, *proper}}
    return facts, {year: tuple(ids) for year, ids in years.items()}


def key_of(words: str) -> str:
    """Words as facts are looked up by: folded, with single spaces."""
    return " ".join(fold(words).split())


def _head(alias: Alias) -> str:
    """The folded noun a name is built on: the protocol, in "Protocol to the Convention on …"; all of it without one."""
    tokens = fold(alias.text).split()
    nouns = words(alias.language).nouns
    return next((token for token in tokens if token in nouns), " ".join(tokens))


def years_of(treaty: Treaty) -> set[int]:
    """The years an agreement may be called by."""
    given = [event.date for event in treaty.events if event.what in ("adopted", "opened", "signed")]
    return {int(date[:4]) for date in (treaty.signed, treaty.in_force, *given) if date[:4].isdigit()}


def is_of_day(treaty: Treaty, told: frozenset[tuple[int, int]]) -> bool:
    """Whether an agreement is of one of these months and days (0 for any day); true where its own are not known."""
    if not told:
        return True
    signed = [event.date for event in treaty.events if event.what in ("adopted", "opened", "signed")]
    dates = (treaty.signed, *signed) if any(day for _, day in told) else (treaty.signed, treaty.in_force, *signed)
    own = [(int(date[5:7]), int(date[8:10] or 0)) for date in dates if date[5:7].isdigit()]
    fits = (month == other and 0 in (day, on, day - on) for month, day in told for other, on in own)
    return not own or any(fits)


def parties_of(treaty: Treaty, language: str = "en") -> tuple[tuple[str, ...], ...]:
    """The words for each party of an agreement with few, as in ("Iran", "Iranian", "Tehran")."""
    if len(treaty.parties) > FEW:
        return ()
    countries = country_words(language)
    return tuple(countries.get(party, (party,)) for party in treaty.parties)


def people_of(treaty: Treaty, language: str = "en") -> set[str]:
    """The words for all parties of an agreement with few."""
    return {word for party in parties_of(treaty, language) for word in party}
