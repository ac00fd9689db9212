"""What may be said of agreements: the words and years that describe them, and which ones each holds for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import country_words
from core.model import Treaty

FEW = 12


@dataclass(frozen=True, slots=True)
class Fact:
    """Folded words, the agreements they hold for, and whether they are more than a common noun."""

    words: str
    treaties: frozenset[str]
    proper: bool

    @property
    def year(self) -> int:
        """The year that this fact is, 0 for other facts."""
        return int(self.words) if self.words.isdigit() else 0


class FactIndex:
    """The facts of a catalogue, by their words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._facts, self._years = catalogue.table("facts", _tables)
        self._names: dict[str, str] = {}

    def fact(self, words: str) -> Fact | None:
        """The fact of these folded words, also where they are a plural."""
        row = self._facts.get(words) or self._facts.get(words.removesuffix("s"))
        return Fact(words, frozenset(row[0]), row[1]) if row else None

    def year(self, year: int) -> Fact:
        return Fact(str(year), frozenset(self._years.get(year, ())), True)

    def is_called(self, treaty: Treaty, noun: str) -> bool:
        """Whether an agreement's own names use this folded noun."""
        if treaty.id not in self._names:
            self._names[treaty.id] = fold(" ".join(alias.text for alias in treaty.aliases))
        return noun.rstrip("s") in self._names[treaty.id]


@lru_cache(maxsize=1)
def fact_index(catalogue: Catalogue) -> FactIndex:
    return FactIndex(catalogue)


def _tables(catalogue: Catalogue) -> tuple[dict[str, tuple[tuple[str, ...], bool]], dict[int, tuple[str, ...]]]:
    """Folded words -> the ids they hold for and whether they are a proper name; and year -> ids."""
    common: defaultdict[str, set[str]] = defaultdict(set)
    proper: defaultdict[str, set[str]] = defaultdict(set)
    years: defaultdict[int, set[str]] = defaultdict(set)
    for treaty in catalogue.values():
        for subject in treaty.subjects:
            (proper if subject[0].isupper() else common)[key_of(subject)].add(treaty.id)
        for name in (*treaty.places, *people_of(treaty)):
            proper[key_of(name)].add(treaty.id)
        for year in years_of(treaty):
            years[year].add(treaty.id)
    facts = {key: (tuple(common[key] | proper[key]), bool(proper[key])) for key in {*common, *proper}}
    return facts, {year: tuple(ids) for year, ids in years.items()}


def key_of(words: str) -> str:
    """Words as facts are looked up by: folded, with single spaces."""
    return " ".join(fold(words).split())


def years_of(treaty: Treaty) -> set[int]:
    """The years an agreement may be called by."""
    given = [event.date for event in treaty.events if event.what in ("adopted", "opened", "signed")]
    return {int(date[:4]) for date in (treaty.signed, treaty.in_force, *given) if date[:4].isdigit()}


def people_of(treaty: Treaty) -> set[str]:
    """The words for the parties of an agreement with few, as in "Iran", "Iranian", "Tehran"."""
    if len(treaty.parties) > FEW:
        return set()
    countries = country_words()
    return {word for party in treaty.parties for word in countries.get(party, (party,))}
