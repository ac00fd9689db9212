"""Where changed words begin and end: the words then and now, laid side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.anchors.folding import fold_words
from core.anchors.ground import Ground
from core.anchors.scoring import Needle

_WORD = re.compile(r"\w+")
_HEAD, _TAIL = re.compile(r"^\W+"), re.compile(r"\W+$")
_SLACK = 80
_LIKE = 75


def aligned(needle: Needle, ground: Ground, start: int) -> Iterator[tuple[int, int]]:
    """Stretches of folded text near `start`, of whole words, that may have taken the place of the needle's quote."""
    from rapidfuzz import fuzz

    folded = ground.folded
    slack = _SLACK + len(needle.quote) // 4
    low = max(0, start - len(needle.before) - slack)
    high = min(len(folded.text), start + len(needle.quote) + len(needle.after) + slack)
    found = _by_words(needle, ground, low, high)
    stretches = [found] if found else []
    # Two copies close by are one for the words; the letters tell the one that is meant here.
    is_here = found is not None and abs(found[0] - start) <= _SLACK
    if not found or not is_here or fuzz.ratio(needle.quote, folded.text[slice(*found)]) < _LIKE:
        by_letters = _by_letters(needle, ground, start - slack, high)
        stretches += [by_letters] if by_letters else []
    return (_with_signs(stretch, needle.quote, folded.text) for stretch in stretches)


def _by_words(needle: Needle, ground: Ground, low: int, high: int) -> tuple[int, int] | None:
    """What stands between the words around and, within them, holds the words of the quote that are left."""
    from rapidfuzz.distance import Indel

    folded, anchor, text = ground.folded, needle.anchor, ground.document.text
    there = [found.span() for found in _WORD.finditer(text, folded.to_original(low), folded.to_original(high))]
    before, quote, after = (_WORD.findall(part) for part in (anchor.before, anchor.quote, anchor.after))
    steps = Indel.opcodes(
        [_plain(word) for word in (*before, *quote, *after)], [_plain(text[begin:end]) for begin, end in there]
    )
    pairs = [
        (step.src_start + number, step.dest_start + number)
        for step in steps
        if step.tag == "equal"
        for number in range(step.src_end - step.src_start)
    ]
    words = _between(pairs, len(before), len(before) + len(quote), len(there) - 1)
    if words is None:
        return None
    return folded.to_folded(there[words[0]][0]), folded.to_folded(there[words[1]][1] - 1) + 1


def _by_letters(needle: Needle, ground: Ground, low: int, high: int) -> tuple[int, int] | None:
    """The stretch as long as the quote whose letters are most like it, made whole words."""
    from rapidfuzz import fuzz

    low = max(0, low)
    best = fuzz.partial_ratio_alignment(needle.quote, ground.folded.text[low:high])
    if best is None or best.dest_end == best.dest_start or high - low < len(needle.quote):
        return None
    begin, end = ground.folded.original_span(low + best.dest_start, low + best.dest_end)
    text = ground.document.text
    while begin > 0 and text[begin - 1].isalnum() and text[begin].isalnum():
        begin -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return ground.folded.to_folded(begin), ground.folded.to_folded(end - 1) + 1


def _with_signs(stretch: tuple[int, int], quote: str, folded: str) -> tuple[int, int]:
    """The stretch with the full stop, or what else stood at the quote's ends, where it is still there."""
    begin, end = stretch
    head, tail = quote[: len(quote) - len(_HEAD.sub("", quote))], quote[len(_TAIL.sub("", quote)) :]
    if head and folded.endswith(head, 0, begin):
        begin -= len(head)
    if tail and folded.startswith(tail, end):
        end += len(tail)
    return begin, end


def _plain(word: str) -> str:
    return word if word.isascii() else fold_words(word)


def _between(pairs: list[tuple[int, int]], first: int, end: int, last: int) -> tuple[int, int] | None:
    """The first and the last new word, of those up to `last`, for the old words from `first` to `end`.

    Old words that have no equal at either side take up to as many of the new ones there as they are.
    """
    inner = [pair for pair in pairs if first <= pair[0] < end]
    if not inner:
        return None
    outer_left = max((new + 1 for old, new in pairs if old < first), default=0)
    outer_right = min((new - 1 for old, new in pairs if old >= end), default=last)
    left = max(outer_left, inner[0][1] - (inner[0][0] - first))
    right = min(outer_right, inner[-1][1] + (end - 1 - inner[-1][0]))
    return left, max(left, right)
