"""A place found again in a text that has changed."""

from __future__ import annotations

import pytest

from core.places import place_again

BEFORE = "One thing. " * 5 + "The pact was signed in May. " + "Another thing. " * 5
HERE = BEFORE.index("The pact")


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (BEFORE, "The pact was"),
        ("A new beginning. " + BEFORE, "The pact was"),
        (BEFORE.replace("in May", "in June"), "The pact was"),
        (BEFORE[HERE:], "The pact was"),
        (BEFORE.replace("The pact was signed", "It was"), "It was in May"),
    ],
    ids=["same", "longer before", "changed behind", "cut before", "changed here"],
)
def test_the_same_words_are_on_top(after: str, words: str) -> None:
    found = place_again(BEFORE, HERE, after)
    assert abs(found - after.index(words)) <= 20


def test_of_several_the_nearest_counts() -> None:
    text = "The same words again and again here. " * 9
    assert place_again(text, 4 * 37, text) == 4 * 37


@pytest.mark.parametrize("after", ["", "Nothing of it is left."])
def test_where_nothing_is_left_the_share_counts(after: str) -> None:
    assert place_again("x" * 100, 50, after) == round(len(after) / 2)
