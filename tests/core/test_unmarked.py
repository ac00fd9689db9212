"""Markers of notes hide no name and lengthen no provision."""

from __future__ import annotations

import pytest

from core.catalogue import Catalogue
from core.importers import read_bytes
from core.pipeline import analyse

NOTE = "\n\n[^1]: A note.\n[^2]: Another."


@pytest.mark.parametrize(
    ("text", "mentioned", "cited"),
    [
        ("All of them joined the CTBT[^1] in the end.", ["CTBT"], ["1"]),
        ("The CTBT is in force, and under article 6[^1] they negotiate.", ["CTBT"], ["article 6", "1"]),
        ("Of the CTBT we know article 6.[^1] It is short.", ["CTBT"], ["article 6", "1"]),
        ("The CTBT,[^1] the JCPOA[^2] and others.", ["CTBT", "JCPOA"], ["1", "2"]),
    ],
)
def test_marker(text: str, mentioned: list[str], cited: list[str], small: Catalogue) -> None:
    reading = analyse(read_bytes((text + NOTE).encode(), "a.md"), small)
    found = reading.document.text
    assert [mention.span.of(found) for mention in reading.mentions] == mentioned
    assert [citation.span.of(found) for citation in reading.citations] == cited
