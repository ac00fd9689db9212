"""Folds text so that spellings of one name fall together, without moving a single character."""

from __future__ import annotations

import unicodedata


class _Folding(dict[int, str]):
    """Code point -> one folded character, worked out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[:1].lower() or " "
        folded = base if base.isalnum() and len(base) == 1 else " "
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case without diacritics, and a space for whatever is no letter or digit; of equal length.

    >>> fold("Élysée–Treaty’s")
    'elysee treaty s'
    """
    return text.translate(_FOLDING)
