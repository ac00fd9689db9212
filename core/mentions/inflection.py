"""The forms that a name takes in a sentence, in languages that inflect.

Парижское соглашение -> Парижского соглашения, Парижскому соглашению …      Moskauer Vertrag -> Moskauer Vertrags …
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from core.fold import fold
from core.lexicon import Inflection, inflections


def inflected(name: str, language: str) -> set[str]:
    """The folded forms of a name by the case of its first noun; what stands behind that noun does not change."""
    tokens = fold(name).split()
    return {" ".join(form) for group in inflections(language) for form in _forms(tokens, group)}


def _forms(tokens: list[str], group: Inflection) -> Iterator[tuple[str, ...]]:
    for place, token in enumerate(tokens):
        for noun in group.nouns:
            if token.endswith(noun[0]):  # also the last part of a German compound
                stem = token.removesuffix(noun[0])
                for case, ending in enumerate(noun):
                    adjectives = product(*(_agreeing(word, case, group) for word in tokens[:place]))
                    yield from ((*before, stem + ending, *tokens[place + 1 :]) for before in adjectives)
                return


def _agreeing(word: str, case: int, group: Inflection) -> set[str]:
    """The forms an adjective may take in this case; a word that is none stays as it is."""
    rows = [row for row in group.adjectives if word.endswith(row[0]) and case < len(row)]
    return {word.removesuffix(row[0]) + row[case] for row in rows} or {word}
