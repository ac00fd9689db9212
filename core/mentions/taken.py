"""Tells which stretches of a text are spoken for, by a mention or otherwise, in texts with thousands of them."""

from __future__ import annotations

from collections.abc import Iterable

from core.model import Span


class Taken:
    """The places of a text that are spoken for, a byte for each: sooner made than a set of them."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self._marks = bytearray(len(text))
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        start, end = span
        self._marks[start:end] = b"\1" * (end - start)

    def overlaps(self, span: Span) -> bool:
        """Whether any part of `span` is taken."""
        return self._marks.find(1, *span) >= 0
