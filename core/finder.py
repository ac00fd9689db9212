"""Finds many strings in a text at once."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, MatchKind


class Finder:
    """Where any of these strings stands in a text, in code points.

    Strings of ASCII are sought among bytes, with "?" for each character that is none: no offset has to be counted out
    of UTF-8 then, which would take twice as long as to find.
    """

    def __init__(self, strings: Sequence[str], kind: MatchKind = MatchKind.Standard) -> None:
        self._plain = all(string.isascii() and "?" not in string for string in strings)
        if self._plain:
            self._bytes = BytesAhoCorasick([string.encode() for string in strings], kind)
        else:
            self._text = AhoCorasick(strings, kind)

    def find(self, text: str, *, overlapping: bool = False) -> list[tuple[int, int, int]]:
        """The number of each string found, its start and its end."""
        if self._plain:
            return self._bytes.find_matches_as_indexes(text.encode("ascii", "replace"), overlapping)
        return self._text.find_matches_as_indexes(text, overlapping)
