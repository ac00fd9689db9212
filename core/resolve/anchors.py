"""What a pinpoint can be a part of: the agreements a text names, the acts and printed agreements it cites."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from core.catalogue import Catalogue
from core.citations.kinds import Group, group_of
from core.model import Citation, Reading, Span, Target, TargetKind

_OFTEN = 3
_FAR = 200
_ACTS = ("eu-act", "celex", "oj")


class Anchor(NamedTuple):
    """A place that names something with articles: where it leads, and what to call it."""

    span: Span
    target: Target
    name: str


class Anchors:
    """All anchors of a reading in order."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        self._names = {treaty.id: treaty.name for treaty in reading.treaties}
        self._catalogue = catalogue
        mentions = [Anchor(m.span, self.treaty(m.treaty), self.name(m.treaty)) for m in reading.mentions if m.treaty]
        cited = [self._cited(citation) for citation in reading.citations if _has_articles(citation)]
        self._all = sorted((*mentions, *cited), key=lambda anchor: anchor.span)
        self._starts = [anchor.span.start for anchor in self._all]
        self._ends = [anchor.span.end for anchor in self._all]
        self.main = self._main(mentions)

    def treaty(self, treaty_id: str) -> Target:
        return Target(TargetKind.TREATY, treaty=treaty_id)

    def name(self, treaty_id: str) -> str:
        return self._names.get(treaty_id) or self._catalogue[treaty_id].name

    def called(self, noun: str, position: int) -> Anchor | None:
        """The agreement with this noun in its name or title that is named last before `position`, else the next."""
        at = bisect_right(self._ends, position)
        nearest = (*reversed(self._all[max(0, at - _FAR) : at]), *self._all[at : at + _FAR])
        return next((anchor for anchor in nearest if noun in self._called(anchor)), None)

    def last_before(self, position: int) -> Anchor | None:
        at = bisect_right(self._ends, position)
        return self._all[at - 1] if at else None

    def first_from(self, position: int) -> Anchor | None:
        at = bisect_left(self._starts, position)
        return self._all[at] if at < len(self._all) else None

    def overlaps(self, span: Span) -> bool:
        at = bisect_right(self._ends, span.start)
        return at < len(self._all) and self._all[at].span.start < span.end

    def _called(self, anchor: Anchor) -> str:
        known = self._catalogue.get(anchor.target.treaty)
        return f"{known.name} {known.title}" if known else anchor.name

    def _cited(self, citation: Citation) -> Anchor:
        name = self.name(citation.target.treaty) if citation.target.treaty else citation.key
        return Anchor(citation.span, citation.target, name)

    def _main(self, mentions: Sequence[Anchor]) -> Anchor | None:
        """The agreement the text speaks of most, where it is named often and no other nearly so."""
        counts = Counter(anchor.target.treaty for anchor in mentions).most_common(2)
        if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[0][1] < 1.5 * counts[1][1]):
            return None
        return next(anchor for anchor in mentions if anchor.target.treaty == counts[0][0])


def _has_articles(citation: Citation) -> bool:
    return citation.kind in _ACTS or (group_of(citation.kind) is Group.TREATY_SERIES and bool(citation.target.treaty))
