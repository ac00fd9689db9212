"""Import of a Word file and of a book of 500 pages, beside mammoth and lxml doing their part alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from time import process_time

from docx import Document as WordFile
from lxml import etree
from mammoth import convert_to_html

from core.importers import read_bytes

_PARAGRAPHS = 4_000  # some 500 pages
_CHAPTERS = 20
_SENTENCE = "The parties to the treaty shall endeavour to reduce their arsenals and report on it at each conference. "
_PARAGRAPH = _SENTENCE * 3
_PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Part</h1>{}</body></html>'
_NOTED = f'<p>{_PARAGRAPH}<a id="r{{0}}" href="#n{{0}}">{{0}}</a></p>'
_NOTE = f'<p id="n{{0}}"><a href="#r{{0}}">{{0}}</a>. {_SENTENCE}</p>'


def measure() -> None:
    """Prints, in seconds of processor time and megabytes unpacked, what opening takes."""
    word, book = _word(), _book()
    _row("Word", word, "a.docx", lambda: convert_to_html(io.BytesIO(word)), "mammoth")
    _row("EPUB", book, "a.epub", lambda: _texts(book), "lxml")


def _row(name: str, data: bytes, source: str, bare: Callable[[], object], library: str) -> None:
    read_bytes(data, source)  # loads what it needs
    ours, alone = _seconds(lambda: read_bytes(data, source)), _seconds(bare)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(member.file_size for member in archive.infolist()) / 1_000_000
    print(
        f"{name}: {size / ours:.1f} MB/s, {ours:.2f} s; {library} alone {alone:.2f} s, {ours / alone:.1f} times as long"
    )


def _seconds(call: Callable[[], object]) -> float:
    began = process_time()
    call()
    return process_time() - began


def _word() -> bytes:
    file = WordFile()
    for number in range(_PARAGRAPHS):
        if number % 40 == 0:
            file.add_heading(f"Part {number}", 1)
        file.add_paragraph(_PARAGRAPH).add_run(_SENTENCE).italic = True
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _book() -> bytes:
    numbers = range(_PARAGRAPHS // _CHAPTERS)
    page = _PAGE.format("".join(map(_NOTED.format, numbers)) + "".join(map(_NOTE.format, numbers)))
    names = [f"{chapter}.xhtml" for chapter in range(_CHAPTERS)]
    items = "".join(f'<item id="i{name}" href="{name}"/>' for name in names)
    spine = "".join(f'<itemref idref="i{name}"/>' for name in names)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", '<c><rootfiles><rootfile full-path="b.opf"/></rootfiles></c>')
        archive.writestr("b.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
        for name in names:
            archive.writestr(name, page)
    return stream.getvalue()


def _texts(book: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")]
    return ["".join(map(str, etree.fromstring(page).itertext())) for page in pages]
