"""Finds the short forms a document defines for itself, and where it uses them.

Treaty on Open Skies (“Open Skies”)      Agreement on Trade in Civil Aircraft (ATCA)
the Convention (hereinafter “the CAMLR Convention”)      (ci-après la « Convention »)
"""

from __future__ import annotations

import re
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import Words, words
from core.model import Mention, MentionKind, Reading, Span

_LEADS = (
    r"also|or|hereinafter|hereafter|henceforth|known as|referred to as|commonly|abbreviated|"
    r"im Folgenden|nachfolgend|kurz|auch|ci-après|dit|dite|en adelante|en lo sucesivo|далее|также|или|[–—-]|:"
)
_QUOTED = r"[“\"‘'„«][ \u00a0]?(?:the |die |der |das |la |le |el )?(?P<quoted>[^”\"’'“»]{2,60})[ \u00a0]?[”\"’'“»]"
_DEFINED = re.compile(
    rf"[ \n]?\((?:(?:{_LEADS})[ ]?)*(?:(?:the|die|der|das|la|le|el) |l[’'])?"
    rf"(?:{_QUOTED}|(?P<bare>[A-ZА-Я][\w-]*[A-ZА-Я0-9][\w-]*(?: [\w-]+){{0,2}}))"
    r"(?: (?:or|oder|ou|o|или) [^)]{2,60}| hereinafter| for short|, [^)]{2,60})?[);,]"
)

_ANNOUNCED = re.compile(r"ci-après|en adelante|en lo sucesivo|далее")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \n’'«»„“\"\u00a0]{1,3}$")
_WORD_AFTER = re.compile(r"[ \n]([^\W\d_]+)")


def find_definitions(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with every use of the short forms that stand in brackets behind a mention."""
    text, language = reading.document.text, words(reading.document.language)
    defined = _defined(reading)
    if not defined:
        return reading
    taken = {position for mention in reading.mentions for position in range(*mention.span)}
    found: list[Mention] = []
    finder = AhoCorasick(list(defined), matchkind=MatchKind.LeftmostLongest)
    for _, first, last in finder.find_matches_as_indexes(text):
        span = Span(first, last)
        treaty, start = defined[span.of(text)]
        if first >= start and taken.isdisjoint(range(*span)) and not _is_within_word(span, text):
            short = span.of(text)
            if fold(short) in language.nouns and not _stands_alone(span, text, language):
                continue
            kind = MentionKind.ACRONYM if short.isupper() else MentionKind.NAME
            found.append(Mention(span, treaty, kind, f"defined as '{short}'"))
    return replace(reading, mentions=(*reading.mentions, *found))


def _is_within_word(span: Span, text: str) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return before == "-" or before.isalnum() or after.isalnum()


def _stands_alone(span: Span, text: str, language: Words) -> bool:
    """Whether a noun is a short form here, and no part of another name: "the Convention", not "the Convention on …"."""
    before, after = _WORD_BEFORE.search(text, max(0, span.start - 20), span.start), _WORD_AFTER.match(text, span.end)
    if not before or fold(before[1]) not in language.definite:
        return False
    return not after or not (after[1][0].isupper() or fold(after[1]) in language.titling)


def _defined(reading: Reading) -> dict[str, tuple[str, int]]:
    """Short form -> the agreement it stands for, and where it is defined. The first definition holds."""
    text, nouns = reading.document.text, words(reading.document.language).nouns
    defined: dict[str, tuple[str, int]] = {}
    for mention in reading.mentions:
        opens = "(" in text[mention.span.end : mention.span.end + 2]
        if opens and (bracket := _DEFINED.match(text, mention.span.end)):
            short = (bracket["quoted"] or bracket["bare"]).strip()
            if short and (fold(short) not in nouns or _is_announced(bracket, reading.document.language)):
                defined.setdefault(short, (mention.treaty, bracket.start()))
    return defined


def _is_announced(bracket: re.Match[str], language: str) -> bool:
    """Whether the bracket says that a mere noun, written large, is to mean this agreement from here on."""
    short = (bracket["quoted"] or bracket["bare"]).strip()
    return language not in ("de", "en") and short[0].isupper() and bool(_ANNOUNCED.search(bracket[0]))
