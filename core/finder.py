"""Finds many strings in a text at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, MatchKind


class Finder:
    """Where any of these strings stands in a text, in code points.

    Where the strings or the text are of ASCII alone they are sought among bytes, with "?" for each character of the
    text that is none: no offset has to be counted out of UTF-8 then, which would take twice as long as to find.
    """

    def __init__(self, strings: Sequence[str], kind: MatchKind = MatchKind.Standard) -> None:
        self._strings, self._kind = strings, kind
        self._plain = all(string.isascii() and "?" not in string for string in strings)

    def find(self, text: str, *, overlapping: bool = False) -> list[tuple[int, int, int]]:
        """The number of each string found, its start and its end."""
        if self._plain or text.isascii():
            return self._among_bytes.find_matches_as_indexes(text.encode("ascii", "replace"), overlapping)
        return self._among_characters.find_matches_as_indexes(text, overlapping)

    @cached_property
    def _among_bytes(self) -> BytesAhoCorasick:
        return BytesAhoCorasick([string.encode() for string in self._strings], self._kind)

    @cached_property
    def _among_characters(self) -> AhoCorasick:
        return AhoCorasick(self._strings, self._kind)
