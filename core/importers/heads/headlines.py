"""The headline of a page whose head names only page and site together, as in "A Headline | The Site"."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from core.importers.trees import text_of

_PARTING = re.compile(r"\s+[|\-–—\\/>»·]\s+")
_NESTING = re.compile(r"\s+[\\/>»]\s+")
_FEWEST = 3  # words that a headline has
_LONGEST_NAME = 5  # words that a site's name has
_SHORTEST, _LONGEST = 15, 150  # code points of a head's title that may be one


def from_head(root: Element) -> str:
    """The headline in the `title`, or in the page's only first-level heading; empty where neither says."""
    whole = next((_words(element) for element in root.iter("title")), "")
    headings = [_words(element) for element in root.iter("h1", "h2")]
    first = [_words(element) for element in root.iter("h1")]
    partings = list(_PARTING.finditer(whole))
    if partings:
        headline = whole[: partings[-1].start()]
        if headline in headings:
            return headline
        if len(headline.split()) < _FEWEST:
            headline = whole[partings[0].end() :]
    elif ": " in whole and whole not in headings:
        headline = _after_colon(whole)
    elif not _SHORTEST <= len(whole) <= _LONGEST and len(first) == 1:
        headline = first[0]
    else:
        headline = whole
    return whole if _is_stub(headline, whole) else headline


def _after_colon(whole: str) -> str:
    """What follows the site's or the section's name, unless that is long enough to be part of the headline."""
    if len(whole.partition(": ")[0].split()) > _LONGEST_NAME:
        return whole
    last = whole.rpartition(": ")[2]
    return last if len(last.split()) >= _FEWEST else whole.partition(": ")[2]


def _is_stub(headline: str, whole: str) -> bool:
    """Whether what is left is too short to be a headline, and no path through a site's sections was cut off."""
    words = len(headline.split())
    return words <= 4 and (not _NESTING.search(whole) or words != len(_PARTING.sub(" ", whole).split()) - 1)


def _words(element: Element) -> str:
    return " ".join(text_of(element).split())
