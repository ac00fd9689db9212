"""Line sources: what the re-flow makes of hand-wrapped text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.importers import read
from core.importers.hyphens import Evidence, join_lines, place_lines
from core.importers.lines import reflow
from core.model import BlockKind, BlockRole, Document
from tests.core.cases import cases
from tests.core.conftest import document


def shown(document: Document) -> str:
    """The blocks as the fixture files write them."""
    roles = {block: f" {block.role}" if block.role is not BlockRole.BODY else "" for block in document.blocks}
    return "\n".join(f"{block.kind}{roles[block]}: {block.span.of(document.text)}" for block in document.blocks)


@pytest.mark.parametrize(("given", "expected"), cases("lines.md"))
def test_reflow(given: str, expected: str) -> None:
    assert shown(document(given)) == expected


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("an agree-", "ment was", "an agreement was"),
        ("the arms-", "control talks", "the arms-control talks"),
        ("a long-", "term plan", "a long-term plan"),
        ("the zero-", "sum view", "the zero-sum view"),
        ("a U.S.-", "Soviet pact", "a U.S.-Soviet pact"),
        ("the non-", "Western world", "the non-Western world"),
        ("the ver\u00ad", "ification", "the verification"),
        ("at https://example.org/2018/12/", "russia-tests.html", "at https://example.org/2018/12/russia-tests.html"),
        ("at https://example.org/russia-", "tests", "at https://example.org/russia-tests"),
        ("at www.example.org/a.", "html for it", "at www.example.org/a.html for it"),
        ("at doi:10.1016/j.", "marpol.2024", "at doi:10.1016/j.marpol.2024"),
        ("at https://example.org/a.", "Then it", "at https://example.org/a. Then it"),
        ("at https://example.org/a/", "Then it", "at https://example.org/a/ Then it"),
        ("at https://example.org/a", "and on", "at https://example.org/a and on"),
        ("it was said —", "and meant", "it was said — and meant"),
        ("9M729-", "2 missile", "9M729-2 missile"),
    ],
)
def test_hyphen_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    assert join_lines([first, second], evidence=Evidence("")) == joined


@pytest.mark.parametrize(
    ("evidence", "joined"), [("the antimissile site", "antimissile"), ("the anti-missile site", "anti-missile")]
)
def test_hyphen_follows_the_rest_of_the_text(evidence: str, joined: str) -> None:
    assert join_lines(["the anti-", "missile site"], Evidence(evidence)) == f"the {joined} site"


@given(st.text(alphabet=st.sampled_from("aB .\n-“”:/\f"), max_size=300).filter(str.strip))
@settings(max_examples=200, deadline=None)
def test_reflow_loses_no_letter(content: str) -> None:
    letters = sorted(re.sub(r"[^aB]", "", content))
    assert sorted(re.sub(r"[^aB]", "", reflow(content, source="x", format="text").text)) == letters


@pytest.fixture(scope="module")
def seed(shared: Path) -> Document:
    """The article the project began with, in ../shared."""
    return read(shared / "seed" / "article.txt")


def test_seed_title(seed: Document) -> None:
    assert seed.title == "INF Is Just Another Unenforceable Treaty (Op-ed)"


def test_seed_standfirst(seed: Document) -> None:
    assert seed.subtitle.startswith("The question is what kind") and seed.subtitle.endswith("binding deals again.")


def test_seed_author_comes_from_the_address(seed: Document) -> None:
    assert seed.authors == ("Leonid Bershidsky for Bloomberg",)


def test_seed_date_is_not_taken_from_an_address(seed: Document) -> None:
    assert seed.date is None


@pytest.mark.parametrize(("kind", "count"), [("related", 2), ("furniture", 2), ("heading", 1), ("paragraph", 17)])
def test_seed_blocks(seed: Document, kind: str, count: int) -> None:
    assert sum(block.kind is BlockKind(kind) for block in seed.blocks) == count


def test_paragraph_of_fifty_thousand_lines() -> None:
    assert len(document("A word and a-\nnother\n" * 25_000).text) > 400_000


@pytest.mark.parametrize(
    "lines",
    [
        ["the agree-", "ment on arms-", "control"],
        ["see https://example.org/a/", "b/c.html", "for the ver\u00ad", "ification"],
    ],
)
def test_every_line_has_its_place(lines: list[str]) -> None:
    text, starts = place_lines(lines, Evidence(""))
    assert [text[start : start + 3] for start in starts] == [line[:3] for line in lines]
