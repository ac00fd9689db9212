"""Links that the source itself holds: to the web, to its own footnotes and headings."""

from __future__ import annotations

from collections.abc import Iterator

from core.citations.addresses import key_of
from core.citations.search import Search
from core.model import BlockKind, Citation, InlineKind, Target, TargetKind


def find_links(search: Search) -> Iterator[Citation]:
    """Every link whose words are not its address; those to scripts and local files lead nowhere."""
    document = search.document
    notes = {block.span for block in document.blocks if block.kind is BlockKind.FOOTNOTE}
    calling_back = {note.start for note in notes}  # a note's number leads to where it is called, and cites nothing
    for link in document.inlines:
        if link.kind is not InlineKind.LINK or "://" in link.span.of(document.text) or link.span.start in calling_back:
            continue
        if link.target:
            kind = "footnote" if link.target in notes else "link"
            target = Target(TargetKind.SPAN, span=link.target)
            yield Citation(link.span, kind, f"{kind} {link.url}", target, f"the document's own {kind}")
        elif link.url.lower().startswith(("http://", "https://")):
            yield Citation(
                link.span, "url", key_of(link.url), Target(TargetKind.URL, url=link.url), "a link in the text"
            )
