"""Binds articles anew after a person has said what words mean."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from core.catalogue import Catalogue
from core.model import Citation, Reading, Target
from core.resolve.binding import ANNEXED, ANY, NAMED
from core.resolve.pinpoints import with_pinpoints

_SORTS = {"Article": ANY, "Annex": ANNEXED, "Appendix": ANNEXED, "Protocol": ANNEXED}


def rebound(reading: Reading, once: Collection[str], catalogue: Catalogue) -> Reading:
    """The reading with the parts bound anew that were bound to an agreement of `once`, by its id, or to none.

    All others stay as they are. A part that is no agreement's any more is kept, and says that it is not bound.
    """
    loose = [citation for citation in reading.citations if _is_loose(citation, once)]
    if not loose:
        return reading
    others = [citation for citation in reading.citations if not _is_loose(citation, once)]
    acts = tuple(citation for citation in others if citation.kind != "pinpoint")
    among = replace(reading, citations=tuple(sorted((*acts, *map(_unbound, loose)), key=_place)))
    bound = {citation.span: citation for citation in with_pinpoints(among, catalogue).citations}
    anew = [bound.get(part.span) or replace(_unbound(part), why="no agreement is named near it") for part in loose]
    return replace(reading, citations=tuple(sorted((*others, *anew), key=_place)))


def _is_loose(citation: Citation, once: Collection[str]) -> bool:
    target = citation.target
    if citation.kind != "pinpoint" or target.span or target.url:
        return False
    return not target.treaty or target.treaty in once


def _unbound(pinpoint: Citation) -> Citation:
    part = pinpoint.target.part
    return replace(pinpoint, key=part, target=Target(part=part), why=_SORTS.get(part.split()[0], NAMED))


def _place(citation: Citation) -> tuple[int, int]:
    return citation.span
