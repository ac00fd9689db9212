"""The resolutions of the Security Council that lie beside the project: their own references are found."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from core.catalogue import Catalogue
from core.citations import find_citations
from core.model import Block, BlockKind, Document, Reading, Span


@pytest.fixture(scope="module")
def counts(shared: Path, small: Catalogue) -> Counter[str]:
    """How many references of a resolution to `N (YEAR)` are found, missed and false."""
    totals: Counter[str] = Counter()
    for line in (shared / "reference" / "unsc-dev.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        known = Counter(f"S/RES/{reference['no']} ({reference['year']})" for reference in entry["weak_unsc"])
        text = entry["text"]
        document = Document("-", "text", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
        keys = (citation.key for citation in find_citations(Reading(document), small).citations)
        found = Counter(key for key in keys if key.startswith("S/RES/") and key.endswith(")"))
        totals += Counter(found=(known & found).total(), missed=(known - found).total(), false=(found - known).total())
    return totals


def test_at_least_97_percent_are_found(counts: Counter[str]) -> None:
    assert counts["found"] / (counts["found"] + counts["missed"]) >= 0.97


def test_at_most_one_percent_are_false(counts: Counter[str]) -> None:
    assert counts["false"] / (counts["found"] + counts["false"]) <= 0.01
