"""Web addresses written out in the text: https://example.org/a, www.example.org."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.citations.search import Search
from core.model import Citation, Span, Target, TargetKind

_ADDRESS = re.compile(r"\b(?:https?://|www\.)(?=\w)[^\s<>“”\"]+", re.IGNORECASE)
_TRAILING = ".,;:!?’'»"


def find_addresses(search: Search) -> Iterator[Citation]:
    """Every address, without the full stop or bracket that only closes the sentence around it."""
    document = search.document
    for block in document.blocks:
        content = block.span.of(document.text)
        if "://" in content or "www." in content:  # few blocks have one, and looking is quicker than the pattern
            yield from _in_block(document.text, block.span)


def _in_block(text: str, within: Span) -> Iterator[Citation]:
    for found in _ADDRESS.finditer(text, *within):
        address = without_closing(found[0])
        span = Span(found.start(), found.start() + len(address))
        url = address if "://" in address else f"https://{address}"
        yield Citation(span, "url", key_of(url), Target(TargetKind.URL, url=url), "a web address")


def key_of(url: str) -> str:
    """An address without what does not tell pages apart: scheme, www, fragment, last slash."""
    return re.sub(r"^https?://(?:www\.)?|#.*$", "", url, flags=re.IGNORECASE).rstrip("/")


def without_closing(address: str) -> str:
    """An address or number without the full stop, or the bracket it has not opened, that closes what is around it."""
    end = len(address)
    surplus = {")": address.count(")") - address.count("("), "]": address.count("]") - address.count("[")}
    while end and (address[end - 1] in _TRAILING or surplus.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in surplus:
            surplus[address[end]] -= 1
    return address[:end]
