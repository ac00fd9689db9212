"""Finds the notes of a work in a text of it that they were not in yet."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.anchors import Anchor, Ground
from core.anchors.search import Placing, find, rivals
from core.model import Span, Standing

_ORDER = (Standing.PLACED, Standing.UNCERTAIN, Standing.ORPHAN)


def anchors_elsewhere(db: sqlite3.Connection, work: str, text: str) -> dict[int, list[Anchor]]:
    """For the notes of a work that have no place in this text: their anchors in others, the last made first."""
    found: dict[int, list[Anchor]] = defaultdict(list)
    for number, start, end, quote, before, after, paragraph, at, heading, rival in db.execute(
        "SELECT anchor.note, start, end, anchor.quote, before, after, paragraph, at, heading, rival "
        "FROM note JOIN anchor ON anchor.note = number AND standing = :placed "
        "WHERE document = :work AND NOT EXISTS "
        "(SELECT 1 FROM anchor AS here WHERE here.note = number AND here.text = :text) ORDER BY anchor.made DESC",
        {"placed": Standing.PLACED, "work": work, "text": text},
    ):
        anchor = Anchor(Span(start, end), quote, before, after, paragraph, at, tuple(json.loads(heading)), rival)
        found[number].append(anchor)
    return found


def find_again(wanted: Mapping[int, Sequence[Anchor]], ground: Ground) -> dict[int, tuple[Standing, Anchor]]:
    """Where each note stands now, by number. An older anchor is asked where a later one leads to no sure place."""
    placings: dict[int, Placing] = {}
    for turn in range(max(map(len, wanted.values()), default=0)):
        open_notes = [
            number
            for number, anchors in wanted.items()
            if turn < len(anchors) and (turn == 0 or placings[number].standing is not Standing.PLACED)
        ]
        found = find([_warned(wanted[number][: turn + 1]) for number in open_notes], ground)
        for number, placing in zip(open_notes, found, strict=True):
            placings[number] = min(placings.get(number, placing), placing, key=lambda one: _ORDER.index(one.standing))
    made = {number: ground.anchor(placing.span) for number, placing in placings.items()}
    sure = [number for number, placing in placings.items() if placing.standing is Standing.PLACED]
    for number, rival in zip(sure, rivals([made[number] for number in sure], ground), strict=True):
        made[number] = replace(made[number], rival=rival)
    return {number: (placings[number].standing, anchor) for number, anchor in made.items()}


def _warned(anchors: Sequence[Anchor]) -> Anchor:
    """The last of the anchors, knowing of all twins that came after it was made."""
    return replace(anchors[-1], rival=max(anchor.rival for anchor in anchors))
