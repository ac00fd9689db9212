"""Citations that are told by how they are written, and what only looks like one."""

from __future__ import annotations

import pytest

from core.catalogue import Catalogue
from core.citations import find_citations
from core.citations.kinds import group_of
from core.citations.patterns import patterns
from core.model import Block, BlockKind, Document, Reading, Span
from tests.core.cases import cases


def found(text: str, small: Catalogue) -> str:
    """The citations in one paragraph, a line each: kind, words, key."""
    document = Document("-", "text", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    citations = find_citations(Reading(document), small).citations
    return "\n".join(f"{c.kind} | {' '.join(c.span.of(text).split())} | {c.key}" for c in citations)


@pytest.mark.parametrize(("text", "expected"), cases("citations.md"))
def test_written(text: str, expected: str, small: Catalogue) -> None:
    assert found(text, small) == expected


def test_every_kind_has_a_group() -> None:
    assert all(group_of(pattern.kind) for pattern in patterns())


def test_every_pattern_is_reached_by_a_trigger() -> None:
    assert all(pattern.triggers and all(trigger.isascii() for trigger in pattern.triggers) for pattern in patterns())
