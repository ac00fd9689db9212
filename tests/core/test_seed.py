"""The first article, read with the bundled catalogue: the sidebar holds exactly its six agreements."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import catalogue
from core.importers import read
from core.model import MentionKind, Reading
from core.pipeline import analyse
from core.resources import resource


@pytest.fixture(scope="module")
def seed(shared: Path) -> Reading:
    return analyse(read(shared / "seed" / "article.txt"), catalogue.load())


def test_sidebar(seed: Reading) -> None:
    assert {treaty.wikipedia for treaty in seed.treaties} == {
        "Intermediate-Range Nuclear Forces Treaty",
        "Paris Agreement",
        "Joint Comprehensive Plan of Action",
        "North American Free Trade Agreement",
        "Global Compact for Migration",
        "Brexit withdrawal agreement",
    }


def test_the_treaty_points_back(seed: Reading) -> None:
    anaphors = [m for m in seed.mentions_of("inf-1987") if m.kind is MentionKind.ANAPHOR]
    assert len(anaphors) >= 6


def test_sample_shows_every_kind_of_mention_and_citation() -> None:
    reading = analyse(read(resource("sample/article.md")), catalogue.load())
    assert {mention.kind for mention in reading.mentions} == set(MentionKind)
    assert {citation.kind for citation in reading.citations} == {"url", "related", "report", "footnote", "pinpoint"}
