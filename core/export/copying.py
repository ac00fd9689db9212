"""A citation as a person pastes it: what it leads to, told in words and with its address."""

from __future__ import annotations

import re

from core.entries import entry_at
from core.model import Citation, Reading, Target

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def to_plain(citation: Citation, reading: Reading) -> str:
    """In plain text: the note, the agreement with its article, the title and its <address>."""
    words, url = _words(citation, citation.target, reading), citation.target.url
    if not url or url in words:
        return words
    return url if words in url else f"{words} <{url}>"


def to_markdown(citation: Citation, reading: Reading) -> str:
    """In Markdown: a link where there is an address."""
    words, url = _words(citation, citation.target, reading), citation.target.url
    escaped = _MARKUP.sub(r"\\\1", words)
    if not url:
        return escaped
    return f"<{url}>" if words in url else f"[{escaped}](<{url}>)"


def _words(citation: Citation, target: Target, reading: Reading) -> str:
    if target.treaty:
        treaty = reading.treaty(target.treaty)
        parts = (treaty.title or treaty.name, *treaty.series[:1], target.part)
        return ", ".join(part for part in parts if part)
    if target.span is None or target.url:
        return " ".join(citation.span.of(reading.document.text).split())
    spans = entry_at(reading.document, target.span)
    return "\n".join(" ".join(span.of(reading.document.text).split()) for span in spans)
