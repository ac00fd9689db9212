"""What a document itself says more fully elsewhere is where its citations lead first."""

from __future__ import annotations

from core.catalogue import Catalogue
from core.model import Citation, Reading, TargetKind
from core.pipeline import analyse
from tests.core.conftest import document

LISTED = """A Title

As is known (10.1000/182), it is so, and it has been for as long as anybody remembers it to have been so.

Bibliography

A. Smith, A Title. doi:10.1000/182.
"""


def cited(reading: Reading) -> list[Citation]:
    return [citation for citation in reading.citations if citation.kind in ("doi", "un-resolution")]


def test_the_bibliography_comes_before_the_address(small: Catalogue) -> None:
    found = analyse(document(LISTED), small)
    outside, inside = cited(found)
    assert outside.target.span and outside.target.span.of(found.document.text).startswith("A. Smith")
    assert (outside.target.url, inside.target.kind) == ("https://doi.org/10.1000/182", TargetKind.URL)


def test_a_short_form_leads_to_the_full_one(small: Catalogue) -> None:
    found = analyse(document("Security Council resolution 1701 (2006) was long; UNSCR 1701 still holds."), small)
    full, short = cited(found)
    assert (short.target.span, short.key) == (full.span, "S/RES/1701 (2006)")


def test_a_short_form_alone_leads_to_its_address(small: Catalogue) -> None:
    (short,) = cited(analyse(document("In those years UNSCR 1701 still held."), small))
    assert short.target.url == "https://undocs.org/S/RES/1701"
