"""The words of a language that speak of agreements, and the words for countries; data in `resources/lexicon/`."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any, NamedTuple

from core.fold import fold
from core.kept import Kept
from core.resources import resource


class Words(NamedTuple):
    """One language's words, folded; see `resources/lexicon/words.toml` for what each set is.

    `nouns` are the heads and the named together.
    """

    heads: frozenset[str]
    named: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    qualifiers: frozenset[str]
    compounding: frozenset[str]
    fresh: frozenset[str]
    organs: frozenset[str]
    generic_after: frozenset[str]
    headline: frozenset[str]
    titling: frozenset[str]
    activities: frozenset[str]
    textual: frozenset[str]
    linking: frozenset[str]
    legal: frozenset[str]
    acting: frozenset[str]
    being: frozenset[str]
    fates: frozenset[str]
    clausal: frozenset[str]
    locative: frozenset[str]
    temporal: frozenset[str]
    bearing: frozenset[str]
    works: frozenset[str]
    bare: frozenset[str]
    endings: frozenset[str]
    complements: frozenset[str]
    nouns: frozenset[str]


@cache
def words(language: str) -> Words:
    """The words of `language` (ISO 639-1), or of English where there is no table for it."""
    tables = _tables()["words"]
    table = tables.get(language, tables["en"])
    names = [name for name in Words._fields if name != "nouns"]
    sets = {name: frozenset(map(fold, table.get(name, ()))) for name in names}
    for name in ("heads", "named"):
        rows = [row for group in inflections(language) for row in group.nouns if row[0] in sets[name]]
        sets[name] |= {form for row in rows for form in row}
    return Words(**sets, nouns=sets["heads"] | sets["named"])


@cache
def plurals(language: str) -> dict[str, str]:
    """Folded plural -> singular of the nouns that may end or begin a list of agreements."""
    return {
        fold(plural): fold(singular)
        for plural, singular in _tables()["words"].get(language, {}).get("plurals", {}).items()
    }


@cache
def english_nouns(language: str) -> dict[str, tuple[str, ...]]:
    """Folded noun -> the English nouns that names may have instead: "vertrag" -> "treaty"."""
    table = _tables()["words"].get(language, {}).get("english", {})
    return {fold(noun): tuple(others) for noun, others in table.items()}


class Inflection(NamedTuple):
    """Nouns of one gender and number and the endings of adjectives with them, each folded and by case."""

    nouns: tuple[tuple[str, ...], ...]
    adjectives: tuple[tuple[str, ...], ...]


@cache
def inflections(language: str) -> tuple[Inflection, ...]:
    """How names change in a sentence of `language`; none where they do not."""
    return tuple(
        Inflection(**{name: tuple(tuple(map(fold, row)) for row in rows) for name, rows in group.items()})
        for group in _tables()["inflections"].get(language, ())
    )


@cache
def dictionary_forms(language: str) -> dict[str, frozenset[str]]:
    """Folded form of a noun -> the forms a dictionary may have it under: "vertrags" -> "vertrag"."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for row in (row for group in inflections(language) for row in group.nouns):
        for form in row:
            forms[form].add(row[0])
    return {form: frozenset(several) for form, several in forms.items()}


@cache
def country_words(language: str = "en") -> dict[str, tuple[str, ...]]:
    """Country or body -> the words for it and its people, as in "Iran" -> ("Iran", "Iranian", "Tehran").

    Those of another language stand beside the English ones, cut before their endings.
    """
    abroad = _tables()["abroad"].get(language, {}).get("countries", {})
    english = {name: (name, *others) for name, others in _tables()["countries"].items()}
    return {name: (*english.get(name, (name,)), *abroad.get(name, ())) for name in {**english, **abroad}}


@cache
def subject_words(language: str) -> dict[str, tuple[str, ...]]:
    """English word for a subject -> the words of another language for it, cut before their endings."""
    return {word: tuple(others) for word, others in _tables()["abroad"].get(language, {}).get("subjects", {}).items()}


def foreign_words(word: str, language: str) -> tuple[str, ...]:
    """The words of a language for an English one that tells of a subject, a country, its people or its capital."""
    return _foreign(language).get(word, ()) or _foreign(language).get(word.removesuffix("s"), ())


@cache
def _foreign(language: str) -> dict[str, tuple[str, ...]]:
    abroad = _tables()["abroad"].get(language, {}).get("countries", {})
    people = {word: tuple(abroad[name]) for name in abroad for word in (name, *_tables()["countries"].get(name, ()))}
    return people | subject_words(language)


class NamesByPlace(NamedTuple):
    """The patterns of names with a place, by their English nouns, and the places called otherwise than in English."""

    shapes: dict[str, tuple[str, ...]]
    places: dict[str, str]
    foreign: bool

    def called(self, place: str) -> str:
        """The place as names have it; "" where names are not made with it."""
        return self.places.get(place, "" if self.foreign else place)


@cache
def names_by_place(language: str) -> NamesByPlace:
    """How agreements are named after places in a language; of Cyrillic ones only where the place is listed."""
    tables = _tables()["abroad"].get(language, {})
    shapes = {noun: tuple(patterns) for noun, patterns in tables.get("shapes", {}).items()}
    return NamesByPlace(shapes, tables.get("places", {}), foreign=language == "ru")


@cache
def initials_that_are_words() -> frozenset[str]:
    return frozenset(_tables()["initials"]["words"])


class Shapes(NamedTuple):
    """Folded words that tell what capitals around a noun name; see `resources/lexicon/shapes.toml`."""

    leads: frozenset[str]
    spoilers: frozenset[str]
    common: frozenset[str]


@cache
def names_of_other_things() -> Shapes:
    return Shapes(**{name: frozenset(map(fold, values)) for name, values in _tables()["shapes"].items()})


@cache
def _tables() -> dict[str, dict[str, Any]]:
    """The content of all files of the lexicon, by their names."""
    files = sorted(resource("lexicon").glob("*.toml"))
    kept = Kept("lexicon", files)
    if kept.content is None:
        import tomllib  # only when files have changed

        kept.keep({file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files})
    tables: dict[str, dict[str, Any]] = kept.content
    return tables
