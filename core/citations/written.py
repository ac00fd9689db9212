"""Citations that are told by how they are written: 729 UNTS 161, S/RES/1540 (2004), Case C-402/05 P, 10.1000/182."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from urllib.parse import quote

from core.citations.acts import celex_of
from core.citations.addresses import without_closing
from core.citations.patterns import Hit, Pattern
from core.citations.search import Search
from core.model import Citation, Span, Target, TargetKind

FAMILIES = ("treaty-series", "united-nations", "european-union", "courts", "journals", "numbers")
_FIELD = re.compile(r"\{(\w+)")
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){2,}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_ALIKE = str.maketrans("‑–'", "--’")
_SAFE = "/:?=&.#%,;+-_~[]"


def find_written(search: Search) -> Iterator[Citation]:
    """All of them, each led to the address built for it where there is one."""
    document = search.document
    for family in FAMILIES:
        for hit in search.hits.get(family, ()):
            if citation := citation_of(hit, document.text):
                yield citation


def citation_of(hit: Hit, text: str) -> Citation | None:
    """The citation at a hit, with the place in the work that stands behind it; None where the numbers fit nothing."""
    key, url = _key_and_address(hit.pattern, tuple(hit.groups.items()))
    if not key:
        return None
    pattern, span, part = hit.pattern, hit.span, ""
    if pattern.kind == "doi":
        span = Span(span.start, span.start + len(without_closing(span.of(text))))
    elif pattern.kind not in ("isbn", "arxiv"):
        part, end = place_behind(text, span.end)
        span = Span(span.start, end)
    target = Target(TargetKind.URL, url=url, part=part) if url else Target(part=part)
    return Citation(span, pattern.kind, key, target, pattern.name)


@lru_cache(maxsize=4096)  # a text cites the same things again and again
def _key_and_address(pattern: Pattern, groups: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The key of what a pattern found and the address built for it; both empty where the numbers fit nothing."""
    values = _values(pattern, groups)
    key = " ".join(filled(pattern.key, values).split()) if values else ""
    return key, filled(pattern.url, {name: _in_address(value) for name, value in values.items()})


def _in_address(value: str) -> str:
    return value if value.isalnum() else quote(value.replace(" ", ""), _SAFE)


def place_behind(text: str, end: int) -> tuple[str, int]:
    """The place in the work that stands behind its citation, and where that ends: "para. 5", or nothing."""
    found = _place().match(text, end)
    return (" ".join(found["place"].split()), found.end()) if found else ("", end)


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with its fields; of what stands in `<…>` only that whose fields all have a value.

    >>> filled("S/RES/{number}< ({year})>", {"number": "1701"})
    'S/RES/1701'
    """
    parts = []
    for part, fields, optional in _parts(template):
        if all(map(values.get, fields)):
            parts.append(part.format_map(values) if fields else part)
        elif not optional:
            return ""
    return "".join(parts)


@cache
def _parts(template: str) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """The pieces of a template: each with its fields, and whether it stands in `<…>`."""
    pieces = re.split(r"<([^<>]*)>", template)
    return tuple((piece, tuple(_FIELD.findall(piece)), at % 2 == 1) for at, piece in enumerate(pieces) if piece)


def _values(pattern: Pattern, groups: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The named parts in one spelling, with what follows from them; none where the numbers fit nothing."""
    values = {name: _plain(name, value) for name, value in groups}
    if "roman" in values:
        values["volume"] = str(number_of(values["roman"]))
    if "year" in values:
        values["whole_year"] = whole_year(values["year"])
    if pattern.kind == "us-case":  # "F. Supp. 2d" is "F.Supp.2d"
        values["series"] = values["series"].replace(" ", "")
    if pattern.kind == "eu-act":
        values["celex"] = celex_of(values)
        return values if values["celex"] else {}
    return values


def _plain(name: str, value: str) -> str:
    if value.isalnum():
        return value
    value = _THOUSANDS.sub("", " ".join(value.split()).translate(_ALIKE))
    if name == "doi":
        return without_closing(value).lower()
    if _INITIALS.fullmatch(value):
        return re.sub(r"[.\s]", "", value)
    if name == "isbn":
        return re.sub(r"[- ]", "", value)
    # "217(III)A" and "217 (III) A" are one resolution.
    return re.sub(r"(?<=\w) ?(\([IVXLES-]+\)) ?", r" \1 ", value).strip() if name == "number" else value


def whole_year(year: str) -> str:
    """A year of two digits in its century; what is cited so is of 1952 or later."""
    return year if len(year) == 4 else f"{'19' if int(year) >= 52 else '20'}{year}"


def number_of(roman: str) -> int:
    """The number that a Roman numeral is."""
    digits = [dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))[letter] for letter in roman.upper()]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


@cache
def _place() -> re.Pattern[str]:
    """A place in what is cited, never a citation by itself: ", para. 5", " at 190", ", pp. 226–67"."""
    return re.compile(
        r"(?:,\s)?\s?(?P<place>(?:(?:operative|preambular|at)\s)?(?:paragraphs?|paras?\.?|par\.|points?|Rn\.|pp?\.|¶{1,2}|§{1,2}|at(?:\sp{1,2}\.)?|OP|PP)\s?"
        r"\d{1,4}(?!\w)(?:(?:\s?[-–]\s?|\sto\s)\d{1,4}(?!\w))?(?:(?:,|\sand)\s\d{1,4}(?:[-–]\d{1,4})?(?![\w.]|\s[A-Z(])){0,9}"
        r"(?:,\s(?:paras?\.?|¶{1,2}|§{1,2})\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?!\w))?)"
    )
