"""Short references to what was cited before: ibid., id. at 100, supra note 4, above n 7, (n 12), op. cit."""

from __future__ import annotations

from collections.abc import Iterator

from core.citations.search import Search
from core.citations.written import place_behind
from core.model import Citation, Span, Target

KIND = "back-reference"


def find_pointers(search: Search) -> Iterator[Citation]:
    """Each with what it points by as key: "same", "note 4 above", "name Smith"; where to is told later."""
    document = search.document
    for hit in search.hits.get("pointers", ()):
        number = hit.groups.get("note") or hit.groups.get("third_note")
        sort, author = ("note", None) if number else (hit.pattern.name, hit.groups.get("author"))
        part, end = place_behind(document.text, hit.span.end)
        key = " ".join(word for word in (sort, number, hit.groups.get("way"), author) if word)
        yield Citation(Span(hit.span.start, end), KIND, key, Target(part=part), "points back")
