"""Opens a PDF and takes what it holds, page by page; refuses in a sentence what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from time import perf_counter, thread_time

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from core.errors import DocumentError, PasswordNeededError
from core.importers.options import Options
from core.importers.pdf.bombs import refuse_bombs
from core.importers.pdf.headings import Entry
from core.importers.pdf.links import Links
from core.importers.pdf.page import Page, read_page
from core.importers.pdf.pictures import Pictures
from core.importers.source import quoted

_JUNK_TITLE = re.compile(r"microsoft word|untitled|^slide \d|powerpoint|\.\w{2,5}$|[/\\]|^\W*$|^\S{1,3}$", re.I)
_MOST_PAGES = 5_000
# Of processor time for its pages: several times what files need that are made for reading.
_SECONDS, _SECONDS_A_MEGABYTE, _SECONDS_A_PAGE = 3.0, 2.0, 0.01
_PAGES_A_MEGABYTE = 2_000  # that have something of their own
_MOST_ENTRIES = 5_000
_ONE_AT_A_TIME = Lock()
READ = 0.6  # share of the time that goes by until all pages are read


@dataclass(frozen=True, slots=True)
class File:
    """The pages, and what the file says of itself: title and author, the pages' labels, the outline."""

    pages: tuple[Page, ...]
    labels: tuple[str, ...]
    outline: tuple[Entry, ...]
    title: str = ""  # but for such as programs give
    author: str = ""


def read_file(data: bytes, source: str, options: Options) -> File:
    """What the PDF in `data` holds. Raises DocumentError."""
    name = quoted(source)
    refuse_bombs(data, name)
    with _ONE_AT_A_TIME, _opened(data, name, options.password) as document:
        if b"/Encrypt" in data:
            refuse_bombs(_unlocked(document), name)
        count = len(document)
        if count > _MOST_PAGES:
            raise DocumentError(
                f"{name} has {count:,} pages; Servanda reads up to {_MOST_PAGES:,}. Split it into parts."
            )
        megabytes = len(data) / 2**20
        own_pages = min(count, _PAGES_A_MEGABYTE * megabytes)
        seconds = _SECONDS + _SECONDS_A_MEGABYTE * megabytes + _SECONDS_A_PAGE * own_pages
        pages = tuple(_pages(document, Pictures(document, data), name, options, seconds))
        if not pages:
            raise DocumentError(f"{name} has no page that can be read. Ask for the file again: it is damaged.")
        if not any(page.fragments for page in pages):
            raise DocumentError(
                f"{name} holds no text: its pages are pictures or empty. Have a text recognition (OCR) read it first."
            )
        facts = document.get_metadata_dict(skip_empty=True)
        labels = tuple(document.get_page_label(page.number) for page in pages)
        title = facts.get("Title", "").strip()
        title = "" if _JUNK_TITLE.search(title) else title
        return File(pages, labels, tuple(_outline(document)), title, facts.get("Author", ""))


@contextmanager
def _opened(data: bytes, name: str, password: str) -> Iterator[PdfDocument]:
    try:
        document = PdfDocument(data, password=password or None)
    except PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            reason = "is not opened by this password. Type another" if password else "is locked. Type the password"
            raise PasswordNeededError(f"{name} {reason} that its maker gave.") from None
        if error.err_code == pdfium.FPDF_ERR_SECURITY:
            raise DocumentError(f"{name} is locked in a way Servanda does not know. Save it without a lock.") from None
        raise DocumentError(f"{name} is damaged or no PDF. Ask for the file again, or save it anew.") from None
    try:
        yield document
    finally:
        document.close()


def _unlocked(document: PdfDocument) -> bytes:
    """The same file without its lock; its streams are as they were."""
    copy = BytesIO()
    document.save(copy, flags=pdfium.FPDF_REMOVE_SECURITY)
    return copy.getvalue()


def _pages(document: PdfDocument, pictures: Pictures, name: str, options: Options, seconds: float) -> Iterator[Page]:
    """All pages but the broken ones. Raises DocumentError when they take more processor time than such a file needs.

    What its pictures take is not counted.
    """
    began, started = thread_time(), perf_counter()
    count, links = len(document), Links(document)
    for number in range(count):
        options.progress(READ * number / count)
        # The clock on the wall costs nothing to read, that of the processor does.
        if perf_counter() - started > seconds and thread_time() - began - pictures.spent > seconds:
            raise DocumentError(
                f"{name} takes too long: page {number:,} of {count:,} after {seconds:.0f} seconds. Split it into parts."
            )
        try:
            yield read_page(document, number, links, pictures)
        except PdfiumError:
            continue


def _outline(document: PdfDocument) -> Iterator[Entry]:
    for count, bookmark in enumerate(document.get_toc()):
        if count == _MOST_ENTRIES:
            return
        place = bookmark.get_dest()
        number = place.get_index() if place else None
        if number is not None:
            yield Entry(bookmark.get_title(), bookmark.level, number)
