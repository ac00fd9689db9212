"""Titles as addresses spell them: "Russia Tests Missile" is …/russia-tests-missile."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

_SILENT = frozenset("the a an of to in and for on is with".split())
_ENOUGH = 0.8
_PREFIX = 4


def slug_of(title: str) -> str:
    """The title in lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("&", " and ")).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain)))


def slug_in(url: str) -> str:
    """The slug an address ends in, without file ending, leading date and trailing number."""
    parts = [part for part in unquote(urlsplit(url).path).split("/") if part and not part.isdigit()]
    last = re.sub(r"\.(?:html?|php|aspx?)$", "", parts[-1]) if parts else ""
    return re.sub(r"^\d{4}-\d{2}-\d{2}-|-[a-z]?\d{4,}$", "", slug_of(last.replace("_", " ").replace("-", " ")))


def same_title(slug: str, other: str) -> bool:
    """Whether two slugs name one title: nearly the same words, or one cut short by a site's limit.

    The measure is the share of common words (Jaccard), at least 0.8.
    """
    words, others = _words(slug), _words(other)
    if not words or not others:
        return False
    shorter, longer = sorted((words, others), key=len)
    if len(shorter) >= _PREFIX and longer[: len(shorter)] == shorter:
        return True
    return len(set(words) & set(others)) / len(set(words) | set(others)) >= _ENOUGH


def _words(slug: str) -> list[str]:
    return [word for word in slug.split("-") if word and word not in _SILENT]
