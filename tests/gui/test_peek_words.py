"""What a peek says of each sort of target."""

from __future__ import annotations

import pytest

from core.model import Block, BlockKind, Citation, Document, Reading, Span, Target, TargetKind, Treaty
from gui.citations.peek_words import PeekWords, leads_to, words_of

TEXT = "See Echo.\n\nRelated: Echo\n\nhttps://e.org/echo"
BLOCKS = (
    Block(BlockKind.PARAGRAPH, Span(0, 9)),
    Block(BlockKind.RELATED, Span(11, 24)),
    Block(BlockKind.PARAGRAPH, Span(26, 44)),
)
READING = Reading(Document("", "text", TEXT, BLOCKS), cited=(Treaty("npt-1968", "NPT", "Treaty on ..."),))
URL = "https://e.org/echo"


@pytest.mark.parametrize(
    ("target", "heading", "text"),
    [
        (Target(), "Unresolved", "No target known"),
        (Target(TargetKind.URL, url=URL), "e.org", URL),
        (Target(TargetKind.TREATY, treaty="npt-1968", part="Article VI"), "Agreement", "NPT, Article VI"),
        (Target(TargetKind.SPAN, Span(20, 24)), "Related article · ¶ 2", "Related: Echo"),
        (Target(TargetKind.SPAN, Span(4, 8), url=URL), "¶ 1", f"See Echo.\n{URL}"),
        (Target(TargetKind.SPAN, Span(26, 44), url=URL), "¶ 3", URL),
    ],
)
def test_each_sort_of_target(target: Target, heading: str, text: str) -> None:
    said = words_of(Citation(Span(4, 8), "report", "echo", target, "why"), READING)
    assert said == PeekWords(heading, text, "why")


@pytest.mark.parametrize(
    ("target", "line"),
    [
        (Target(TargetKind.SPAN, Span(4, 8)), "¶ 1: See Echo."),
        (Target(TargetKind.URL, url=URL), URL),
        (Target(TargetKind.TREATY, treaty="npt-1968", part="Article VI"), "NPT, Article VI"),
    ],
)
def test_a_candidate_in_a_line(target: Target, line: str) -> None:
    assert leads_to(Citation(Span(4, 8), "report", "echo"), target, READING) == line
