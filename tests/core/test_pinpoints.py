"""Articles and other parts: found, spelt one way, bound to their agreement."""

from __future__ import annotations

import pytest

from core import catalogue
from core.catalogue import Catalogue
from core.model import Citation, TargetKind
from core.pipeline import analyse
from tests.core.cases import cases
from tests.core.conftest import document


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue.load()


def line_of(citation: Citation, text: str) -> str:
    """The words, the part, what it is bound to, and whether by assumption."""
    bound = citation.target.treaty or citation.target.url or "none"
    assumed = ["assumed"] if "assumed" in citation.why else []
    return " | ".join([citation.span.of(text), citation.target.part, bound, *assumed])


@pytest.mark.parametrize(("given", "expected"), cases("pinpoints.md"))
def test_pinpoints(given: str, expected: str, known: Catalogue) -> None:
    found = analyse(document(given), known)
    pinpoints = [citation for citation in found.citations if citation.kind == "pinpoint"]
    assert "\n".join(line_of(citation, found.document.text) for citation in pinpoints) == expected


TREATY = """Treaty on Samples

Article I

Each Party shall act as Article III says, and as article II(1) of this Treaty does.

Article II

Each Party shall do so again under the NPT, Article VI.

Article III

This Treaty shall be of unlimited duration for all the Parties to it, as long as they are Parties.
"""


def test_a_treaty_leads_to_its_own_articles(known: Catalogue) -> None:
    found = analyse(document(TREATY), known)
    text = found.document.text
    leads = [
        (citation.span.of(text), citation.target.span.of(text) if citation.target.span else citation.target.treaty)
        for citation in found.citations
    ]
    assert leads == [("Article III", "Article III"), ("article II(1)", "Article II"), ("Article VI", "npt-1968")]


def test_an_unbound_part_says_why(known: Catalogue) -> None:
    (citation,) = analyse(document("Article 5 was on everybody's mind that day."), known).citations
    assert (citation.target.kind, citation.why) == (TargetKind.NONE, "no agreement is named near it")
