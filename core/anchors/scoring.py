"""How well a place in a text fits an anchor."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.anchors.anchor import Anchor
from core.anchors.folding import fold_words
from core.anchors.ground import Ground
from core.anchors.substance import differs
from core.model import Span

GAP = "\n\n"
_LONG = 100
_OWN = 0.97
_TELLING = 30
_APART = 0.75
_NEXT = 24
_OTHER_SURROUNDINGS = 0.85


@dataclass(frozen=True, slots=True)
class Needle:
    """An anchor with its words folded; what is `own` stands in the same paragraph as the quote."""

    anchor: Anchor
    before: str
    quote: str
    after: str
    own_before: str
    own_after: str

    @property
    def text(self) -> str:
        return self.before + self.quote + self.after


@dataclass(frozen=True, slots=True)
class Fit:
    """A place, in folded text, with how alike its words are and how well it fits in all; both from 0 to 1."""

    start: int
    end: int
    likeness: float
    score: float


def needle_of(anchor: Anchor) -> Needle:
    return Needle(
        anchor,
        fold_words(anchor.before),
        fold_words(anchor.quote),
        fold_words(anchor.after),
        fold_words(anchor.before.rpartition(GAP)[2]),
        fold_words(anchor.after.partition(GAP)[0]),
    )


def fit(needle: Needle, ground: Ground, start: int, end: int) -> Fit:
    """How well a place fits by its words and the words around it, the longer the quote the more by the quote."""
    from rapidfuzz import fuzz

    folded = ground.folded.text
    words = folded[start:end]
    likeness = 1.0 if words == needle.quote else fuzz.ratio(needle.quote, words) / 100
    around = _around(needle.before, needle.after, folded, start, end)
    if len(needle.own_before) + len(needle.own_after) >= _TELLING:
        own = _around(needle.own_before, needle.own_after, folded, start, end)
        around = max(around, _OWN * own)
    weight = _weight(needle)
    return Fit(start, end, likeness, weight * _scaled(likeness) + (1 - weight) * around)


def among_twins(found: Fit, needle: Needle, ground: Ground) -> Fit:
    """The fit where passages much alike must be told apart: less if numbers, names or headings around differ."""
    anchor, text = needle.anchor, ground.document.text
    span = original(found, ground)
    # What stands in the passage's own paragraph tells it from others, whatever happens to the next one.
    before, after = anchor.before.rpartition(GAP)[2], anchor.after.partition(GAP)[0]
    if not before and not after:
        before, after = anchor.before, anchor.after
    same = not differs(before, text[max(0, span.start - len(before)) : span.start])
    same = same and not differs(after, text[span.end : span.end + len(after)])
    if same and _may_be_under(anchor.heading, ground.heading_at(span.start), ground):
        return found
    return replace(found, score=found.score * _OTHER_SURROUNDINGS)


def _may_be_under(heading: tuple[str, ...], there: tuple[str, ...], ground: Ground) -> bool:
    """Whether headings are those kept; a format without headings, or a heading renamed, tells nothing."""
    if not heading or heading == there or not all(title in ground.headings for title in heading):
        return True
    return heading[-1:] == there[-1:] and ground.headings[heading[-1]] == 1


def as_if_same(found: Fit, needle: Needle) -> Fit:
    """The fit if its words were those of the quote: how like only the surroundings are."""
    return replace(found, score=found.score + _weight(needle) * (1 - _scaled(found.likeness)))


def original(found: Fit, ground: Ground) -> Span:
    """The place in the document's own text."""
    return Span(*ground.folded.original_span(found.start, found.end))


def _weight(needle: Needle) -> float:
    return 0.4 + 0.4 * min(1.0, len(needle.quote) / _LONG)


def _around(before: str, after: str, folded: str, start: int, end: int) -> float:
    """How alike the words on both sides are."""
    sides = [
        _beside(before, folded[max(0, start - 3 * len(before)) : start], at_end=True),
        _beside(after, folded[end : end + 3 * len(after)], at_end=False),
    ]
    known = [side for side in sides if side is not None]
    return sum(known) / len(known) if known else 0.0


def _beside(words: str, there: str, *, at_end: bool) -> float | None:
    """How alike the words on one side are, at once beside the place or, for less, near it; None without any."""
    from rapidfuzz import fuzz

    if not words:
        return None
    adjacent = there[-len(words) :] if at_end else there[: len(words)]
    if adjacent == words:
        return 1.0
    # The words next to the quote count as much as all: a place some words away has nearly the same ones around.
    next_to = (words[-_NEXT:], adjacent[-_NEXT:]) if at_end else (words[:_NEXT], adjacent[:_NEXT])
    close = (fuzz.ratio(words, adjacent) + fuzz.ratio(*next_to)) / 200
    near = fuzz.partial_ratio(words, there) / 100 if there else 0.0
    return max(_scaled(close), _scaled(near * _APART))


def _scaled(likeness: float) -> float:
    """Any two stretches of one language are half alike; only what is above that tells."""
    return max(0.0, 2 * likeness - 1)
