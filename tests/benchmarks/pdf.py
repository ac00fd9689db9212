"""Import of a PDF of 300 pages in two columns with notes, beside pypdfium2 doing its part alone.

Its part is what the importer cannot do without: the text of each page and, for every stretch of it that the page sets
at once, where that stands, in what size and typeface. Beside that stands the bare text, without any place.
"""

from __future__ import annotations

from collections.abc import Callable
from resource import RUSAGE_SELF, getrusage
from time import process_time

from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from core.importers import read_bytes
from tests.core.sheets import pdf

_PAGES = 300
_LINE = "The parties shall report on it at the next con-"
_COLUMN = "\n".join(["   Each year they meet to see what was done.", *[_LINE] * 6, "ference that was called.{^1}"] * 6)
_NOTE = "{^1}On the conferences before the first, see the volume of their acts."
_PAGE = f"""at 72 750 8 10
Acts of the Conference
at 72 720 9 11
{_COLUMN}
at 320 720 9 11
{_COLUMN.replace("{^1}", "")}
at 72 120 7 9
{_NOTE}
page"""


def measure() -> None:
    """Prints, in seconds of processor time, what opening takes."""
    data = pdf("\n".join([_PAGE] * _PAGES))
    read_bytes(data, "a.pdf")  # loads what it needs
    ours, part, bare = (min(_seconds(call, data) for _ in range(3)) for call in (_read, _placed, _bare))
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"PDF: {_PAGES / ours:.0f} pages/s, {ours:.2f} s; peak memory of all so far {peak:.0f} MiB")
    print(f"     pypdfium2 alone: text with places and types {part:.2f} s, so {ours / part:.2f} times as long")
    print(f"     bare text {bare:.2f} s, so {ours / bare:.2f} times as long")


def _read(data: bytes) -> None:
    read_bytes(data, "a.pdf")


def _placed(data: bytes) -> None:
    with PdfDocument(data) as document:
        for page in document:
            page.get_textpage().get_text_range()
            for text in page.get_objects((FPDF_PAGEOBJ_TEXT,)):
                text.get_bounds(), text.get_matrix(), text.get_font_size(), text.get_font().get_base_name()


def _bare(data: bytes) -> None:
    with PdfDocument(data) as document:
        for page in document:
            page.get_textpage().get_text_range()


def _seconds(call: Callable[[bytes], None], data: bytes) -> float:
    began = process_time()
    call(data)
    return process_time() - began
