"""The links that lie over the words of a page."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from time import thread_time
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfPage

from core.importers.pdf.segments import PageText, Segment

_SAFE = ("http://", "https://", "mailto:")
_MOST = 5_000  # on a page
_SECONDS = 3.0  # of processor time for all; five thousand take a tenth of one
_URL_LONGEST = 4_096


class Link(NamedTuple):
    """Over the letters from `at` to `until`: an address, or a place at the height `y` of the page `page`."""

    at: int
    until: int
    url: str
    page: int = -1
    y: float = 0.0


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


class Links:
    """Reads the links of a document page by page, for as long as no file made to be read takes for all of its links."""

    def __init__(self, document: PdfDocument) -> None:
        self._document = document
        self._left = _SECONDS

    def of(self, page: PdfPage, segments: Sequence[Segment], text: PageText) -> dict[int, list[Link]]:
        """By the first letter of a segment, the links over it to the web, to a mailbox or into the document."""
        links: dict[int, list[Link]] = {}
        by_height: list[Segment] = []
        for box, (url, number, y) in self._annotations(page):
            by_height = by_height or sorted(segments, key=_middle)
            first = bisect_left(by_height, box.bottom, key=_middle)
            for segment in by_height[first : bisect_right(by_height, box.top, key=_middle)]:
                if (covered := _covered(segment, box, text)) is not None:
                    links.setdefault(segment.at, []).append(Link(*covered, url, number, y))
        return links

    def _annotations(self, page: PdfPage) -> Iterator[tuple[_Box, tuple[str, int, float]]]:
        position, annotation = ctypes.c_int(0), pdfium.FPDF_LINK()
        rectangle = pdfium.FS_RECTF()
        for _ in range(_MOST):
            began = thread_time()
            if self._left < 0 or not pdfium.FPDFLink_Enumerate(page, position, annotation):
                return
            if pdfium.FPDFLink_GetAnnotRect(annotation, rectangle):
                target = _target(self._document, annotation)
                if target is not None:
                    yield _Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), target
            self._left -= thread_time() - began


def _target(document: PdfDocument, annotation: object) -> tuple[str, int, float] | None:
    place = pdfium.FPDFLink_GetDest(document, annotation)
    if not place:
        action = pdfium.FPDFLink_GetAction(annotation)
        if pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
            buffer = ctypes.create_string_buffer(_URL_LONGEST)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, _URL_LONGEST)
            url = buffer.value.decode("utf-8", "replace").strip()
            return (url, -1, 0.0) if url.lower().startswith(_SAFE) else None
        place = pdfium.FPDFAction_GetDest(document, action)
    if not place:
        return None
    number = pdfium.FPDFDest_GetDestPageIndex(document, place)
    return ("", number, height_of(place)) if number >= 0 else None


def height_of(place: object) -> float:
    """The height on its page that a destination leads to; infinite where it names the page only."""
    has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    known = pdfium.FPDFDest_GetLocationInPage(place, has_x, has_y, has_zoom, x, y, zoom)
    return y.value if known and has_y.value else float("inf")


def _middle(segment: Segment) -> float:
    """The height of the middle of its small letters."""
    return segment.y + segment.size / 4


def _covered(segment: Segment, box: _Box, text: PageText) -> tuple[int, int] | None:
    """The letters of a segment whose middles lie within the box."""
    if segment.x >= box.right or segment.end <= box.left:
        return None
    room = min(1.0, (segment.end - segment.x) / 10)  # less than the full stop behind a marker needs
    if segment.x >= box.left - room and segment.end <= box.right + room:
        return segment.at, segment.until
    inside = [at for at in range(segment.at, segment.until) if _is_inside(text.box(at), box)]
    return (inside[0], inside[-1] + 1) if inside else None


def _is_inside(letter: tuple[float, float, float, float], box: _Box) -> bool:
    left, right, *_ = letter
    return left < right and box.left <= (left + right) / 2 <= box.right
