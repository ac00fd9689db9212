"""How an agreement stood on a day, and what came after."""

from __future__ import annotations

from datetime import date

import pytest

from core.catalogue import Catalogue
from core.status import dated_status, long_date, status


@pytest.mark.parametrize(
    ("treaty", "day", "phrase", "in_force"),
    [
        ("inf-1987", "1987-01-01", "not yet signed", False),
        ("inf-1987", "1988-01-01", "not yet in force", False),
        ("inf-1987", "1988-06-01", "in force", True),
        ("inf-1987", "2019-08-01", "in force", True),
        ("inf-1987", "2019-08-02", "ended 2019", False),
        ("gcm-2018", "2018-12-09", "not yet signed", False),
        ("ctbt-1996", "1996-12-31", "not in force", False),
        ("jcpoa-2015", "2018-01-01", "agreed 2015", None),
    ],
)
def test_standing(small: Catalogue, treaty: str, day: str, phrase: str, in_force: bool | None) -> None:
    state = status(small[treaty], date.fromisoformat(day))
    assert (state.phrase, state.in_force) == (phrase, in_force)


def test_card_tells_then_and_since(small: Catalogue) -> None:
    state = status(small["inf-1987"], date(2018, 12, 6))
    since = "Since then: United States suspended (2 February 2019); ended (2 August 2019)."
    assert (state.then, state.since) == ("In force then; ended 2 August 2019, 7 months after this article.", since)


@pytest.mark.parametrize(
    ("day", "then"),
    [
        ("1990-01-01", "In force then; ended 2 August 2019, 29 years after this article."),
        ("2019-08-02", "Ended 2 August 2019, shortly before this article."),
        ("2019-08-05", "Ended 2 August 2019, 3 days before this article."),
        ("2022-08-05", "Ended 2 August 2019, 3 years before this article."),
    ],
)
def test_card_tells_how_far_off_the_end_was(small: Catalogue, day: str, then: str) -> None:
    assert status(small["inf-1987"], date.fromisoformat(day)).then == then


def test_card_today(small: Catalogue) -> None:
    assert (status(small["inf-1987"]).then, status(small["nato-1949"]).then) == (
        "Ended 2 August 2019.",
        "In force today.",
    )


def test_line_of_dates(small: Catalogue) -> None:
    line = "signed 8 December 1987 · in force 1 June 1988 · ended 2 August 2019"
    assert status(small["inf-1987"]).line == line


def test_without_a_date_it_is_todays_and_says_so(small: Catalogue) -> None:
    assert dated_status(small["inf-1987"], None) == "ended 2019 (today's status)"


def test_with_a_date_it_tells_what_came_after(small: Catalogue) -> None:
    assert dated_status(small["inf-1987"], date(2018, 12, 6)) == "in force as of 2018-12-06; ended 2019-08-02"


@pytest.mark.parametrize(
    ("iso", "words"), [("2019-08-02", "2 August 2019"), ("2019-08", "August 2019"), ("2019", "2019")]
)
def test_long_date(iso: str, words: str) -> None:
    assert long_date(iso) == words
