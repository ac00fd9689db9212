"""One document as all families look at it: what the patterns hit, its numbered entries, its bibliography."""

from __future__ import annotations

from functools import cached_property

from core.citations.notes import Entry, entries_in, literature_in
from core.citations.patterns import Hits, hits_in
from core.model import Block, Document
from core.unmarked import without_markers


class Search:
    """Each thing is looked for when the first family asks for it, and once."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def hits(self) -> Hits:
        return hits_in(without_markers(self.document).text)

    @cached_property
    def literature(self) -> tuple[Block, ...]:
        return literature_in(self.document)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return entries_in(self.document, self.literature)
