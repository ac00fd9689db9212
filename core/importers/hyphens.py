"""Joins lines of one paragraph; decides for each hyphen at a line's end whether the word had it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

_SPLIT = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_CLOSING_UP = re.compile(r"\S[-—]$")
_TAIL = 60  # code points: longer than any word
_HEAD = re.compile(r"[^\W\d_]+")
# A first part that makes a compound adjective ("long-term") though dictionaries also list it closed.
_COMPOUNDING = frozenset("long short well self high low full part all half cross far ill near".split())


def join_lines(lines: Sequence[str], evidence: str) -> str:
    """The lines as one string. `evidence` is the whole text, where the same word may stand unbroken.

    >>> join_lines(["the agree-", "ment on arms-", "control"], "")
    'the agreement on arms-control'
    """
    parts = [lines[0]]
    for line in lines[1:]:
        tail = parts[-1][-_TAIL:]
        split, head = _SPLIT.search(tail), _HEAD.match(line)
        if not (split and head):
            parts.append(line if _CLOSING_UP.search(tail) else f" {line}")
            continue
        keeps = not split[0].endswith("\u00ad") and _keeps_hyphen(split[1], head[0], evidence)
        parts[-1] = parts[-1][:-1] + ("-" if keeps else "")
        parts.append(line)
    return re.sub(r" {2,}", " ", "".join(parts))


def _keeps_hyphen(first: str, second: str, evidence: str) -> bool:
    if second[0].isupper():
        return True
    words = _words(evidence)
    if f"{first}-{second}".lower() in words:
        return True
    if f"{first}{second}".lower() in words:
        return False
    return first.lower() in _COMPOUNDING or not _is_word(first.lower() + second.lower())


@lru_cache(maxsize=1)
def _words(text: str) -> frozenset[str]:
    """All words of a text in lower case, those with hyphens whole."""
    return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))


@cache
def _is_word(word: str) -> bool:
    import simplemma  # a tenth of a second, and few texts need it

    return any(simplemma.is_known(word, lang=language) for language in ("en", "de", "fr", "es"))
