"""Finds anchored passages again in a text that has changed.

The text is searched once for short pieces of all anchors. Where several pieces of one anchor fall together, its
passage may be: the place is fitted and weighed against what else there is. A place is sure only if it fits far better
than the passage most like it did in the text where the anchor was made.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.anchors.alignment import aligned
from core.anchors.anchor import Anchor
from core.anchors.folding import fold_words
from core.anchors.ground import Ground
from core.anchors.scoring import Fit, Needle, among_twins, as_if_same, fit, needle_of, original
from core.anchors.substance import differs, numbers
from core.model import NOWHERE, Span, Standing

_PIECE = 10
_MOST_PIECES = 40
_MANY = 5000
_MOST_PLACES = 24
_RARE = 8
_MOST_CLUSTERS = 8
_SHORT = 12
_DISTINCT = 30
_SURE = 0.68
_SURE_SHORT = 0.75
_LIKELY = 0.5
_ALIKE = 0.8
_EXACT = 0.9
_END = 16
_ALIKE_END = 50
_MARGIN = 0.1
_TWIN = 0.6
_TELLING_PARAGRAPH = 40
_NEAR = 24
_FEWEST = 2
_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a passage stands now: a sure place, one proposed, or NOWHERE for an orphan."""

    standing: Standing
    span: Span


class Cluster(NamedTuple):
    """Where a quote may begin, in folded text, and the share of its anchor's pieces that say so."""

    start: int
    share: float


ORPHAN = Placing(Standing.ORPHAN, NOWHERE)


def find(anchors: Sequence[Anchor], ground: Ground) -> list[Placing]:
    """Where each anchor's passage stands in the document, in one pass for all of them."""
    needles = [needle_of(anchor) for anchor in anchors]
    placings = [_in_its_paragraph(needle, ground) for needle in needles]
    rest = [at for at, placing in enumerate(placings) if placing is None]
    for at, clusters in zip(rest, _clusters_of([needles[at] for at in rest], ground), strict=True):
        placings[at] = _judged(needles[at], _fits(needles[at], clusters, ground), ground)
    return [placing or ORPHAN for placing in placings]


def rivals(anchors: Sequence[Anchor], ground: Ground) -> list[float]:
    """For anchors made in this document: how well the passage most like each one fits."""
    needles = [needle_of(anchor) for anchor in anchors]
    return [
        max((among_twins(twin, needle, ground).score for twin in _twins(needle, clusters, ground)), default=0.0)
        for needle, clusters in zip(needles, _clusters_of(needles, ground), strict=True)
    ]


def _twins(needle: Needle, clusters: Iterable[Cluster], ground: Ground) -> Iterator[Fit]:
    """What might be taken for the needle's passage in its own document.

    A long one that differs in substance never is. A short one may come to have the same words by an edit.
    """
    own = ground.folded.to_folded(needle.anchor.span.start)
    for twin in _fits(needle, [cluster for cluster in clusters if abs(cluster.start - own) > _NEAR], ground):
        if twin.end <= own or own + len(needle.quote) <= twin.start:
            if _same(twin, needle, ground):
                yield twin
            elif len(needle.quote) < _DISTINCT:
                yield as_if_same(twin, needle)


def _in_its_paragraph(needle: Needle, ground: Ground) -> Placing | None:
    """The place in the one paragraph that is as the passage's was; None where there is none such."""
    start, end = ground.paragraphs.get(needle.anchor.paragraph, (0, 0))
    place = start + needle.anchor.at
    if end - start < _TELLING_PARAGRAPH or needle.anchor.rival > _ALIKE or not needle.quote:
        return None
    if not ground.folded.text.startswith(needle.quote, place):
        return None
    found = Fit(place, place + len(needle.quote), 1.0, 1.0)
    standing = Standing.PLACED if _same(found, needle, ground) else Standing.UNCERTAIN
    return Placing(standing, _with_marks(original(found, ground), needle, ground))


def _judged(needle: Needle, fits: Sequence[Fit], ground: Ground) -> Placing:
    """The best of the fits, and whether it is sure."""
    ranked = _ranked(fits)
    if ranked and (needle.anchor.rival >= _TWIN or _second(ranked) > ranked[0].score - 2 * _MARGIN):
        ranked = _ranked(among_twins(fit, needle, ground) for fit in ranked)
    if not ranked or ranked[0].score < _LIKELY:
        return ORPHAN
    best, span = ranked[0], original(ranked[0], ground)
    least = _SURE if len(needle.quote) >= _SHORT else _SURE_SHORT
    is_sure = best.score >= max(least, (1 + needle.anchor.rival) / 2) and _is_alike(best, needle, ground)
    close = [other for other in ranked[1:] if other.score > best.score - _MARGIN]
    is_only = not any(_same(other, needle, ground) for other in close)
    is_placed = is_sure and is_only and _same(best, needle, ground)
    return Placing(Standing.PLACED if is_placed else Standing.UNCERTAIN, _with_marks(span, needle, ground))


def _with_marks(span: Span, needle: Needle, ground: Ground) -> Span:
    """The place with the quotation mark or the like, gone when folded, where the quote has one at that end."""
    text, quote = ground.document.text, needle.anchor.quote
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return Span(
        span.start - (_is_mark(quote[:1]) and _is_mark(before)), span.end + (_is_mark(quote[-1:]) and _is_mark(after))
    )


def _is_mark(char: str) -> bool:
    return char != "" and not char.isspace() and not fold_words(char)


def _same(found: Fit, needle: Needle, ground: Ground) -> bool:
    """Whether the words say the same in substance as the quote."""
    words = original(found, ground).of(ground.document.text)
    if found.likeness == 1.0:  # folding lets "1 1" and "11" be one, and parts of words
        return numbers(words) == numbers(needle.anchor.quote)
    return not differs(needle.anchor.quote, words)


def _is_alike(found: Fit, needle: Needle, ground: Ground) -> bool:
    """Whether the words are alike on the whole and at both ends, so that no other words are taken in."""
    from rapidfuzz import fuzz

    if found.likeness == 1.0:
        return True
    words, quote = ground.folded.text[found.start : found.end], needle.quote
    ends = fuzz.ratio(quote[:_END], words[:_END]), fuzz.ratio(quote[-_END:], words[-_END:])
    return found.likeness >= _ALIKE and (len(quote) < 3 * _END or min(ends) >= _ALIKE_END)


def _ranked(fits: Iterable[Fit]) -> list[Fit]:
    return sorted(fits, key=lambda fit: fit.score, reverse=True)


def _second(ranked: Sequence[Fit]) -> float:
    return ranked[1].score if len(ranked) > 1 else 0.0


def _fits(needle: Needle, clusters: Iterable[Cluster], ground: Ground) -> list[Fit]:
    """The places near these where the quote stands, as it was or changed."""
    folded, quote = ground.folded.text, needle.quote
    found: dict[tuple[int, int], Fit] = {}
    for start, share in clusters:
        low, high = max(0, start - 2 * _NEAR), start + len(quote) + 2 * _NEAR
        exact = list(_occurrences(quote, folded, low, high))
        for place in exact:
            found.setdefault((place, place + len(quote)), fit(needle, ground, place, place + len(quote)))
        if share < _SHARE or any(found[place, place + len(quote)].score > _EXACT for place in exact):
            continue
        for changed in aligned(needle, ground, start):
            if changed not in found:
                found[changed] = fit(needle, ground, *changed)
    return _apart(found.values())


def _apart(fits: Iterable[Fit]) -> list[Fit]:
    """Of fits that overlap, the best."""
    kept: list[Fit] = []
    for one in _ranked(fits):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


def _occurrences(quote: str, text: str, low: int, high: int) -> Iterator[int]:
    at = text.find(quote, low, high) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1, high)


def _clusters_of(needles: Sequence[Needle], ground: Ground) -> Iterator[list[Cluster]]:
    """For each needle, where its quote may begin in the folded text, the likeliest first."""
    pieces = [_pieces(needle) for needle in needles]
    begins = {needle.quote[:_PIECE] for needle in needles if len(needle.quote) >= _SHORT}
    places = _places(begins.union(piece for several in pieces for _, piece in several), ground.folded.text)
    for needle, several in zip(needles, pieces, strict=True):
        near = ground.folded.to_folded(needle.anchor.span.start)
        rare = [(offset, piece) for offset, piece in several if len(places.get(piece, ())) <= _RARE]
        telling = rare if len(rare) >= _SHARE * len(several) else several
        starts = [
            place - offset for offset, piece in telling for place in _nearest(places.get(piece, ()), near + offset)
        ]
        found = _clusters(starts, len(telling))
        begun = _nearest(places.get(needle.quote[:_PIECE], ()), near) if len(needle.quote) >= _SHORT else ()
        yield found + [Cluster(place, 0.0) for place in begun if ground.folded.text.startswith(needle.quote, place)]


def _pieces(needle: Needle) -> list[tuple[int, str]]:
    """Pieces of the needle, each with how far from the quote's begin it stands."""
    text, before = needle.text, len(needle.before)
    if len(text) <= _PIECE:
        return [(-before, text)] if text else []
    step = max(_PIECE, len(text) // _MOST_PIECES)
    return [(at - before, text[at : at + _PIECE]) for at in range(0, len(text) - _PIECE + 1, step)]


def _places(pieces: set[str], text: str) -> Mapping[str, list[int]]:
    """Where each piece stands in the text, in one pass."""
    from ahocorasick_rs import AhoCorasick

    places: dict[str, list[int]] = defaultdict(list)
    whole = {piece for piece in pieces if len(piece) == _PIECE}
    if len(whole) > _MANY:  # for so many, to build the automaton takes longer than to look at every place
        for at in range(len(text) - _PIECE + 1):
            if (piece := text[at : at + _PIECE]) in whole:
                places[piece].append(at)
        pieces = pieces - whole
    listed = sorted(pieces)
    if listed:
        for which, start, _ in AhoCorasick(listed).find_matches_as_indexes(text, overlapping=True):
            places[listed[which]].append(start)
    return places


def _nearest(places: Sequence[int], to: int) -> Sequence[int]:
    if len(places) <= _MOST_PLACES:
        return places
    at = bisect_left(places, to)
    return places[max(0, at - _MOST_PLACES // 2) : at + _MOST_PLACES // 2]


def _clusters(starts: Sequence[int], pieces: int) -> list[Cluster]:
    """Where pieces fall together, the largest groups first."""
    groups = Counter(start // _NEAR for start in starts)
    one_of = {start // _NEAR: start for start in starts}
    return [
        Cluster(max(0, one_of[group]), count / pieces)
        for group, count in groups.most_common(_MOST_CLUSTERS)
        if count >= min(_FEWEST, pieces)
    ]
