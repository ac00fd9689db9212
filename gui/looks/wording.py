"""Small wordings the panes share."""

from __future__ import annotations

from datetime import date

from core.model import Treaty
from core.status import Status

NOT_LISTED = "not in the catalogue"


def count(number: int, thing: str) -> str:
    """1 mention, 12 mentions."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def times(number: int) -> str:
    """Once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def dated_name(treaty: Treaty) -> str:
    """A name told apart from its namesakes: Treaty of Paris (1783)."""
    year = first_year(treaty)
    return f"{treaty.name} ({year})" if year and year not in treaty.name else treaty.name


def first_year(treaty: Treaty) -> str:
    """When it is first heard of; empty where no date is known."""
    dates = (treaty.signed, treaty.in_force, *(event.date for event in treaty.events))
    return min((date[:4] for date in dates if date[:4].isdigit()), default="")


def standing(treaty: Treaty, status: Status, on: date | None) -> str:
    """How it stands, in a few words for a row; as of an article's date, with an end that came later."""
    if not treaty.listed:
        return NOT_LISTED
    if on is not None and treaty.ended > on.isoformat():
        return f"{status.phrase} then, ended {treaty.ended[:4]}"
    return status.phrase


def host(url: str) -> str:
    """The name a reader knows a site by."""
    from urllib.parse import urlsplit

    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url
