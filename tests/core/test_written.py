"""Citations that are told by how they are written, and what only looks like one."""

from __future__ import annotations

import pytest

from core.catalogue import Catalogue
from core.citations import find_citations
from core.citations.kinds import group_of
from core.citations.patterns import patterns
from core.model import Block, BlockKind, Document, Reading, Span
from core.resolve.parallels import with_parallels
from tests.core.cases import cases

FAMILIES = ("un", "courts", "journals", "languages")


def reading(text: str, small: Catalogue) -> Reading:
    document = Document("-", "text", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    return find_citations(Reading(document), small)


def lines_of(reading: Reading) -> str:
    """The citations in one paragraph, a line each: kind, words, key."""
    text = reading.document.text
    return "\n".join(f"{c.kind} | {' '.join(c.span.of(text).split())} | {c.key}" for c in reading.citations)


@pytest.mark.parametrize(("text", "expected"), cases("citations.md"))
def test_written(text: str, expected: str, small: Catalogue) -> None:
    assert lines_of(reading(text, small)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [case for family in FAMILIES for case in cases(f"citations-{family}.md")]
)
def test_families_with_parallels_as_one(text: str, expected: str, small: Catalogue) -> None:
    assert lines_of(with_parallels(reading(text, small), small)) == expected


def test_every_kind_has_a_group() -> None:
    assert all(group_of(pattern.kind) for pattern in patterns())


def test_every_pattern_is_reached_by_a_trigger() -> None:
    assert all(pattern.triggers and all(trigger.isascii() for trigger in pattern.triggers) for pattern in patterns())
