"""Compares what an entry says with what the rows paired with it say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.model import Treaty
from tests.catalogue_check.pairing import Pair
from tests.catalogue_check.words import FORMS, TELLING, words

FAR = 0.4  # titles as unlike as this are another agreement's, or one of them is wrong
DATES = ("signed", "in_force", "ended")
# The events by which a row may date what the entry dates otherwise: their dates explain themselves.
_EVENTS = {
    "signed": ("adopted", "opened", "signed"),
    "in_force": ("in force", "provisional application"),
    "ended": ("expired", "suspended", "terminated", "superseded"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One field of an entry held against one row."""

    treaty: Treaty
    field: str
    ours: str
    theirs: str
    source: str
    agrees: bool


def findings(pair: Pair) -> Iterator[Finding]:
    """What the row says of each field that both sides know."""
    treaty, row = pair.treaty, pair.row
    near = pair.likeness > FAR or not words(row.title) & (FORMS | TELLING)  # parties, initials: no title
    yield Finding(treaty, "title", treaty.title, row.title, row.source, near)
    for field in DATES:
        ours, theirs = getattr(treaty, field), getattr(row, field)
        events = (event.date for event in treaty.events if event.what in _EVENTS[field])
        said = [date for date in (ours, *events) if date]
        if theirs and (said or field == "ended"):
            agrees = any(_same_day(date, theirs) for date in said)
            yield Finding(treaty, field, said[0] if said else "no date", theirs, row.source, agrees)


def _same_day(one: str, other: str) -> bool:
    """Whether two dates are the same as far as both go: 1987 and 1987-12-08 are."""
    return one.startswith(other) or other.startswith(one)
