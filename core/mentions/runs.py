"""Reads lists of places where one is an agreement, and so are the others: "both Versailles and Locarno"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import country_words
from core.mentions.aliases import Entry, alias_index
from core.mentions.context import Context
from core.model import Mention, MentionKind, Reading, Span

_NAME = r"[A-ZÀ-Þ][\w’-]+(?:[ \n-][A-ZÀ-Þ][\w’-]+)?"
_AND = r"(?:,?[ \n](?:and|or)[ \n]|,[ \n])"
_BEHIND = re.compile(rf"{_AND}(?P<place>{_NAME})")
_BEFORE = re.compile(rf"\b(?P<place>{_NAME}){_AND}\Z")
_LEFT = 40
_MANY = 3  # places with treaties that are named in one breath, and one of them known to be meant
_WHY = "one of a list of agreements called by their places"


def beside(
    places: Iterable[tuple[Span, bool]], known: dict[str, str], reading: Reading, catalogue: Catalogue
) -> Iterator[Mention]:
    """The mentions in lists with these places, each told with whether it is an agreement there beyond doubt.

    `known` has the agreements that the document calls by a place.
    """
    text = reading.document.text
    context = Context(reading.document)
    context.established.update(mention.treaty for mention in reading.mentions)
    for place, meant in places:
        spans = _run(place, text)
        run = [
            (span, treaty)
            for span in (spans if len(spans) > 1 else ())
            if (treaty := known.get(span.of(text)) or _agreed_at(span, context, catalogue))
        ]
        several = len({treaty for _, treaty in run})
        if (meant and several > 1) or several >= _MANY:
            for span, treaty in run:
                yield Mention(span, treaty, MentionKind.NICKNAME, _WHY)


def _run(place: Span, text: str) -> list[Span]:
    """The members of the list around a place, itself among them."""
    run = [place]
    while before := _BEFORE.search(text, max(0, run[0].start - _LEFT), run[0].start):
        run.insert(0, Span(*before.span("place")))
    while behind := _BEHIND.match(text, run[-1].end):
        run.append(Span(*behind.span("place")))
    return run


def _agreed_at(span: Span, context: Context, catalogue: Catalogue) -> str:
    """The id of the agreement made at a place, if it is one that no government has its seat in, or nothing."""
    name = span.of(context.document.text)
    if name in seats():
        return ""
    index = alias_index(catalogue, context.document.language)
    entries: list[Entry] = [
        entry for form in (f"treaty of {name}", name) for entry in index.owners(fold(form)) if _is_of(entry, name)
    ]
    treaties = {entry.treaty.id: entry.treaty for entry in entries if context.exists(entry.treaty)}
    chosen = context.likeliest(list(treaties.values()), span, ()) if treaties else None
    return chosen.id if chosen else ""


@cache
def seats() -> frozenset[str]:
    """Cities that are said to do what their governments do."""
    return frozenset(name for names in country_words().values() for name in names)


def _is_of(entry: Entry, name: str) -> bool:
    return any(name in place for place in entry.treaty.places)
