"""Lines such as "Related article: Russia Tests Missile System"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.citations.search import Search
from core.model import BlockKind, Citation, Span
from core.slugs import slug_of


def find_related(search: Search) -> Iterator[Citation]:
    """A citation for the title in every block of related reading; its key is the title's slug."""
    document = search.document
    for block in document.blocks:
        if block.kind is BlockKind.RELATED and (lead := _lead().match(document.text, *block.span)):
            span = Span(lead.end(), block.span.end)
            yield Citation(span, "related", slug_of(span.of(document.text)))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"[^:–-]{3,20}\s*[:–-]\s*")
