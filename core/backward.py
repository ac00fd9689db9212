"""From what is cited back to the places that cite it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from core.citations.kinds import Group, group_of
from core.model import BlockKind, Citation, Reading, Span


def citing(reading: Reading, place: Span) -> tuple[Citation, ...]:
    """The citations that lead to something in `place`, as to a footnote or an entry of the bibliography."""
    return tuple(
        citation for citation in reading.citations if citation.target.span and place.overlaps(citation.target.span)
    )


def ways_back(reading: Reading) -> dict[Span, tuple[Citation, ...]]:
    """For each note and each entry of a bibliography, by its block's span, the citations that lead to it."""
    blocks = reading.document.blocks
    starts = [block.span.start for block in blocks]
    found: defaultdict[Span, list[Citation]] = defaultdict(list)
    for citation in reading.citations:
        if citation.target.span is None or group_of(citation.kind) not in (Group.NOTES, Group.LITERATURE):
            continue
        block = blocks[bisect_right(starts, citation.target.span.start) - 1]
        is_note = block.kind is BlockKind.FOOTNOTE or citation.kind == "footnote"
        is_entry = is_note or group_of(citation.kind) is Group.LITERATURE
        if is_entry and not block.span.contains(citation.span):
            found[block.span].append(citation)
    return {place: tuple(citations) for place, citations in found.items()}


def provisions_cited(reading: Reading, treaty_id: str) -> dict[str, tuple[Citation, ...]]:
    """The citations of an agreement's articles and other parts, by the part: "Article VI" -> three of them.

    Subdivisions count with their article: "Article VI(2)(a)" is cited at "Article VI".
    """
    parts: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in reading.citations:
        if citation.target.treaty == treaty_id and citation.target.part:
            parts[citation.target.part.partition("(")[0].partition(",")[0]].append(citation)
    return {part: tuple(citations) for part, citations in parts.items()}
