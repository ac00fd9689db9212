"""A document made ready for anchors: folded once, its paragraphs and headings at hand."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property

from core.anchors.anchor import Anchor
from core.anchors.folding import Folded
from core.model import BlockKind, Document, Span

CONTEXT = 120


class Ground:
    """One document's text as anchors see it. What is asked for is made once, so keep it while the document is open."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._starts = [block.span.start for block in document.blocks]

    @cached_property
    def folded(self) -> Folded:
        """The text folded: a pass over all of it."""
        return Folded(self.document.text)

    @cached_property
    def key(self) -> str:
        """SHA-256 of the canonical text, in hexadecimal: what one exact text is known by."""
        return hashlib.sha256(self.document.text.encode()).hexdigest()

    def anchor(self, span: Span, rival: float = 0.0) -> Anchor:
        """The anchor of the passage at `span`."""
        text = self.document.text
        block = self._block_at(span.start)
        start = self.folded.to_folded(self.document.blocks[block].span.start) if block >= 0 else 0
        return Anchor(
            span=span,
            quote=span.of(text),
            before=_from_word(text[max(0, span.start - CONTEXT - 20) : span.start]),
            after=_to_word(text[span.end : span.end + CONTEXT + 20]),
            paragraph=self.fingerprints[block] if block >= 0 else "",
            at=self.folded.to_folded(span.start) - start,
            heading=self.heading_at(span.start),
            rival=rival,
        )

    @cached_property
    def fingerprints(self) -> list[str]:
        """The fingerprint of each block."""
        return [_fingerprint(self.folded.text[start:end]) for start, end in self._folded_blocks()]

    @cached_property
    def paragraphs(self) -> dict[str, tuple[int, int]]:
        """Fingerprint -> where, in folded text, its only block begins and ends; that of several blocks is left out."""
        times = Counter(self.fingerprints)
        pairs = zip(self.fingerprints, self._folded_blocks(), strict=True)
        return {fingerprint: place for fingerprint, place in pairs if times[fingerprint] == 1}

    def heading_at(self, offset: int) -> tuple[str, ...]:
        """The headings over a place, the outermost first."""
        at = bisect_right(self._outline[0], offset) - 1
        return self._outline[1][at] if at >= 0 else ()

    @cached_property
    def headings(self) -> Counter[str]:
        """How often each heading stands in the document."""
        return Counter(path[-1] for path in self._outline[1])

    @cached_property
    def _outline(self) -> tuple[list[int], list[tuple[str, ...]]]:
        """Where each heading's part begins, and the headings over that part."""
        starts: list[int] = []
        paths: list[tuple[str, ...]] = []
        over: list[tuple[int, str]] = []
        for block in self.document.blocks:
            if block.kind is BlockKind.HEADING:
                over = [(level, title) for level, title in over if level < block.level]
                over.append((block.level, block.span.of(self.document.text)))
                starts.append(block.span.end)
                paths.append(tuple(title for _, title in over))
        return starts, paths

    def _block_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _folded_blocks(self) -> list[tuple[int, int]]:
        to = self.folded.to_folded
        return [(to(block.span.start), to(block.span.end)) for block in self.document.blocks]


def _fingerprint(folded: str) -> str:
    return hashlib.blake2b(folded.encode(), digest_size=8).hexdigest()


def _from_word(text: str) -> str:
    """The last words of `text`, not beginning within one."""
    if len(text) <= CONTEXT:
        return text
    cut = text[-CONTEXT:]
    return re.sub(r"^\w+", "", cut) if text[-CONTEXT - 1].isalnum() and " " in cut else cut


def _to_word(text: str) -> str:
    """The first words of `text`, not ending within one."""
    if len(text) <= CONTEXT:
        return text
    cut = text[:CONTEXT]
    return re.sub(r"\w+$", "", cut) if text[CONTEXT].isalnum() and " " in cut else cut
