"""Cuts a stretch of text into runs of one format each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.model import Inline, InlineKind, Picture, Span


class Run(NamedTuple):
    """Letters that look alike, or one picture."""

    span: Span
    kinds: frozenset[InlineKind] = frozenset()
    picture: Picture | None = None


def runs(span: Span, inlines: Sequence[Inline], pictures: Sequence[Picture]) -> Iterator[Run]:
    """The runs of a span in order, none of them empty; `inlines` and `pictures` are those that touch it."""
    if not inlines and not pictures:
        if span.start < span.end:
            yield Run(span)
        return
    shown = {picture.start: picture for picture in pictures}
    cuts = {span.start, span.end, *shown, *(start + 1 for start in shown)}
    for inline in inlines:
        cuts.update(inline.span)
    inside = sorted(cut for cut in cuts if span.start <= cut <= span.end)
    for start, end in pairwise(inside):
        kinds = frozenset(inline.kind for inline in inlines if inline.span.start <= start and end <= inline.span.end)
        yield Run(Span(start, end), kinds, shown.get(start))
