"""Finds the short forms a document defines for itself, and where it uses them.

Treaty on Open Skies (“Open Skies”)      Agreement on Trade in Civil Aircraft (ATCA)
the Convention (hereinafter “the CAMLR Convention”)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import words
from core.model import Mention, MentionKind, Reading, Span

_DEFINED = re.compile(
    r"[ \n]?\((?:(?:also |or |hereinafter |hereafter |henceforth |known as |referred to as |commonly )*)"
    r"(?:the )?(?:[“\"‘'](?:the )?(?P<quoted>[^”\"’']{2,40})[”\"’']|(?P<bare>[A-Z][\w-]*[A-Z][\w-]*(?: [\w-]+){0,2}))"
    r"(?: or [^)]{2,60}| hereinafter| for short)?[);,]"
)


def find_definitions(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with every use of the short forms that stand in brackets behind a mention."""
    text, language = reading.document.text, words(reading.document.language)
    taken = [mention.span for mention in reading.mentions]
    found: list[Mention] = []
    for mention in reading.mentions:
        defined = _DEFINED.match(text, mention.span.end)
        short = (defined["quoted"] or defined["bare"]).strip() if defined else ""
        if not defined or not short or fold(short) in language.nouns:
            continue
        for span in _uses(short, text, defined.start()):
            if not any(span.overlaps(other) for other in taken):
                kind = MentionKind.ACRONYM if short.isupper() else MentionKind.NAME
                found.append(Mention(span, mention.treaty, kind, f"defined as '{short}'"))
                taken.append(span)
    return replace(reading, mentions=(*reading.mentions, *found))


def _uses(short: str, text: str, start: int) -> Iterator[Span]:
    for use in re.finditer(rf"(?<![\w-]){re.escape(short)}(?!\w)", text[start:]):
        yield Span(start + use.start(), start + use.end())
