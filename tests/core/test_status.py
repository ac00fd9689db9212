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
    assert (state.then, state.since) == ("In force on 6 December 2018.", since)


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
