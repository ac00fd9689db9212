"""The text as it reads without the markers of its notes: "the NPT12" names the NPT, "article 22.14" is article 22."""

from __future__ import annotations

from dataclasses import replace

from core.model import BlockKind, Document, Inline, InlineKind, Span


def without_markers(document: Document) -> Document:
    """The document with a blank for each code point of a marker, so that every place stays what it was."""
    notes = {block.span for block in document.blocks if block.kind is BlockKind.FOOTNOTE}
    parts: list[str] = []
    end = 0
    for inline in sorted(document.inlines, key=lambda inline: inline.span):
        start, stop = inline.span
        if start >= end and _is_marker(inline, document.text, notes):
            parts += [document.text[end:start], " " * (stop - start)]
            end = stop
    return replace(document, text="".join([*parts, document.text[end:]])) if parts else document


def _is_marker(inline: Inline, text: str, notes: set[Span]) -> bool:
    if inline.kind is InlineKind.SUPERSCRIPT:
        return inline.span.of(text).strip("[]() ").isdecimal()
    return inline.kind is InlineKind.LINK and inline.target in notes
