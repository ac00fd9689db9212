"""Small wordings the panes share."""

from __future__ import annotations


def count(number: int, thing: str) -> str:
    """1 mention, 12 mentions."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def host(url: str) -> str:
    """The name a reader knows a site by."""
    from urllib.parse import urlsplit

    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url
