"""The words of a language that speak of agreements, and the words for countries; data in `resources/lexicon/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from core.fold import fold
from core.kept import Kept
from core.resources import resource


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words, folded; see `resources/lexicon/words.toml` for what each set is."""

    heads: frozenset[str]
    named: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    qualifiers: frozenset[str]
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
    locative: frozenset[str]
    bare: frozenset[str]

    @property
    def nouns(self) -> frozenset[str]:
        return self.heads | self.named


@cache
def words(language: str) -> Words:
    """The words of `language` (ISO 639-1), or of English where there is no table for it."""
    tables = _tables()["words"]
    table = tables.get(language, tables["en"])
    return Words(**{name: frozenset(map(fold, values)) for name, values in table.items() if name != "plurals"})


@cache
def plurals(language: str) -> dict[str, str]:
    """Folded plural -> singular of the nouns that may end or begin a list of agreements."""
    return {
        fold(plural): fold(singular)
        for plural, singular in _tables()["words"].get(language, {}).get("plurals", {}).items()
    }


@cache
def country_words() -> dict[str, tuple[str, ...]]:
    """Country or body -> the words for it and its people, as in "Iran" -> ("Iran", "Iranian", "Tehran")."""
    return {name: (name, *others) for name, others in _tables()["countries"].items()}


@cache
def initials_that_are_words() -> frozenset[str]:
    return frozenset(_tables()["initials"]["words"])


@dataclass(frozen=True, slots=True)
class Shapes:
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
