"""Ties citations to what they lead to: a place in this document, else an agreement, else an address built for it.

One candidate or none; where several are possible, all are shown to choose from. A step is a function and a line in
`_steps`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from core.catalogue import Catalogue
from core.model import Reading

Step = Callable[[Reading, Catalogue], Reading]


def resolve(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with each citation led as far as can be known."""
    if not reading.citations:
        return reading
    for step in _steps():
        reading = step(reading, catalogue)
    return reading


@cache
def _steps() -> tuple[Step, ...]:
    """The steps in order, imported when a text first cites something: their expressions take long to compile."""
    from core.resolve.entries import with_entries
    from core.resolve.parallels import with_parallels
    from core.resolve.pinpoints import with_pinpoints
    from core.resolve.pointers import with_pointers
    from core.resolve.series import with_series
    from core.resolve.shorts import with_short_forms
    from core.resolve.titles import with_titles

    return (with_titles, with_parallels, with_series, with_short_forms, with_pinpoints, with_entries, with_pointers)
