"""What a note keeps of its passage."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Span

# An anchor from elsewhere does not tell whether its passage has a twin; it is taken to have one.
UNKNOWN_RIVAL = 0.8


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage in one text: its place, its words, the words around it and what stands about it.

    `paragraph` is the fingerprint of the paragraph it begins in, empty where unknown, and `at` the folded characters
    before it there. `heading` holds the headings over it, the outermost first. `rival` is the score (0 to 1) that
    the passage most like this one had in the same text.
    """

    span: Span
    quote: str
    before: str = ""
    after: str = ""
    paragraph: str = ""
    at: int = 0
    heading: tuple[str, ...] = ()
    rival: float = UNKNOWN_RIVAL
