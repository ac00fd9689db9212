"""Finds references to other texts. A family of references is a file with one function, and a line in `FAMILIES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from core.catalogue import Catalogue
from core.citations.addresses import find_addresses
from core.citations.links import find_links
from core.citations.related import find_related
from core.citations.reports import find_reports
from core.model import Citation, Document, Reading

Family = Callable[[Document], Iterable[Citation]]

FAMILIES: tuple[Family, ...] = (find_addresses, find_links, find_related, find_reports)


def find_citations(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with all citations in order of place, not yet resolved."""
    found = [citation for family in FAMILIES for citation in family(reading.document)]
    return replace(reading, citations=tuple(sorted(found, key=lambda citation: citation.span)))
