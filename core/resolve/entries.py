"""Leads citations to the entry of the bibliography that has the same key, and short forms to the full one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from core.catalogue import Catalogue
from core.citations.notes import literature_in
from core.model import Citation, Reading, Span, TargetKind
from core.resolve.parallels import keys_of

# What ends the short form of a key: "S/RES/1701" without its year, "542 U.S., at 697" without the page it begins on.
_SHORT = {"un-resolution": " (", "us-case": " "}


def with_entries(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with what this document itself says more fully elsewhere led there; the address stays known."""
    listed = [block.span for block in literature_in(reading.document)]
    entries: dict[str, Span] = {}
    full: dict[str, Citation] = {}
    for citation in reversed(reading.citations):
        entry = _holding(listed, citation)
        for key in keys_of(citation):
            if entry:
                entries[key] = entry
            if (sign := _SHORT.get(citation.kind)) and sign in key:
                full[key.rpartition(sign)[0]] = citation
    return replace(reading, citations=tuple(_led(citation, listed, entries, full) for citation in reading.citations))


def _led(citation: Citation, listed: Sequence[Span], entries: dict[str, Span], full: dict[str, Citation]) -> Citation:
    entry = next((entries[key] for key in keys_of(citation) if key in entries), None)
    if entry and not _holding(listed, citation):
        target = replace(citation.target, kind=TargetKind.SPAN, span=entry)
        return replace(citation, target=target, why=f"{citation.why}, which the bibliography lists")
    if citation.kind in _SHORT and (first := full.get(citation.key)):
        target = replace(first.target, kind=TargetKind.SPAN, span=first.span, part=citation.target.part)
        return replace(citation, key=first.key, target=target, why=f"{citation.why}, cited in full here")
    return citation


def _holding(listed: Sequence[Span], citation: Citation) -> Span | None:
    """The entry of the bibliography that a citation stands in."""
    at = bisect_right(listed, citation.span.start, key=lambda entry: entry.start) - 1
    return listed[at] if at >= 0 and citation.span.start < listed[at].end else None
