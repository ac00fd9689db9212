"""The outline of a document: its headings, and the numbered articles of a treaty's own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.model import Block, BlockKind, BlockRole, Document, Span

_LONGEST = 100
_FEWEST_ARTICLES = 3
# What the parts of a treaty are called, and how deep they lie below its headings.
_PARTS = {
    "part": 7, "partie": 7, "parte": 7, "teil": 7, "annex": 7, "annexe": 7, "anexo": 7, "protocol": 7, "раздел": 7,
    "title": 7, "titre": 7, "título": 7, "chapter": 8, "chapitre": 8, "capítulo": 8, "kapitel": 8, "глава": 8,
    "section": 9, "sección": 9, "abschnitt": 9,
    "article": 10, "artículo": 10, "artigo": 10, "articolo": 10, "artikel": 10, "статья": 10, "art": 10,
}  # fmt: skip
_ARTICLE = 10
_WORD = re.compile(rf"(?:{'|'.join(_PARTS)})\b", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Entry:
    """A section: its title in one line, the span of its heading, and what stands below it."""

    title: str
    span: Span
    below: tuple[Entry, ...] = ()


@dataclass(slots=True)
class _Found:
    """A heading with its depth, before it has its place in the tree."""

    depth: int
    title: str
    span: Span
    number: int = 0


def outline(document: Document) -> tuple[Entry, ...]:
    """The sections of a document in a tree; empty where it has none. Its title is no section."""
    found = list(_found(document))
    kept = _in_sequence(item for item in found if item.number)
    plain = [item for item in found if not item.number or id(item) in kept]
    # "Part II" alone is only a line; with articles under it, it is a part.
    if not kept:
        plain = [item for item in plain if item.depth < min(_PARTS.values())]
    return _tree(plain, 0, len(plain))


def _found(document: Document) -> Iterator[_Found]:
    for block in document.blocks:
        if block.role is not BlockRole.BODY:
            continue
        if block.kind is BlockKind.HEADING:
            yield _Found(block.level, _line(block.span.of(document.text)), block.span)
        # Most paragraphs do not begin with such a word, and that costs little to see.
        elif block.kind is BlockKind.PARAGRAPH and _WORD.match(document.text, *block.span):
            match = _numbered_form().match(block.span.of(document.text))
            found = _numbered(block, match) if match else None
            if found is not None:
                yield found


@cache
def _numbered_form() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>{'|'.join(_PARTS)})\.?\s+(?P<number>\d{{1,3}}|[IVXLC]+|[A-Z])(?:\s?(?:bis|ter|quater))?\b"
        r"(?P<mark>\s*[.:–—-]+)?\s*(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def _numbered(block: Block, match: re.Match[str]) -> _Found | None:
    """A line like "Article 4", "Article 4 – Reservations" or "Article 4. The Parties shall …"; not a sentence."""
    rest = match["rest"]
    short = len(rest) <= _LONGEST and not rest.rstrip().endswith((".", ";", ","))
    is_title = not rest or (short and (match["mark"] is not None or rest[0].isupper()))
    depth = _PARTS[match["word"].lower()]
    if depth == _ARTICLE:
        number = _value(match["number"])
        if not number or not (is_title or match["mark"]):
            return None
        title = match[0] if is_title else match[0][: match.start("rest")]
        return _Found(depth, _line(title).rstrip(" .:–—-"), block.span, number)
    return _Found(depth, _line(match[0]), block.span) if is_title else None


def _in_sequence(articles: Iterable[_Found]) -> set[int]:
    """Those that count on from one another: a treaty's own articles, and none that are only spoken of."""
    kept: list[_Found] = []
    for article in articles:
        last = kept[-1].number if kept else 0
        if article.number in (1, last, last + 1):
            kept.append(article)
    return {id(article) for article in kept} if len(kept) >= _FEWEST_ARTICLES else set()


def _tree(found: Sequence[_Found], start: int, end: int) -> tuple[Entry, ...]:
    """What stands from `start` to `end`, each with the deeper ones that follow it below it."""
    entries = []
    while start < end:
        stop = start + 1
        while stop < end and found[stop].depth > found[start].depth:
            stop += 1
        entries.append(Entry(found[start].title, found[start].span, _tree(found, start + 1, stop)))
        start = stop
    return tuple(entries)


def _line(text: str) -> str:
    words = " ".join(text.replace("\ufffc", " ").split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _value(number: str) -> int:
    """The value of an Arabic or Roman number; 0 for a letter."""
    if number.isdigit():
        return int(number)
    digits = [_ROMAN.get(letter, 0) for letter in number.upper()]
    if 0 in digits:
        return 0
    following = [*digits[1:], 0]
    return sum(-digit if digit < next_one else digit for digit, next_one in zip(digits, following, strict=True))
