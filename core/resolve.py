"""Ties citations to what they lead to: one candidate or none."""

from __future__ import annotations

from dataclasses import replace

from core.catalogue import Catalogue
from core.citations.slugs import same_title, slug_in
from core.model import Citation, Reading, Target, TargetKind


def resolve(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with each citation of a title led to the address that spells that title."""
    addresses = [citation for citation in reading.citations if citation.kind == "url"]
    return replace(reading, citations=tuple(_resolved(citation, addresses) for citation in reading.citations))


def _resolved(citation: Citation, addresses: list[Citation]) -> Citation:
    if citation.target.kind is not TargetKind.NONE or citation.kind not in ("related", "report"):
        return citation
    spelt = {address.key: address for address in addresses if same_title(citation.key, slug_in(address.target.url))}
    if len(spelt) != 1:
        return citation if citation.why else replace(citation, why="no address in the text has this title")
    address = next(iter(spelt.values()))
    if address.span == citation.span:
        return replace(citation, target=address.target, why="a link in the text")
    target = Target(TargetKind.SPAN, span=address.span, url=address.target.url)
    return replace(citation, target=target, why="this address has its title")
