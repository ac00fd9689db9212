"""Finds references to other texts. A family of references is a file with one function, and a line in `FAMILIES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from core.catalogue import Catalogue
from core.citations.addresses import find_addresses
from core.citations.authors import find_authors
from core.citations.footnotes import find_footnotes
from core.citations.links import find_links
from core.citations.pinpoints import find_pinpoints
from core.citations.pointers import find_pointers
from core.citations.references import find_references
from core.citations.related import find_related
from core.citations.reports import find_reports
from core.citations.search import Search
from core.citations.signs import find_signs
from core.citations.written import find_written
from core.model import Citation, Reading

Family = Callable[[Search], Iterable[Citation]]

FAMILIES: tuple[Family, ...] = (
    find_written,
    find_pinpoints,
    find_pointers,
    find_addresses,
    find_links,
    find_footnotes,
    find_signs,
    find_references,
    find_authors,
    find_related,
    find_reports,
)


def find_citations(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with all citations in order of place and none within another, not yet resolved."""
    search = Search(reading.document)
    found = [citation for family in FAMILIES for citation in family(search)]
    return replace(reading, citations=tuple(apart(found)))


def apart(citations: Iterable[Citation]) -> list[Citation]:
    """The citations in order; of those that overlap the longest, and of equal ones that of the first family."""
    kept: list[Citation] = []
    for citation in sorted(citations, key=lambda citation: (citation.span.start, -citation.span.end)):
        if not kept or citation.span.start >= kept[-1].span.end:
            kept.append(citation)
        elif _length(citation) > _length(kept[-1]):
            kept[-1] = citation
    return kept


def _length(citation: Citation) -> int:
    return citation.span.end - citation.span.start
