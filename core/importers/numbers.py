"""The numbers of ordered lists, which their source leaves to whoever shows it."""

from __future__ import annotations

from lxml.etree import _Element as Element

from core.importers.footnotes import Note

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ROMAN = 399


class Numbering:
    """Counts the items of one list."""

    def __init__(self, element: Element) -> None:
        self._ordered = element.tag == "ol"
        self._kind = element.get("type", "1")
        self._next = _number(element.get("start", ""), 1)

    def label(self, item: Element) -> Note | None:
        """The number of the next item, as in "3.", "c." or "iii."; None where the list has none."""
        if not self._ordered:
            return None
        number = _number(item.get("value", ""), self._next)
        self._next = number + 1
        return Note(f"{spelled(number, self._kind)}.", ())


def _number(text: str, usual: int) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else usual


def spelled(number: int, kind: str) -> str:
    """A number as HTML's `type` names it: letters for "a" and "A", Roman for "i" and "I"; else in digits."""
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number <= _MOST_ROMAN:
        spelled = ""
        for value, letters in _ROMAN:
            spelled += letters * (number // value)
            number %= value
        return spelled if kind == "i" else spelled.upper()
    return str(number)
