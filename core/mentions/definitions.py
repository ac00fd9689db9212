"""Finds the short forms a document defines for itself, and where it uses them.

Treaty on Open Skies (“Open Skies”)      Agreement on Trade in Civil Aircraft (ATCA)
the Convention (hereinafter “the CAMLR Convention”)      (ci-après la « Convention »)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ahocorasick_rs import MatchKind

from core.catalogue import Catalogue
from core.finder import Finder
from core.fold import fold
from core.lexicon import Words, inflections, words
from core.mentions.taken import Taken
from core.model import Document, Mention, MentionKind, Reading, Span

_LEADS = (
    r"also|or|hereinafter|hereafter|henceforth|known as|referred to as|commonly|abbreviated|"
    r"im Folgenden|nachfolgend|kurz|auch|ci-après|dit|dite|en adelante|en lo sucesivo|далее|также|или|[–—-]|:"
)
_QUOTED = r"[“\"‘'„«][ \u00a0]?(?:(?:the|die|der|das|la|le|el) |l[’'])?(?P<quoted>[^”\"’'“»]{2,60})[ \u00a0]?[”\"’'“»]"
_DEFINED = re.compile(
    rf"[ \n]?\((?:(?:{_LEADS}),?[ ]?)*(?:(?:the|die|der|das|la|le|el) |l[’'])?"
    rf"(?:{_QUOTED}|(?P<bare>[A-ZА-Я][\w-]*[A-ZА-Я0-9][\w-]*(?: [\w-]+){{0,2}})|(?P<noun>[A-ZÀ-ÞА-Я][^\W\d_]+)(?=\)))"
    r"(?: (?:or|oder|ou|o|или) [^)]{2,60}| hereinafter| for short|, [^)]{2,60})?[);,]"
)

_ALSO = re.compile(
    r",?[ \n]\(?(?:(?:also|often|sometimes|better|commonly|widely|popularly|formally|officially)[ \n])*"
    r"(?:known|referred[ \n]to|called)[ \n](?:as[ \n])?(?:the[ \n])?[“\"]?"
    r"(?P<other>[A-Z][\w-]+(?:[ \n][A-Z][\w-]+){0,4})"
)
_ANNOUNCED = re.compile(r"im Folgenden|nachfolgend|ci-après|en adelante|en lo sucesivo|далее")
_REST = re.compile(r"[^().;:«»“”„\n]{1,100}(?=[ \n]\()")  # of a title that is known without it
_CAPITAL = re.compile(r"\b[A-Z]\w*")
_BRACKETED = re.compile(r"\(([A-Z]{3,9})\)")
_SHORTEST = 3
_FAR = 102  # where a bracket opens behind the rest of a title, at the furthest
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \n’'«»„“\"\u00a0]{1,3}$")
_WORD_AFTER = re.compile(r"[ \n]([^\W\d_]+)")


def find_definitions(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with every use of the short forms that stand in brackets behind a mention."""
    text, language = reading.document.text, words(reading.document.language)
    mentions = sorted(reading.mentions, key=lambda mention: mention.span)
    defined = _initials(mentions, reading.document) | _defined(mentions, reading.document)
    if not defined:
        return reading
    taken = Taken(text, (mention.span for mention in mentions))
    found: list[Mention] = []
    for _, first, last in Finder(list(defined), MatchKind.LeftmostLongest).find(text):
        span = Span(first, last)
        treaty, bracket = defined[span.of(text)]
        if first >= bracket.start and not taken.overlaps(span) and not _is_within_word(span, text):
            short = span.of(text)
            if not bracket.contains(span) and fold(short) in language.nouns and not _stands_alone(span, text, language):
                continue
            kind = MentionKind.ACRONYM if short.isupper() else MentionKind.NAME
            found.append(Mention(span, treaty, kind, f"defined as '{short}'"))
    return replace(reading, mentions=(*reading.mentions, *found))


def _initials(mentions: Sequence[Mention], document: Document) -> dict[str, tuple[str, Span]]:
    """Initials that no bracket need explain: "FTA" behind "Canada-U.S. Free Trade Agreement"."""
    text, found = document.text, dict[str, tuple[str, Span]]()
    if document.language != "en":
        return found
    bracketed = set(_BRACKETED.findall(text))
    named = (mention for mention in reversed(mentions) if mention.kind is MentionKind.NAME)
    names = {mention.span.of(text): mention for mention in named}  # the first of each
    for name, mention in names.items():
        capitals = _CAPITAL.findall(name)
        if not capitals or fold(capitals[-1]) not in words("en").nouns:
            continue
        for first in range(len(capitals) - _SHORTEST + 1):
            short = "".join(word[0] for word in capitals[first:])
            if short not in bracketed:
                found[short] = (mention.treaty, Span(mention.span.end, mention.span.end))
    return found


def _is_within_word(span: Span, text: str) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return before == "-" or before.isalnum() or after.isalnum()


def _stands_alone(span: Span, text: str, language: Words) -> bool:
    """Whether a noun is a short form here, and no part of another name: "the Convention", not "the Convention on …"."""
    before, after = _WORD_BEFORE.search(text, max(0, span.start - 20), span.start), _WORD_AFTER.match(text, span.end)
    if not language.bare and (not before or fold(before[1]) not in language.definite):
        return False
    return not after or not (after[1][0].isupper() or fold(after[1]) in language.titling)


def _defined(mentions: Sequence[Mention], document: Document) -> dict[str, tuple[str, Span]]:
    """Short form -> the agreement it stands for, and the bracket that defines it. The first definition holds."""
    text, language = document.text, document.language
    nouns = words(language).nouns
    defined: dict[str, tuple[str, Span]] = {}
    for mention, room in _with_room(mentions, len(text)):
        if (other := _ALSO.match(text, mention.span.end)) and fold(other["other"]) not in nouns:
            defined.setdefault(other["other"], (mention.treaty, Span(*other.span("other"))))
        if not (bracket := _bracket(mention, text, room)):
            continue
        short = _short(bracket)
        if short and (fold(short) not in nouns or _is_announced(bracket, language)):
            for form in _in_all_cases(short, language):
                defined.setdefault(form, (mention.treaty, Span(*bracket.span())))
    return defined


def _with_room(mentions: Sequence[Mention], end: int) -> Iterator[tuple[Mention, int]]:
    """The mentions, each with where the next begins."""
    starts = [*(mention.span.start for mention in mentions[1:]), end]
    return zip(mentions, starts, strict=False)


def _bracket(mention: Mention, text: str, room: int) -> re.Match[str] | None:
    """The bracket with a short form behind a mention, or behind the rest of its title where that is announced."""
    end = mention.span.end
    opens = text.find("(", end, end + _FAR)
    if opens < 0:
        return None
    if opens - end < 2:
        return _DEFINED.match(text, end)
    rest = _REST.match(text, end, room)
    bracket = _DEFINED.match(text, rest.end()) if rest else None
    return bracket if bracket and _ANNOUNCED.search(bracket[0]) else None


def _short(bracket: re.Match[str]) -> str:
    return (bracket["quoted"] or bracket["bare"] or bracket["noun"]).strip()


def _is_announced(bracket: re.Match[str], language: str) -> bool:
    """Whether the bracket says that a mere noun, written large, is to mean this agreement from here on."""
    return language != "en" and _short(bracket)[0].isupper() and bool(_ANNOUNCED.search(bracket[0]))


def _in_all_cases(short: str, language: str) -> set[str]:
    """A short form, and if it is a noun that inflects, its cases: "Конвенция", "Конвенции"."""
    rows = [row for group in inflections(language) for row in group.nouns if row[0] == fold(short)]
    return {short, *(_like(short, row[0], form) for row in rows for form in row)}


def _like(short: str, folded: str, form: str) -> str:
    """The folded form with the letters of `short` as far as it begins like `folded`."""
    pairs = enumerate(zip(folded, form, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(folded), len(form)))
    return short[:same] + form[same:]
