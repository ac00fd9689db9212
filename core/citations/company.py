"""Whether what looks like a citation stands in the company it needs: a bare "resolution 60/1" is one of an organ.

The paragraph tells; else, in the texts of an organ itself, who speaks: "The General Assembly," opens a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Protocol

_PARAGRAPH = 1500


class Needy(Protocol):
    """What has words it needs near, and words that must not be nearer."""

    @property
    def needs(self) -> tuple[str, ...]: ...

    @property
    def rivals(self) -> tuple[str, ...]: ...


class Company:
    """The company in one text; who opens its paragraphs is looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._openings: dict[tuple[str, ...], list[tuple[int, str]]] = {}

    def has(self, pattern: Needy, place: int) -> bool:
        """Whether a word that the pattern needs stands in the paragraph of `place`, and none of its rivals nearer.

        If neither is in the paragraph, one that is needed must be the last to have opened a paragraph before.
        """
        if not pattern.needs:
            return True
        begin = self._text.rfind("\n\n", max(0, place - _PARAGRAPH), place) + 1 or max(0, place - _PARAGRAPH)
        end = self._text.find("\n\n", place, place + _PARAGRAPH)
        paragraph = self._text[begin : end if end > 0 else place + _PARAGRAPH]
        if not pattern.rivals:
            return any(word in paragraph for word in pattern.needs)
        near, rival = (_distance(words, paragraph, place - begin) for words in (pattern.needs, pattern.rivals))
        if near is None and rival is None:
            return self._speaker((*pattern.needs, *pattern.rivals), begin) in pattern.needs
        return near is not None and (rival is None or near < rival)

    def _speaker(self, words: tuple[str, ...], place: int) -> str:
        """Which of the words opened a paragraph last before `place`, or nothing."""
        if words not in self._openings:
            found = _opening(words).finditer(self._text)
            self._openings[words] = [(match.start(1), match[1]) for match in found]
        openings = self._openings[words]
        at = bisect_right(openings, place, key=lambda opening: opening[0]) - 1
        return openings[at][1] if at >= 0 else ""


def _distance(words: Sequence[str], paragraph: str, place: int) -> int | None:
    """How far the nearest of the words is, None where there is none."""
    before = [place - at for word in words if (at := paragraph.rfind(word, 0, place)) >= 0]
    after = [at - place for word in words if (at := paragraph.find(word, place)) >= 0]
    return min((*before, *after), default=None)


@cache
def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^(?:The |Die |Der |La |Le |El |L[’'])?({'|'.join(map(re.escape, words))})", re.MULTILINE)
