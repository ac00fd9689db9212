"""Lines that are a date by themselves."""

from __future__ import annotations

from datetime import date

import pytest

from core.importers.dates import date_in, date_of
from core.importers.front import authors_in_addresses, names_in_byline


@pytest.mark.parametrize(
    "line",
    [
        "December 6, 2018",
        "6 December 2018",
        "6th Dec. 2018",
        "Published: Thursday, December 6, 2018",
        "Updated 6 December 2018 at 14:30 GMT",
        "2018-12-06",
        "2018-12-06T10:00:00Z",
        "2018-12-06T23:30:00-05:00",
        "20181206T100000+0100",
        "Thu, 06 Dec 2018 10:00:00 GMT",
        "6. Dezember 2018",
        "Donnerstag, 06.12.2018, 14:30 Uhr",
        "Stand: 6.12.2018",
        "Publié le jeudi 6 décembre 2018 à 14h30",
        "6 déc. 2018",
        "6 de diciembre de 2018",
        "Jueves, 6 dic 2018",
        "6 декабря 2018 г.",
        "6 дек. 2018, 14:30",
        "2018/12/6 14:30",
        "2018年12月6日",
    ],
)
def test_dates(line: str) -> None:
    assert date_of(line) == date(2018, 12, 6)


@pytest.mark.parametrize(
    "line", ["Geneva, 16 May 2019 | Anne Example", "05/16/2019 by Anne Example", "am 16.5.2019 von"]
)
def test_dates_within_lines(line: str) -> None:
    assert date_in(line) == date(2019, 5, 16)


@pytest.mark.parametrize("line", ["05/06/2019", "31.2.2019", "the parties of 2019", "12345-12-062019"])
def test_no_dates_within_lines(line: str) -> None:
    assert date_in(line) is None


@pytest.mark.parametrize(
    "line", ["In December 6, 2018 was far off", "31 February 2018", "1987", "May", "", "6 parties 2018", "20181206"]
)
def test_no_dates(line: str) -> None:
    assert date_of(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anne Example", ("Anne Example",)),
        ("By Anne Example and Bo Sample", ("Anne Example", "Bo Sample")),
        ("By Anne Example, Bo Sample and Cy Third", ("Anne Example", "Bo Sample", "Cy Third")),
        ("By the end of the year", ()),
        ("BY THE PRESIDENT OF THE UNITED STATES", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert names_in_byline(line) == names


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("https://example.org/author/anne-example-for-daily", ("Anne Example for Daily",)),
        ("https://example.org/2020/01/02/anne-example-writes", ()),
    ],
)
def test_author_in_an_address(address: str, names: tuple[str, ...]) -> None:
    assert authors_in_addresses([address]) == names
