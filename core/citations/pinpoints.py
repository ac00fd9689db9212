"""Articles and other parts of agreements: Article VI(2)(a), arts. 31 and 32, Annex II, Chapter VII."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.citations.patterns import Hit
from core.citations.search import Search
from core.model import Citation, Target

_SPACE = re.compile(r"\s+(?=\()")
_PARAGRAPH = re.compile(r"^,?\s*(?:paragraphs?|paras?\.?|§|¶)\s*")
_SINGULARS = {"Annexes": "Annex", "Appendices": "Appendix", "CHAPTER": "Chapter"}


def find_pinpoints(search: Search) -> Iterator[Citation]:
    """Each with its part in one spelling as key; not yet bound, and how it may be bound as its reason."""
    document = search.document
    for hit in search.hits.get("pinpoints", ()):
        if not _opens_block(hit, document.text):
            part = _part(hit)
            yield Citation(hit.span, "pinpoint", part, Target(part=part), hit.pattern.name)


def article_at(text: str, start: int) -> str:
    """The article printed at the start of a block ("Article VI. Each Party …"), as pinpoints spell it, or nothing."""
    found = _PRINTED.match(text, start)
    return f"Article {found[1]}" if found else ""


_PRINTED = re.compile(r"(?:ARTICLE|Article|Art\.)\s(\d{1,3}[a-z]?|[IVXL]{1,7})(?=\n|\Z|[.:—]|\s[—–-]\s)")


def _opens_block(hit: Hit, text: str) -> bool:
    start = hit.span.start
    return text[max(0, start - 2) : start] in ("", "\n\n") and bool(article_at(text, start))


def _part(hit: Hit) -> str:
    """The part as an agreement would print it: "art 31 (1), para. 2" is "Article 31(1), para. 2"."""
    groups = hit.groups
    number = re.sub(r"(?<=\d)(?=bis|ter|quater)", " ", groups.get("article", "").replace(" ", ""))
    place = _PARAGRAPH.sub(", para. ", _SPACE.sub("", groups.get("place", ""))) + groups.get("sentence", "")
    if paragraph := groups.get("paragraph"):
        place = f", para. {_SPACE.sub('', paragraph)}"
    word = groups.get("word", "Article")
    word = _SINGULARS.get(word, word.removesuffix("s"))
    return f"{word[0].upper()}{word[1:]}{' No.' if groups.get('no') else ''} {number}".strip() + place
