"""What in a passage must not change unseen: numbers, names, negations."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache

from core.anchors.folding import NOTE_MARK
from core.resources import resource

_TOKEN = re.compile(r"(?:(?<!\S)[-−–](?=\d))?\d+(?:[.,:/]\d+)*\w*|\w+")
_NOTE_MARK = re.compile(NOTE_MARK)
_NOT = re.compile(r"n['’]t\b")


def differs(old: str, new: str) -> bool:
    """Whether two wordings differ in a number, a name or a negation, or in the order of those.

    >>> differs("within two years", "within five years")
    True
    >>> differs("The treaty was signed", "The treaty had been signed")
    False
    """
    olds, news = tokens(old), tokens(new)
    weighty = {token.casefold() for token in (*olds, *news) if _is_weighty(token)}
    if _only(olds, weighty) != _only(news, weighty):
        return True
    left, right = _once(olds, news), _once(news, olds)
    return any(_negates(one, other) or _negates(other, one) for one in left for other in right)


def numbers(text: str) -> list[str]:
    """The numbers written in digits, in their order."""
    return [token for token in tokens(text) if any(map(str.isdigit, token))]


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, without the marks of its footnotes."""
    return _TOKEN.findall(_NOT.sub(" not", _NOTE_MARK.sub("", text)))


def _is_weighty(token: str) -> bool:
    words = _words()
    return token.casefold() in words["weighty"] or not (token.islower() or token.casefold() in words["commonplace"])


def _only(words: Iterable[str], weighty: set[str]) -> list[str]:
    return [word.casefold() for word in words if word.casefold() in weighty]


def _once(words: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    known = {other.casefold() for other in others}
    return (word.casefold() for word in words if word.casefold() not in known)


def _negates(word: str, other: str) -> bool:
    """Whether `word` is `other` with a negative prefix: "unlawful"."""
    return word.endswith(other) and word[: -len(other)] in _words()["prefixes"]


@cache
def _words() -> dict[str, frozenset[str]]:
    listed = tomllib.loads(resource("anchors/substance.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in listed.items()}
