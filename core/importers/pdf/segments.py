"""What stands on a page as pdfium finds it: pieces of one line in one type, with their places.

The only file that speaks to pdfium's text functions. A call costs as much as the reading of a letter, so the letters of
a page are taken all at once, and only where a piece begins and ends is asked for more.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

_LINE = re.compile(r"[^\r\n\ufffe\x02]+[\ufffe\x02]?")
_HYPHENS = "\ufffe\x02"  # how pdfium marks a hyphen at a line's end
_ODD = re.compile(r"[\x00-\x1f\u00a0\u2000-\u200b\u202f\u2060\ud800-\udfff\ufb00-\ufb06\ufeff]|\u00ad(?!$)")
_SPELT = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl st st".split(), strict=True))
_BOLD = re.compile(r"bold|black|heavy|medi(?!um)|cmbx|cmssbx|sfbx|demi", re.I)
_SLANTED = re.compile(r"ital|obli|slant|cmti|cmsl|sfti|-it\b|[a-z]It$")
_MONO = re.compile(r"mono|courier|cmtt|consol|typewriter|sftt", re.I)
_MARKER = re.compile(r"[\dA-Za-z*∗†‡§¶‖∥,]+")
_LABEL_SIGNS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹∗∥", "0123456789*‖")
_MARKER_LONGEST = 7
_LAM_ALEF = re.compile("[اأإآ]ل")
_SUPERSCRIPTS = re.compile("[⁰¹²³⁴-⁹]+")
LABEL = re.compile(r"\d{1,3}|[*∗†‡§¶‖∥]{1,3}|[a-z]|[⁰¹²³⁴-⁹]{1,3}")
_ITALIC, _FIXED, _FORCE_BOLD = 1 << 6, 1 << 0, 1 << 18
_HEAVY = 600
_NAME = 128


def label_in(text: str) -> str:
    """What a marker says, however its figures and signs are set: ⁴ is 4."""
    return text if text.isascii() else text.translate(_LABEL_SIGNS)


class Face(NamedTuple):
    """A typeface as far as it tells what a text is."""

    bold: bool
    italic: bool
    fixed: bool


class Segment(NamedTuple):
    """Text of one line in one type. `x`, `end` and the baseline `y` are in points, y upwards; `size` is the type's.

    Its letters are those from `at` to `until` in the page; `raised` tells that they stand above the baseline, `turned`
    the direction of writing in quarters of a circle. Places are such that the writing runs to the right.
    """

    text: str
    x: float
    end: float
    y: float
    size: float
    face: Face
    at: int
    until: int
    raised: bool
    turned: int


def quick(function: object, result: type | None, *arguments: type) -> Callable[..., int]:
    """The same function with plain numbers for handles, called without giving up the interpreter's lock."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    call: Callable[..., int] = ctypes.PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]
    return call


_handle, _index, _out, _flag = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_int
_object_at = quick(pdfium.FPDFText_GetTextObject, _handle, _handle, _index)
_size_at = quick(pdfium.FPDFText_GetFontSize, ctypes.c_double, _handle, _index)
_matrix_at = quick(pdfium.FPDFText_GetMatrix, _flag, _handle, _index, _out)
_origin_at = quick(pdfium.FPDFText_GetCharOrigin, _flag, _handle, _index, _out, _out)
_box_at = quick(pdfium.FPDFText_GetCharBox, _flag, _handle, _index, _out, _out, _out, _out)
_letter_at = quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _handle, _index)
_font_of = quick(pdfium.FPDFTextObj_GetFont, _handle, _handle)
_font_name = quick(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _handle, _out, ctypes.c_size_t)
_font_flags = quick(pdfium.FPDFFont_GetFlags, ctypes.c_int, _handle)
_font_weight = quick(pdfium.FPDFFont_GetWeight, ctypes.c_int, _handle)


class PageText:
    """The text of an open page; `close` it before the page."""

    def __init__(self, page: PdfPage) -> None:
        self._page: PdfTextPage = page.get_textpage()
        self._raw = ctypes.cast(self._page.raw, ctypes.c_void_p).value
        self._faces: dict[int, Face] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._numbers = (ctypes.c_double * 4)()
        start = ctypes.addressof(self._numbers)
        self._places = tuple(start + 8 * i for i in range(4))
        self._matrix_place = ctypes.addressof(self._matrix)
        self.letters = self._letters()

    def close(self) -> None:
        self._page.close()

    def segments(self) -> Iterator[Segment]:
        """In the order in which the page's content has them."""
        raw, letters = self._raw, self.letters
        for line in _LINE.finditer(letters):
            first, last = line.start(), line.end() - 1
            while last >= first and letters[last] == " ":
                last -= 1
            while first <= last:
                if letters[first] == " ":
                    first += 1
                    continue
                text_object = _object_at(raw, first)
                end = last if _object_at(raw, last) == text_object else self._object_end(text_object, first, last)
                yield self._segment(text_object, first, end)
                first = end + 1

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of the ink of the letter at this index."""
        _box_at(self._raw, at, *self._places)
        left, right, bottom, top = self._numbers[:]
        return left, right, bottom, top

    def _letters(self) -> str:
        count = self._page.count_chars()
        buffer = (ctypes.c_ushort * (2 * count + 1))()
        written = pdfium.FPDFText_GetText(self._page, 0, count, buffer)
        letters = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(letters) == count:
            return letters
        # pdfium leaves out of the text what has no letter, and so the two are not counted alike.
        return "".join(chr(_letter_at(self._raw, at)) for at in range(count))

    def _object_end(self, mine: int, first: int, last: int) -> int:
        """The last letter, before `last`, of the text object `mine` that the letter `first` belongs to."""
        beyond = last
        while beyond - first > 1:
            middle = probe = (first + beyond) // 2
            # A space that pdfium adds belongs to no object.
            while probe > first and (found := _object_at(self._raw, probe)) != mine and not found:
                probe -= 1
            if probe == first or found == mine:
                first = middle
            else:
                beyond = probe
        while self.letters[first] == " ":
            first -= 1
        return first

    def _segment(self, text_object: int, first: int, last: int) -> Segment:
        raw, numbers, places = self._raw, self._numbers, self._places
        _matrix_at(raw, first, self._matrix_place)
        a, b, c, d, _, _ = self._matrix[:]
        size = _size_at(raw, first) * math.hypot(c, d)
        _origin_at(raw, first, places[0], places[1])
        x, y, _, _ = numbers[:]
        _box_at(raw, last, *places)
        left, right, bottom, top = numbers[:]
        turned = 0
        if abs(b) > abs(a):
            turned = 1 if b > 0 else 3
            x, y, left, right, bottom = (y, -x, bottom, top, -right) if turned == 1 else (-y, x, -top, -bottom, left)
        elif a < 0 < d:  # mirrored, as some write from right to left
            left, right = right, left
        elif a < 0:
            turned, x, y, left, right, bottom = 2, -x, -y, -right, -left, -top
        if right < x:  # written from right to left
            x, right = left, max(x, self.box(first)[1])
        text = self.letters[first : last + 1]
        if not (text.isascii() and text.isprintable()):
            text = _plain(self._parted(text, first) if _LAM_ALEF.search(text) else text)
        raised = last - first < _MARKER_LONGEST and bottom > y + size / 4 and _MARKER.fullmatch(text) is not None
        if not text.isascii() and _SUPERSCRIPTS.fullmatch(text):
            text, raised = label_in(text), True
        font = _font_of(text_object)
        face = self._faces.get(font) or self._face(font)
        return Segment(text, x, right, y, size, face, first, last + 1, raised, turned)

    def _parted(self, text: str, first: int) -> str:
        """The text with the two letters of each lam-alef, one sign, in their order; pdfium turns them round."""
        letters = list(text)
        for found in _LAM_ALEF.finditer(text):
            at = found.start()
            if self.box(first + at)[:2] == self.box(first + at + 1)[:2]:
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
        return "".join(letters)

    def _face(self, font: int) -> Face:
        name = ctypes.create_string_buffer(_NAME)
        _font_name(font, ctypes.addressof(name), _NAME)
        spelt, flags = name.value.decode("latin-1"), _font_flags(font)
        face = self._faces[font] = Face(
            bool(_BOLD.search(spelt) or flags & _FORCE_BOLD or _font_weight(font) >= _HEAVY),
            bool(_SLANTED.search(spelt) or flags & _ITALIC),
            bool(_MONO.search(spelt) or flags & _FIXED),
        )
        return face


def _plain(text: str) -> str:
    """The text without letters that stand for several, spaces of many widths, and what is no letter."""
    if text[-1] in _HYPHENS:
        text = text[:-1] + "-"
    return _ODD.sub(lambda found: _SPELT.get(found[0], " " if found[0].isspace() else ""), text)
