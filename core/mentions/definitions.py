"""Finds the short forms a document defines for itself, and where it uses them.

Treaty on Open Skies (“Open Skies”)      Agreement on Trade in Civil Aircraft (ATCA)
the Convention (hereinafter “the CAMLR Convention”)
"""

from __future__ import annotations

import re
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import words
from core.model import Mention, MentionKind, Reading, Span

_LEADS = (
    r"also|or|hereinafter|hereafter|henceforth|known as|referred to as|commonly|abbreviated|"
    r"im Folgenden|nachfolgend|kurz|auch|ci-après|dit|dite|en adelante|en lo sucesivo|далее|также|или|[–—-]|:"
)
_QUOTED = r"[“\"‘'„«][ \u00a0]?(?:the |die |der |das |la |le |el )?(?P<quoted>[^”\"’'“»]{2,60})[ \u00a0]?[”\"’'“»]"
_DEFINED = re.compile(
    rf"[ \n]?\((?:(?:{_LEADS})[ ]?)*(?:the )?"
    rf"(?:{_QUOTED}|(?P<bare>[A-ZА-Я][\w-]*[A-ZА-Я0-9][\w-]*(?: [\w-]+){{0,2}}))"
    r"(?: (?:or|oder|ou|o|или) [^)]{2,60}| hereinafter| for short|, [^)]{2,60})?[);,]"
)


def find_definitions(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with every use of the short forms that stand in brackets behind a mention."""
    text = reading.document.text
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
            kind = MentionKind.ACRONYM if short.isupper() else MentionKind.NAME
            found.append(Mention(span, treaty, kind, f"defined as '{short}'"))
    return replace(reading, mentions=(*reading.mentions, *found))


def _is_within_word(span: Span, text: str) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return before == "-" or before.isalnum() or after.isalnum()


def _defined(reading: Reading) -> dict[str, tuple[str, int]]:
    """Short form -> the agreement it stands for, and where it is defined. The first definition holds."""
    text, nouns = reading.document.text, words(reading.document.language).nouns
    defined: dict[str, tuple[str, int]] = {}
    for mention in reading.mentions:
        opens = "(" in text[mention.span.end : mention.span.end + 2]
        if opens and (bracket := _DEFINED.match(text, mention.span.end)):
            short = (bracket["quoted"] or bracket["bare"]).strip()
            if short and fold(short) not in nouns:
                defined.setdefault(short, (mention.treaty, bracket.start()))
    return defined
