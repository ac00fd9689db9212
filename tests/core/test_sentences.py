"""Where sentences begin and end."""

from __future__ import annotations

import pytest

from core.importers import read_bytes
from core.model import Span
from core.sentences import next_edge, paragraph_edge, previous_edge, sentences

CASES = [
    ("It binds. It ends.", ["It binds.", "It ends."]),
    ("See Art. 6 of it. So be it.", ["See Art. 6 of it.", "So be it."]),
    ("The U.S. Senate agreed. No one left.", ["The U.S. Senate agreed.", "No one left."]),
    ("Mr. Writer said “Go.” Then he went.", ["Mr. Writer said “Go.”", "Then he went."]),
    ("It was 3.5 per cent. why not?", ["It was 3.5 per cent. why not?"]),
    ("What? Nothing!", ["What?", "Nothing!"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_sentences(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == found


def test_edges_lead_from_one_to_the_next() -> None:
    document = read_bytes(b"One is short. Two is longer.\n\nThree comes later.\n", "a.md")
    text = document.text
    assert [
        text[: next_edge(document, 3)],
        text[: next_edge(document, 13)],
        text[previous_edge(document, 16) :],
        text[: paragraph_edge(document, 3, forward=True)],
        text[paragraph_edge(document, len(text), forward=False) :],
    ] == [
        "One is short.",
        "One is short. Two is longer.",
        text[14:],
        "One is short. Two is longer.",
        "Three comes later.",
    ]
