"""Strings are found where they stand, counted in code points, whatever else the text is written in."""

from __future__ import annotations

import pytest

from core.finder import Finder


@pytest.mark.parametrize(
    ("strings", "text"),
    [
        (["pact", "treaty"], "a pact, “the treaty” – 条約 😀 pact"),
        (["договор", "pact"], "договор 😀 pact"),
        (["why?", "pact"], "é pact: why? whyé"),
        (["договор", "why?"], "a pact: why?"),
    ],
)
def test_strings_are_found_at_their_code_points(strings: list[str], text: str) -> None:
    found = [(strings[number], text[start:end]) for number, start, end in Finder(strings).find(text)]
    assert found == [(string, string) for string, _ in found]
    assert len(found) == sum(map(text.count, strings))
