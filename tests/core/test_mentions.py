"""Mentions: names, short forms, descriptions and what points back, each case a text and what is found in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.catalogue import Catalogue
from core.fold import fold
from core.model import Reading
from core.pipeline import analyse
from tests.core.cases import cases
from tests.core.conftest import document


def shown(reading: Reading) -> str:
    """The mentions as the fixture file writes them."""
    text = reading.document.text
    return "\n".join(f"[{mention.span.of(text)}] {mention.treaty} {mention.kind}" for mention in reading.mentions)


@pytest.mark.parametrize(("given", "expected"), [*cases("mentions.md"), *cases("mentions-abroad.md")])
def test_mentions(given: str, expected: str, small: Catalogue) -> None:
    assert shown(analyse(document(given), small)) == expected


def test_treaties_stand_in_order_of_first_mention(small: Catalogue) -> None:
    reading = analyse(document("Nafta came after the INF Treaty, and Nafta ended."), small)
    assert [treaty.id for treaty in reading.treaties] == ["nafta-1992", "inf-1987"]


def test_agreement_signed_later_is_not_meant(small: Catalogue) -> None:
    text = "---\ntitle: A Title\ndate: 1990-01-01\n---\n\nThe Paris climate pact is far off."
    assert analyse(document(text, "article.md"), small).mentions == ()


@pytest.mark.parametrize(("year", "found"), [(2018, ["gcm-2018"]), (2019, ["gcm-2018"]), (2024, []), (2001, [])])
def test_new_means_new_when_it_was_written(year: int, found: list[str], small: Catalogue) -> None:
    text = f"---\ntitle: A Title\ndate: {year}-12-20\n---\n\nThey refused to sign the new migration pact."
    assert [mention.treaty for mention in analyse(document(text, "article.md"), small).mentions] == found


def test_why_names_the_facts(small: Catalogue) -> None:
    (mention,) = analyse(document("They signed the 1987 missile treaty."), small).mentions
    assert mention.why == "description: 1987, missile, treaty"


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_folding_moves_no_character(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.lists(st.sampled_from("INF|treaty|the|Treaty of Paris|1783|\n\n|deal|𝒜|of|(|“NPT”|)|with Iran".split("|"))))
@settings(max_examples=200, deadline=None)
def test_mentions_never_overlap(small: Catalogue, words: list[str]) -> None:
    mentions = analyse(document("x " + " ".join(words)), small).mentions
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
