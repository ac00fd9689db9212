"""From what is cited back to the places that cite it."""

from __future__ import annotations

from collections import defaultdict

from core.model import Citation, Reading, Span


def citing(reading: Reading, place: Span) -> tuple[Citation, ...]:
    """The citations that lead to something in `place`, as to a footnote or an entry of the bibliography."""
    return tuple(
        citation for citation in reading.citations if citation.target.span and place.overlaps(citation.target.span)
    )


def provisions_cited(reading: Reading, treaty_id: str) -> dict[str, tuple[Citation, ...]]:
    """The citations of an agreement's articles and other parts, by the part: "Article VI" -> three of them.

    Subdivisions count with their article: "Article VI(2)(a)" is cited at "Article VI".
    """
    parts: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in reading.citations:
        if citation.target.treaty == treaty_id and citation.target.part:
            parts[citation.target.part.partition("(")[0].partition(",")[0]].append(citation)
    return {part: tuple(citations) for part, citations in parts.items()}
