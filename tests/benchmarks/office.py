"""A Word file and a book of 500 pages, and what mammoth and lxml do with them alone."""

from __future__ import annotations

import io
import zipfile

from docx import Document as WordFile
from lxml import etree

_PARAGRAPHS = 4_000  # some 500 pages
_CHAPTERS = 20
_SENTENCE = "The parties to the treaty shall endeavour to reduce their arsenals and report on it at each conference. "
_PARAGRAPH = _SENTENCE * 3
_PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Part</h1>{}</body></html>'
_NOTED = f'<p>{_PARAGRAPH}<a id="r{{0}}" href="#n{{0}}">{{0}}</a></p>'
_NOTE = f'<p id="n{{0}}"><a href="#r{{0}}">{{0}}</a>. {_SENTENCE}</p>'


def word() -> bytes:
    file = WordFile()
    for number in range(_PARAGRAPHS):
        if number % 40 == 0:
            file.add_heading(f"Part {number}", 1)
        file.add_paragraph(_PARAGRAPH).add_run(_SENTENCE).italic = True
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def book() -> bytes:
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


def texts(book: bytes) -> list[str]:
    """The bare text of each chapter, unpacked, parsed and joined in C, without a look at what any of it is."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")]
    return ["".join(map(str, etree.fromstring(page).itertext())) for page in pages]
