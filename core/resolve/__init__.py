"""Ties citations to what they lead to: a place in this document, else an agreement, else an address built for it.

One candidate or none; where several are possible, all are shown to choose from. A step is a function and a line in
`STEPS`.
"""

from __future__ import annotations

from collections.abc import Callable

from core.catalogue import Catalogue
from core.model import Reading
from core.resolve.entries import with_entries
from core.resolve.parallels import with_parallels
from core.resolve.pinpoints import with_pinpoints
from core.resolve.pointers import with_pointers
from core.resolve.series import with_series
from core.resolve.titles import with_titles

Step = Callable[[Reading, Catalogue], Reading]

STEPS: tuple[Step, ...] = (with_titles, with_parallels, with_series, with_pinpoints, with_entries, with_pointers)


def resolve(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with each citation led as far as can be known."""
    if not reading.citations:
        return reading
    for step in STEPS:
        reading = step(reading, catalogue)
    return reading
