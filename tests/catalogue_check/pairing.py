"""Pairs the rows of the reference tables with the catalogue's entries: by name and year, and by no less."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.model import AliasKind, Treaty
from tests.catalogue_check.reference import Row, bare
from tests.catalogue_check.words import CHANGES, FORMS, TELLING, TRADE, words

NEAR = 0.8  # a title as like as this, in the same year, is the same title
WITHIN = 0.97  # a title of which so much stands in the other is the same title, longer
LEAST = 0.4  # but not if this little of the longer one is left
_FIELDS = ("trade", "european-union", "organisations")  # where the trade tables' agreements are


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and the entry it speaks of, and how like the titles are, from 0 to 1."""

    treaty: Treaty
    row: Row
    likeness: float


def pairs(treaties: Sequence[Treaty], rows: Sequence[Row]) -> list[Pair]:
    """Every row that speaks of one of these agreements, with that agreement."""
    return list(_Pairing(treaties, rows).pairs(rows))


class _Pairing:
    """The entries by their names and words, the weight of each word, and which words are countries."""

    def __init__(self, treaties: Sequence[Treaty], rows: Sequence[Row]) -> None:
        self._by_name: dict[frozenset[str], list[Treaty]] = defaultdict(list)
        self._by_word: dict[str, list[Treaty]] = defaultdict(list)
        self._by_parties: dict[frozenset[str], list[Treaty]] = defaultdict(list)
        for treaty in treaties:
            for name in {words(alias.text) for alias in treaty.aliases if alias.kind is not AliasKind.NICKNAME}:
                self._by_name[name].append(treaty)
            for word in {word for name in _titles(treaty) for word in name} - FORMS - TELLING:
                self._by_word[word].append(treaty)
            if treaty.field in _FIELDS:
                for name in {title - TRADE for title in _titles(treaty)}:
                    self._by_parties[name].append(treaty)
        titles = [*(row.title for row in rows), *(treaty.title for treaty in treaties)]
        counts = Counter(word for title in titles for word in words(title))
        total = math.log(sum(counts.values()))
        self._weights = {word: (total - math.log(n)) * (0.3 if word in FORMS else 1) for word, n in counts.items()}
        self._countries = {word for treaty in treaties for party in treaty.parties for word in words(party)}

    def pairs(self, rows: Iterable[Row]) -> Iterator[Pair]:
        for row in rows:
            found = [Pair(treaty, row, self.likeness(treaty, row)) for treaty in self._candidates(row)]
            found.sort(key=lambda pair: pair.likeness, reverse=True)
            if found and (len(found) == 1 or found[0].likeness > found[1].likeness):
                yield found[0]

    def likeness(self, treaty: Treaty, row: Row) -> float:
        names = (words(row.title), words(bare(row.title)))
        return max(self._overlap(title, name) for name in names for title in _titles(treaty))

    def _candidates(self, row: Row) -> list[Treaty]:
        """By a name in full; a trade agreement by its parties; else by a title that is near."""
        title = words(row.title)
        exact = {treaty.id: treaty for name in row.names for treaty in self._by_name.get(words(name), ())}
        if same := [treaty for treaty in exact.values() if _same_time(treaty, row, loose=True)]:
            return [treaty for treaty in same if _same_act(treaty, row) and self._same_parties(treaty, row)]
        if row.trade or not title & (FORMS | TELLING):
            parties = title - TRADE
            return [known for known in self._by_parties.get(parties, ()) if len(parties) > 1 and _same_time(known, row)]
        rare = sorted(title & self._by_word.keys(), key=lambda word: (len(self._by_word[word]), word))[:5]
        near = {treaty.id: treaty for word in rare for treaty in self._by_word[word] if _same_time(treaty, row)}
        likely = [treaty for treaty in near.values() if _same_act(treaty, row) and self._same_parties(treaty, row)]
        return [treaty for treaty in likely if self._is_near(treaty, row)]

    def _is_near(self, treaty: Treaty, row: Row) -> bool:
        """Whether one title is the other, but for a few words; other countries make another agreement."""
        for name in map(words, row.names):
            for title in _titles(treaty):
                likeness = self._overlap(title, name)
                other_countries = (title - name) & self._countries and (name - title) & self._countries
                within = self._weight(title & name) >= WITHIN * self._weight(min(title, name, key=self._weight))
                common = (title & name) - FORMS
                near = likeness >= NEAR and len(common) > 1
                longer = likeness >= LEAST and within and (len(common) > 3 or len(common - self._countries) > 2)
                if (near or longer) and common - self._countries and not other_countries:
                    return True
        return False

    def _same_parties(self, treaty: Treaty, row: Row) -> bool:
        """Whether an agreement of two is not of others in the row: a 'Joint Communiqué' is, of many."""
        known = frozenset().union(*map(words, (*treaty.parties, *treaty.subjects)), *_titles(treaty))
        return len(treaty.parties) != 2 or len(named := words(row.title) & self._countries) < 2 or named <= known

    def _overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        if (one ^ other) & TELLING:
            return 0.0
        either = self._weight(one | other)
        return self._weight(one & other) / either if either else 0.0

    def _weight(self, some: Iterable[str]) -> float:
        return math.fsum(self._weights.get(word, 10.0) for word in some)


def _titles(treaty: Treaty) -> list[frozenset[str]]:
    names = [alias.text for alias in treaty.aliases if alias.kind is AliasKind.NAME and alias.language == "en"]
    return [words(name) for name in names]


def _same_act(treaty: Treaty, row: Row) -> bool:
    """Whether the row is of the agreement and not of a change to it, which the tables list under its name too."""
    return not (words(bare(row.title)) & CHANGES - words(treaty.title) - words(treaty.name))


def _same_time(treaty: Treaty, row: Row, loose: bool = False) -> bool:
    """Whether the row is of this agreement's time; loosely, its dates may also stand in each other's place."""
    begun = [treaty.signed, *(event.date for event in treaty.events if event.what in ("adopted", "opened", "signed"))]
    years = [int(date[:4]) for date in begun if date]
    force = treaty.in_force[:4]
    if row.signed and any(abs(int(row.signed[:4]) - year) <= 1 for year in years):
        return True
    if loose and row.signed[:4] == force != "":
        return True
    return row.in_force[:4] == force != "" and (loose or not row.signed or not years)
