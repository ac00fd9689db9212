"""Joins lines of one paragraph; decides for each hyphen at a line's end whether the word had it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

_SPLIT = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_CLOSING_UP = re.compile(r"\S[-—]$")
_HEAD = re.compile(r"[^\W\d_]+")
# A first part that makes a compound adjective ("long-term") though dictionaries also list it closed.
_COMPOUNDING = frozenset("long short well self high low full part all half cross far ill near".split())


def join_lines(lines: Sequence[str], evidence: str) -> str:
    """The lines as one string. `evidence` is the whole text, where the same word may stand unbroken.

    >>> join_lines(["the agree-", "ment on arms-", "control"], "")
    'the agreement on arms-control'
    """
    joined = lines[0]
    for line in lines[1:]:
        split, head = _SPLIT.search(joined), _HEAD.match(line)
        if not (split and head):
            joined += line if _CLOSING_UP.search(joined) else f" {line}"
        elif split[0].endswith("\u00ad") or not _keeps_hyphen(split[1], head[0], evidence):
            joined = joined[:-1] + line
        else:
            joined = joined[:-1] + "-" + line
    return re.sub(r" {2,}", " ", joined)


def _keeps_hyphen(first: str, second: str, evidence: str) -> bool:
    if second[0].isupper():
        return True
    if re.search(rf"\b{first}-{second}\b", evidence, re.IGNORECASE):
        return True
    if re.search(rf"\b{first}{second}\b", evidence, re.IGNORECASE):
        return False
    return first.lower() in _COMPOUNDING or not _is_word(first.lower() + second.lower())


@cache
def _is_word(word: str) -> bool:
    import simplemma  # a tenth of a second, and few texts need it

    return any(simplemma.is_known(word, lang=language) for language in ("en", "de", "fr", "es"))
