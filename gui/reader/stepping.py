"""Which comes next: one step through places in the text, from where the reader is, round and round."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from core.model import Span


def step(spans: Sequence[Span], current: int, here: int, forward: bool) -> int:
    """The index to go to, -1 where there is none; `current` is -1 while the reader is at none of them."""
    if not spans:
        return -1
    if current >= 0:
        return (current + (1 if forward else -1)) % len(spans)
    following = bisect_left(spans, Span(here, here))
    return (following if forward else following - 1) % len(spans)
