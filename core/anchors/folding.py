"""A text without what differs from format to format, and the way between its places and those of the original.

White space, hyphens, quotation marks, accents, ligatures and the marks of footnotes go; case and all else stays.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

# Numbers in brackets on a word are notes of a web page; "at [45]", apart from it, is a pinpoint and stays.
NOTE_MARK = r"(?<=\S)\[(?:\d{1,3}|[a-z]{1,2}|edit|note \d{1,2}|citation needed)\]"
_DROPPED = frozenset("Zs Zl Zp Cc Cf Pd Pi Pf Mn Mc Me".split())
_DROPPED_SIGNS = "\"'`´•\ufffc−"


class _Folding(dict[int, str]):
    """Code point -> what it is folded to, worked out when first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        folded = "".join(
            part for part in parts if unicodedata.category(part) not in _DROPPED and part not in _DROPPED_SIGNS
        )
        self[code] = folded
        return folded


_FOLDING = _Folding()
_NOTE_MARK = re.compile(NOTE_MARK)


class Folded:
    """`text` is the folded form; offsets of both forms are code points.

    >>> Folded("The “re-\\nfined” ﬁle").text
    'Therefinedfile'
    """

    def __init__(self, original: str) -> None:
        changed = {char: _FOLDING[ord(char)] for char in set(original) if _FOLDING[ord(char)] != char}
        gone = "".join(re.escape(char) for char, folded in changed.items() if not folded)
        other = "".join(re.escape(char) for char, folded in changed.items() if folded)
        signs = [NOTE_MARK, *(f"[{gone}]+" for _ in gone[:1]), *(f"[{other}]" for _ in other[:1])]
        pieces: list[str] = []
        self._originals, self._folds = [0], [0]
        last = length = 0
        for found in re.finditer("|".join(signs), original):
            start, end = found.span()
            if start > last:
                pieces.append(original[last:start])
                length += start - last
            if put := changed.get(found[0], ""):
                self._note(start, length)
                pieces.append(put)
                length += len(put)
            self._note(end, length)
            last = end
        pieces.append(original[last:])
        self.text = "".join(pieces)
        self._note(len(original), len(self.text))

    def _note(self, original: int, folded: int) -> None:
        self._originals.append(original)
        self._folds.append(folded)

    def to_folded(self, offset: int) -> int:
        """Where the character at an offset of the original stands; for one that is gone, what follows it."""
        at = bisect_right(self._originals, offset) - 1
        place = self._folds[at] + offset - self._originals[at]
        return min(place, self._folds[at + 1]) if at + 1 < len(self._folds) else self._folds[at]

    def to_original(self, offset: int) -> int:
        """Where a character of the folded text stands in the original."""
        at = bisect_right(self._folds, offset) - 1
        place = self._originals[at] + offset - self._folds[at]
        return min(place, self._originals[at + 1] - 1) if at + 1 < len(self._originals) else self._originals[at]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a stretch of folded text, not empty, stands for."""
        return self.to_original(start), self.to_original(end - 1) + 1


def fold_words(text: str) -> str:
    """A short text folded, its places not asked for."""
    return _NOTE_MARK.sub("", text).translate(_FOLDING)
