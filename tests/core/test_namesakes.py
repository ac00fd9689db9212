"""Agreements of one name, with the bundled catalogue: told apart by people, places and years, or left in doubt."""

from __future__ import annotations

import pytest

from core import catalogue
from core.importers import read_bytes
from core.pipeline import analyse

DOUBTFUL = "?"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Much was said of the Treaty of Paris in that year, and more of what it left out.", DOUBTFUL),
        (
            "Some had brought the Treaty of Paris, others the Paris Agreement and the INF Treaty.",
            "?, paris-2015, inf-1987",
        ),
        ("The Treaty of Paris brought peace.", DOUBTFUL),
        ("Puerto Rico and Guam became American by the Treaty of Paris.", "paris-1898"),
        ("The Treaty of Paris of 1856 closed the Black Sea to warships.", "paris-1856"),
        (
            "The Treaty of Paris after the Seven Years' War gave Britain Canada. Jay signed another Treaty of Paris.",
            "paris-1763, paris-1783",
        ),
        ("He left under the Paris agreement between Lakeside and Rovers.", ""),
        ("The Treaty of Teschen closed the war over Bavaria.", "teschen-1779"),
        ("The Treaty of Vienna cost Denmark Schleswig and Holstein.", "vienna-1864"),
        ("Manila renewed the Visiting Forces Agreement.", "vfa-1998"),
        ("Franklin and Adams had signed the Treaty of Paris.", "paris-1783"),
    ],
)
def test_namesakes(text: str, meant: str) -> None:
    reading = analyse(read_bytes(text.encode(), "a.txt"), catalogue.load())
    found = sorted((*reading.mentions, *reading.doubtful), key=lambda mention: mention.span)
    assert ", ".join(mention.treaty or DOUBTFUL for mention in found) == meant
