"""The pictures that stand on a page, as far as they show something: no rules, backgrounds, masks or scanned pages."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from hashlib import sha256
from time import thread_time
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfBitmap, PdfDocument, PdfPage

from core.importers.pdf.jpeg import header_of
from core.importers.pdf.png import png
from core.importers.pdf.segments import quick

_SMALLEST, _FEWEST = 60.0, 80  # points, pixels
_WHOLE = 0.8  # of the page, where what has text over it is its background
_ASKEW = 0.01
_LARGEST = 16_000_000  # pixels
_LONGEST = 2_000  # pixels, more than a window shows
_MOST_OBJECTS, _DEEPEST, _MOST_ON_PAGE = 20_000, 3, 20
_MOST, _MOST_BYTES = 200, 40 * 2**20  # different ones in a file
_SECONDS = 3.0  # of processor time for all
# What unpacks to no more than its picture needs, and what spells others out in letters.
_JPEG, _FLATE, _SPELT = "DCTDecode", "FlateDecode", ("ASCII85Decode", "ASCIIHexDecode")
_NAME = 32
_PLAIN = (
    pdfium.FPDF_COLORSPACE_DEVICEGRAY,
    pdfium.FPDF_COLORSPACE_DEVICERGB,
    pdfium.FPDF_COLORSPACE_CALGRAY,
    pdfium.FPDF_COLORSPACE_CALRGB,
    pdfium.FPDF_COLORSPACE_ICCBASED,
)
_INKS = 4

_Matrix = tuple[float, float, float, float, float, float]
_HERE: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_handle, _index = ctypes.c_void_p, ctypes.c_int
_count_on = quick(pdfium.FPDFPage_CountObjects, _index, _handle)
_part_of = quick(pdfium.FPDFPage_GetObject, _handle, _handle, _index)
_count_in = quick(pdfium.FPDFFormObj_CountObjects, _index, _handle)
_part_in = quick(pdfium.FPDFFormObj_GetObject, _handle, _handle, ctypes.c_ulong)
_type_of = quick(pdfium.FPDFPageObj_GetType, _index, _handle)


class Shown(NamedTuple):
    """A picture, as PNG or JPEG, and its place in points."""

    data: bytes
    left: float
    bottom: float
    right: float
    top: float


class Pictures:
    """Takes the pictures of a document page by page, until they are many, large, or have taken `spent` seconds."""

    def __init__(self, document: PdfDocument, data: bytes) -> None:
        self.spent = 0.0
        self._document = document
        self._any = b"/Image" in data  # what a picture says of itself is never packed
        self._known: dict[bytes, bytes] = {}
        self._room = _MOST_BYTES

    def of(self, page: PdfPage, *, has_text: bool) -> tuple[Shown, ...]:
        if not self._any or self.spent > _SECONDS or page.get_rotation():
            return ()
        began = thread_time()
        shown = tuple(self._shown(page, has_text))
        self.spent += thread_time() - began
        return shown

    def _shown(self, page: PdfPage, has_text: bool) -> Iterator[Shown]:
        edges = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, edges)
        found = [(image, box) for image, box in _images(page) if _is_inside(box, edges)]
        covered = sum(a * d for _, (a, _, _, d, _, _) in found)
        if has_text and covered >= _WHOLE * (edges.right - edges.left) * (edges.top - edges.bottom):
            return
        began = thread_time()
        for image, (a, _, _, d, x, y) in found[:_MOST_ON_PAGE]:
            if self.spent + thread_time() - began > _SECONDS:
                return
            if data := self._data(page, image, f"{a:.0f} {d:.0f}"):
                yield Shown(data, x, y, x + a, y + d)

    def _data(self, page: PdfPage, image: object, measure: str) -> bytes:
        """The picture; empty where it is none to show, or one too many."""
        across, down = ctypes.c_uint(), ctypes.c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(image, across, down)
        width, height = across.value, down.value
        if min(width, height) < _FEWEST or width * height > _LARGEST or not _is_safe(image):
            return b""
        raw = _bytes(pdfium.FPDFImageObj_GetImageDataRaw, image)
        # The same bytes may be seen through different masks, which pdfium does not tell of; not in the same measure.
        key = sha256(f"{width} {height} {measure} ".encode() + raw).digest()
        if key not in self._known:
            if len(self._known) == _MOST or len(raw) > self._room:
                return b""
            data = self._made(page, image, width, height)
            self._known[key] = data if len(data) <= self._room else b""
            self._room -= len(self._known[key])
        return self._known[key]

    def _made(self, page: PdfPage, image: object, width: int, height: int) -> bytes:
        jpeg = _bytes(pdfium.FPDFImageObj_GetImageDataDecoded, image) if _filters(image)[-1:] == [_JPEG] else b""
        header = header_of(jpeg)
        if jpeg and (header is None or header[:2] != (width, height)):
            return b""
        facts = pdfium.FPDF_IMAGEOBJ_METADATA()
        if not pdfium.FPDFImageObj_GetImageMetadata(image, page, facts):
            return b""
        if facts.colorspace == pdfium.FPDF_COLORSPACE_UNKNOWN:  # a mask
            return b""
        if header and header.colours < _INKS and facts.colorspace in _PLAIN:
            return jpeg
        return self._drawn(page, image, width, height)

    def _drawn(self, page: PdfPage, image: object, width: int, height: int) -> bytes:
        # The page is not looked at again, so the picture may be moved on it, to where a pixel is a point.
        scale = min(1.0, _LONGEST / max(width, height))
        pdfium.FPDFPageObj_SetMatrix(image, pdfium.FS_MATRIX(scale * width, 0, 0, scale * height, 0, 0))
        drawn = pdfium.FPDFImageObj_GetRenderedBitmap(self._document, page, image)
        if not drawn:
            return b""
        bitmap = PdfBitmap.from_raw(drawn)
        if bitmap.format != pdfium.FPDFBitmap_BGRA or bitmap.stride != 4 * bitmap.width:
            return b""
        return png(bytes(bitmap.buffer), bitmap.width, bitmap.height)


def _images(page: PdfPage) -> Iterator[tuple[object, _Matrix]]:
    """The images that stand upright on the page, and where."""
    handle = ctypes.cast(page.raw, _handle).value or 0
    left = _MOST_OBJECTS
    holders = [(handle, _HERE, 0)]
    while holders:
        holder, place, depth = holders.pop()
        count, part = (_count_in, _part_in) if depth else (_count_on, _part_of)
        number = min(count(holder), left)
        left -= number
        for at in range(number):
            child = part(holder, at)
            kind = _type_of(child)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                holders.append((child, _within(_matrix(child), place), depth + 1))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                box = _within(_matrix(child), place)
                if _is_upright(box):
                    yield ctypes.cast(child, pdfium.FPDF_PAGEOBJECT), box


def _matrix(handle: int) -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT), found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _within(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, x, y = inner
    e, f, g, h, left, bottom = outer
    return a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h, x * e + y * g + left, x * f + y * h + bottom


def _is_upright(box: _Matrix) -> bool:
    """Whether it is of a size to be seen, and neither turned nor mirrored."""
    a, b, c, d, _, _ = box
    return a >= _SMALLEST and d >= _SMALLEST and abs(b) <= _ASKEW * a and abs(c) <= _ASKEW * d


def _is_inside(box: _Matrix, edges: pdfium.FS_RECTF) -> bool:
    """Whether its middle lies on the page."""
    a, _, _, d, x, y = box
    return bool(edges.left < x + a / 2 < edges.right and edges.bottom < y + d / 2 < edges.top)


def _is_safe(image: object) -> bool:
    *before, last = _filters(image) or [_FLATE]
    return last in (_JPEG, _FLATE) and all(name in _SPELT for name in before)


def _filters(image: object) -> list[str]:
    """How its bytes are packed, the outermost first."""
    names = []
    for at in range(pdfium.FPDFImageObj_GetImageFilterCount(image)):
        name = ctypes.create_string_buffer(_NAME)
        pdfium.FPDFImageObj_GetImageFilter(image, at, name, _NAME)
        names.append(name.value.decode("latin-1"))
    return names


def _bytes(call: Callable[[object, object, int], int], image: object) -> bytes:
    size = call(image, None, 0)
    buffer = ctypes.create_string_buffer(size)
    call(image, buffer, size)
    return buffer.raw
