"""Binds articles and other parts to the agreements they are parts of, or to where this text itself prints them.

A part that is bound by assumption says so in its `why`; one of another kind of law (a constitution) is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.catalogue import Catalogue
from core.citations.pinpoints import article_at
from core.model import Citation, Document, Reading, Span, Target, TargetKind
from core.resolve.binding import Binder, Binding

_JOINS = re.compile(r",?\s(?:and|or|to|through|as well as)\s|[,;]\s?|\s?[–-]\s?")
_BARE = re.compile(r"(?:\d|[IVXL]+\b|[A-F]\b)")
_OWN = re.compile(r",?\sof\s(?:this|the\spresent)\s")
_NEAR = 20
_PRINTS = 3  # articles, so that a text is an agreement itself


def with_pinpoints(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with its pinpoints bound, without those that are no agreement's."""
    pinpoints = [citation for citation in reading.citations if citation.kind == "pinpoint"]
    if not pinpoints:
        return reading
    text, binder, printed = reading.document.text, Binder(reading, catalogue), _printed(reading.document)
    bound = [citation for citation in reading.citations if citation.kind != "pinpoint"]
    binding: Binding | None = None
    following: Citation | None = None
    for several in reversed(_lists(pinpoints, text)):
        joined = binding if following and _goes_on(several[-1], following, text) else None
        binding, following = _binding(several, binder, joined), several[0]
        if binding:
            own = not binding.beside or _OWN.match(text, several[-1].span.end) is not None
            bound += (_bound(pinpoint, binding, printed if own else {}) for pinpoint in several)
    return replace(reading, citations=tuple(sorted(bound, key=lambda citation: citation.span)))


def _binding(several: Sequence[Citation], binder: Binder, joined: Binding | None) -> Binding | None:
    """What a list is bound to, rather than by assumption as the list joined to it: Article 3 and Article 4 of X."""
    whole = Span(several[0].span.start, several[-1].span.end)
    if binder.is_within_a_name(whole):
        return None
    binding = binder.bind(whole, several[-1].why)
    return joined if binding and not binding.beside and joined and joined.beside else binding


def _bound(pinpoint: Citation, binding: Binding, printed: dict[str, Span]) -> Citation:
    here = printed.get(re.split(r"[(,]", pinpoint.key)[0])
    if here:
        return replace(pinpoint, target=Target(TargetKind.SPAN, span=here), why="it is printed in this text")
    if binding.target is None:
        return replace(pinpoint, target=Target(part=pinpoint.key), why=binding.why)
    target = replace(binding.target, part=pinpoint.key)
    return replace(pinpoint, key=f"{pinpoint.key} of {binding.name}", target=target, why=binding.why)


def _printed(document: Document) -> dict[str, Span]:
    """The articles that a text prints, if it prints several: part -> the block it begins with."""
    found = {article_at(document.text, block.span.start): block.span for block in reversed(document.blocks)}
    found.pop("", None)
    return found if len(found) >= _PRINTS else {}


def _lists(pinpoints: Iterable[Citation], text: str) -> list[list[Citation]]:
    """Pinpoints that share a word in front: "Articles 31 and 32"."""
    lists: list[list[Citation]] = []
    for pinpoint in pinpoints:
        if lists and _BARE.match(text, pinpoint.span.start) and _goes_on(lists[-1][-1], pinpoint, text):
            lists[-1].append(pinpoint)
        else:
            lists.append([pinpoint])
    return lists


def _goes_on(before: Citation, after: Citation, text: str) -> bool:
    end, start = before.span.end, after.span.start
    return start - end < _NEAR and _JOINS.fullmatch(text, end, start) is not None
