"""Joins lines of one paragraph; decides for each hyphen at a line's end whether the word had it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property

from core.importers.language import language_of
from core.kept import Kept

_SPLIT = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_SPACES = re.compile(r" {2,}")
_HYPHENS = tuple("-—\u00ad\u2010")
_CLOSING_UP = re.compile(r"\S[-—]$")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,9}/)\S*$")
_LONGEST_ADDRESS = 2000
_BREAKS = tuple("/-_.?&=#%~")
_TAIL = 60  # code points: longer than any word
_TELLING = 1_500  # different words
_HEAD = re.compile(r"[^\W\d_]+")
# A first part that makes a compound adjective ("long-term") though dictionaries also list it closed.
_COMPOUNDING = frozenset("long short well self high low full part all half cross far ill near".split())


class Evidence:
    """A whole text, in which a word that is broken at a line's end may stand unbroken elsewhere."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> frozenset[str]:
        """All words in lower case, those with hyphens whole."""
        return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self._text.lower()))

    @cached_property
    def language(self) -> str:
        """What it is written in."""
        return language_of(self._text)


def join_lines(lines: Sequence[str], evidence: Evidence) -> str:
    """The lines as one string.

    >>> join_lines(["the agree-", "ment on arms-", "control"], Evidence(""))
    'the agreement on arms-control'
    """
    joined = place_lines(lines, evidence)[0] if len(lines) > 1 else lines[0]
    return _SPACES.sub(" ", joined) if "  " in joined else joined


def place_lines(lines: Sequence[str], evidence: Evidence) -> tuple[str, tuple[int, ...]]:
    """The lines as one string, and where in it each begins; spaces within them stay as they are."""
    parts, starts, length = [lines[0]], [0], len(lines[0])
    for line in lines[1:]:
        if _goes_on_as_address(parts[-1], line):
            parts[-1] += line
            starts.append(length)
            length += len(line)
            continue
        if not parts[-1].endswith(_HYPHENS):
            parts.append(f" {line}")
            length += len(line) + 1
            starts.append(length - len(line))
            continue
        tail = parts[-1][-_TAIL:].rpartition(" ")[2]
        split, head = _SPLIT.search(tail), _HEAD.match(line)
        if not (split and head):
            parts.append(line if _CLOSING_UP.search(tail) else f" {line}")
        else:
            keeps = not split[0].endswith("\u00ad") and _keeps_hyphen(split[1], head[0], evidence)
            if not keeps or not split[0].endswith("-"):
                parts[-1] = parts[-1][:-1] + ("-" if keeps else "")
                length -= not keeps
            parts.append(line)
        length += len(parts[-1])
        starts.append(length - len(line))
    return "".join(parts), tuple(starts)


def _goes_on_as_address(line: str, following: str) -> bool:
    """Whether an address is broken between two lines: …/2018/12/ | russia-tests"""
    if line[-1:] not in _BREAKS or len(line) > _LONGEST_ADDRESS or not _ADDRESS.search(line):
        return False
    first = following.split(maxsplit=1)[0]
    if line.endswith("."):
        return first[0].islower() or first[0].isdigit()
    return not first[0].isupper() or not first.strip(".,;:").isalpha()


def _keeps_hyphen(first: str, second: str, evidence: Evidence) -> bool:
    if second[0].isupper():
        return True
    first, second = first.lower(), second.lower()
    words = evidence.words
    if f"{first}-{second}" in words:
        return True
    if first + second in words:
        return False
    if first in _COMPOUNDING:
        return True
    # Of these languages English alone often joins small words by a hyphen; a part that a long text nowhere has by
    # itself is hardly a word.
    if evidence.language != "en" or (len(words) > _TELLING and second not in words):
        return False
    known = _dictionary()
    return first + second not in known and first in known and second in known


@cache
def _dictionary() -> frozenset[str]:
    """The forms of English words; half a second to unpack, a tenth when kept."""
    kept = Kept("words", ())
    if kept.content is None:
        from simplemma.strategies import DefaultDictionaryFactory

        kept.keep(frozenset(DefaultDictionaryFactory().get_dictionary("en")))
    return frozenset(kept.content)
