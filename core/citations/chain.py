"""Which of many possible markers belong to which notes: both go up together through the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Possible(NamedTuple):
    """A marker from `place` to `end`, the notes it may belong to by their index, and how much it looks like one."""

    place: int
    end: int
    notes: tuple[int, ...]
    weight: float


def chain(possible: Sequence[Possible], notes: int) -> list[tuple[Possible, int]]:
    """The heaviest choice of markers, in order of place, whose notes' indices rise strictly; `notes` is how many.

    The time is that of sorting: the best choice that ends at or before a note is kept in a Fenwick tree.
    """
    links: list[tuple[Possible, int, int]] = []  # a marker, its note, the link before it or -1
    weights: list[float] = []
    tree = [-1] * (notes + 1)
    for marker in possible:
        fresh = []
        for note in marker.notes:
            before = _best(tree, note, weights)
            fresh.append((note, before, marker.weight + (weights[before] if before >= 0 else 0.0)))
        for note, before, weight in fresh:
            links.append((marker, note, before))
            weights.append(weight)
            _enter(tree, note + 1, len(links) - 1, weights)
    chosen: list[tuple[Possible, int]] = []
    at = _best(tree, notes, weights)
    while at >= 0:
        marker, note, at = links[at]
        chosen.append((marker, note))
    return chosen[::-1]


def _best(tree: Sequence[int], below: int, weights: Sequence[float]) -> int:
    """The heaviest link to a note of an index lower than `below`, -1 for none."""
    best, at = -1, below
    while at > 0:
        if tree[at] >= 0 and (best < 0 or weights[tree[at]] > weights[best]):
            best = tree[at]
        at -= at & -at
    return best


def _enter(tree: list[int], at: int, link: int, weights: Sequence[float]) -> None:
    while at < len(tree):
        if tree[at] < 0 or weights[link] > weights[tree[at]]:
            tree[at] = link
        at += at & -at
