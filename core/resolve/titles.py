"""Ties the titles of reports and related articles to the addresses that spell them."""

from __future__ import annotations

from dataclasses import replace

from core.catalogue import Catalogue
from core.model import Citation, Reading, Target, TargetKind
from core.slugs import same_title, slug_in


def with_titles(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with each citation of a title led to the address that spells that title."""
    slugs = {
        citation.key: (slug_in(citation.target.url), citation)
        for citation in reversed(reading.citations)
        if citation.kind == "url"
    }
    titles = {citation.key for citation in reading.citations if _is_open(citation)}
    spelt = {key: [address for slug, address in slugs.values() if same_title(key, slug)] for key in titles}
    return replace(reading, citations=tuple(_resolved(citation, spelt) for citation in reading.citations))


def _is_open(citation: Citation) -> bool:
    return citation.target.kind is TargetKind.NONE and citation.kind in ("related", "report")


def _resolved(citation: Citation, spelt: dict[str, list[Citation]]) -> Citation:
    if not _is_open(citation):
        return citation
    if len(spelt[citation.key]) != 1:
        return citation if citation.why else replace(citation, why="no address in the text has this title")
    (address,) = spelt[citation.key]
    if address.span == citation.span:
        return replace(citation, target=address.target, why="a link in the text")
    target = Target(TargetKind.SPAN, span=address.span, url=address.target.url)
    return replace(citation, target=target, why="this address has its title")
