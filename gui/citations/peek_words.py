"""What is said of a citation's target: a heading, the words that stand there, and why it is thought to lead there."""

from __future__ import annotations

from dataclasses import dataclass

from core.entries import block_index, entry_at
from core.model import BlockKind, Citation, Reading, Target
from gui.looks.wording import host

UNKNOWN = "No target known"
_LITERATURE = ("reference", "author-year")
_HEADINGS = {
    BlockKind.FOOTNOTE: "Footnote", BlockKind.HEADING: "Heading", BlockKind.RELATED: "Related article",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeekWords:
    """`text` has a paragraph a line."""

    heading: str
    text: str
    why: str


def words_of(citation: Citation, reading: Reading) -> PeekWords:
    """What to show beside a citation."""
    if citation.candidates:
        return PeekWords("Several are possible", "", citation.why)
    target = citation.target
    if target.span is not None:
        return PeekWords(heading_of(citation, target, reading), _standing_there(target, reading), citation.why)
    if target.treaty:
        return PeekWords("Agreement", leads_to(citation, target, reading), citation.why)
    if target.url:
        return PeekWords(host(target.url), target.url, citation.why)
    return PeekWords("Unresolved", UNKNOWN, citation.why)


def heading_of(citation: Citation, target: Target, reading: Reading) -> str:
    """What sort of place a target in the text is, and which paragraph."""
    index = block_index(reading.document, target.span) if target.span else -1
    if index < 0:
        return ""
    if citation.kind == "footnote":
        return f"Footnote {citation.span.of(reading.document.text).strip('[]')}"
    sort = "Bibliography" if citation.kind in _LITERATURE else _HEADINGS.get(reading.document.blocks[index].kind, "")
    return " · ".join(part for part in (sort, f"¶ {index + 1:,}") if part)


def leads_to(citation: Citation, target: Target, reading: Reading) -> str:
    """A target in one line, to choose it by."""
    if target.treaty:
        return ", ".join(part for part in (reading.treaty(target.treaty).name, target.part) if part)
    if target.span is None:
        return target.url or UNKNOWN
    words = " ".join(_standing_there(target, reading).split())
    return f"{heading_of(citation, target, reading)}: {words}"


def _standing_there(target: Target, reading: Reading) -> str:
    spans = entry_at(reading.document, target.span) if target.span else ()
    words = [" ".join(span.of(reading.document.text).split()) for span in spans]
    return "\n".join([*words, *([target.url] if target.url and target.url not in words else [])])
