"""Finds the place in a text again after the text has changed."""

from __future__ import annotations

_LENGTHS = (120, 60, 30, 15)


def place_again(before: str, point: int, after: str) -> int:
    """The code point in `after` where the words stand that stood at `point` in `before`.

    The longest stretch of them that is still there counts, and of several the one nearest to as far from the
    beginning as it was; where none is left, that distance itself.
    """
    expected = min(point, len(after)) if before == after else round(point * len(after) / max(len(before), 1))
    for length in _LENGTHS:
        words = before[point : point + length]
        if len(words) < length and length != _LENGTHS[-1]:
            continue
        found = _nearest(after, words, expected) if words.strip() else -1
        if found >= 0:
            return found
    return expected


def _nearest(text: str, words: str, expected: int) -> int:
    """Where `words` stand nearest to a place; -1 where they do not."""
    behind = text.rfind(words, 0, expected + len(words))
    ahead = text.find(words, expected)
    known = [at for at in (behind, ahead) if at >= 0]
    return min(known, key=lambda at: abs(at - expected), default=-1)
