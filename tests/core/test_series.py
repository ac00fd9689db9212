"""Citations of treaty series: parallel ones are one, and lead to the agreement printed there."""

from __future__ import annotations

import pytest

from core import catalogue
from core.catalogue import Catalogue
from core.model import Citation
from core.pipeline import analyse
from tests.core.conftest import document


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue.load()


def only(text: str, known: Catalogue) -> Citation:
    (citation,) = analyse(document(text), known).citations
    return citation


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        ("It was printed at 729 UNTS 161.", "npt-1968"),
        ("It was printed in United Nations, Treaty Series, vol. 1155, p. 331.", "vclt-1969"),
        ("The ICCPR (adopted 16 December 1966, entered into force 23 March 1976) 999 UNTS 171.", "iccpr-1966"),
        ("The Refugee Convention, 189 UNTS 137, is old.", "refugees-1951"),
        ("The Non-Proliferation Treaty, 21 U.S.T. 483, 729 U.N.T.S. 161, T.I.A.S. No. 6839.", "npt-1968"),
    ],
)
def test_leads_to_the_agreement(text: str, treaty: str, known: Catalogue) -> None:
    assert only(text, known).target.treaty == treaty


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("At 21 U.S.T. 483, 729 U.N.T.S. 161 too.", "21 U.S.T. 483, 729 U.N.T.S. 161", "729 UNTS 161 = 21 UST 483"),
        ("At UKTS No 33 (2006), Cm 7045 too.", "UKTS No 33 (2006), Cm 7045", "UKTS 33 (2006) = Cm 7045"),
        (
            "By S.C. Res. 1373, U.N. Doc. S/RES/1373 (2001), para. 5.",
            "S.C. Res. 1373, U.N. Doc. S/RES/1373 (2001), para. 5",
            "S/RES/1373 (2001)",
        ),
        ("At 401 U.S. 12, 91 S.Ct. 34, too.", "401 U.S. 12, 91 S.Ct. 34", "401 US 12 = 91 S.Ct. 34"),
        ("Doe v. Roe, no. 4151/07, ECHR 2011-IV.", "no. 4151/07, ECHR 2011-IV", "App. no. 4151/07 = ECHR 2011-IV"),
    ],
)
def test_parallel_citations_are_one(text: str, words: str, key: str, small: Catalogue) -> None:
    citation = only(text, small)
    assert (citation.span.of(text), citation.key) == (words, key)


def test_a_short_form_leads_to_the_full_citation(small: Catalogue) -> None:
    text = "It held so in 542 U.S. 692, as in 321 F.3d 9, and again, 542 U. S., at 697."
    full, _, short = analyse(document(text), small).citations
    assert (short.key, short.target.span) == (full.key, full.span)


def test_one_series_twice_is_two_instruments(small: Catalogue) -> None:
    found = analyse(document("They are at 1155 UNTS 331, 999 UNTS 171 and elsewhere."), small)
    assert [citation.key for citation in found.citations] == ["1155 UNTS 331", "999 UNTS 171"]


def test_several_agreements_on_one_page_are_shown_to_choose_from(known: Catalogue) -> None:
    citation = only("It was printed at 999 UNTS 171 in the end.", known)
    assert [target.treaty for target in citation.candidates] == ["iccpr-1966", "iccpr-op1-1966"]


def test_an_agreement_that_is_only_cited_is_held_apart(known: Catalogue) -> None:
    found = analyse(document("It was printed at 729 UNTS 161."), known)
    assert ([treaty.id for treaty in found.treaties], [treaty.id for treaty in found.cited]) == ([], ["npt-1968"])


def test_an_unknown_page_leads_to_the_volume(known: Catalogue) -> None:
    assert only("It was printed at 3 UNTS 9999.", known).target.url.endswith("/Volume%203/v3.pdf")
