"""Word files: what they hold, in the shapes Word and others write it."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document as WordFile

from core.importers import read_bytes
from core.model import Document
from tests.core.cases import cases
from tests.core.office_files import word, written

_TEXT = "<w:p><w:r><w:t>Text.</w:t></w:r></w:p>"
_PICTURE = '<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="A seal"/>{}</wp:inline></w:drawing></w:r></w:p>'
_BLIP = "<a:graphic><a:graphicData><pic:pic xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'>"
_BLIP += "<pic:blipFill><a:blip r:{}='p'/></pic:blipFill></pic:pic></a:graphicData></a:graphic>"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def _read(given: str, files: dict[str, str | bytes] | None = None) -> Document:
    return read_bytes(word(given, files), "a.docx")


@pytest.mark.parametrize(("given", "expected"), cases("word.md"))
def test_blocks_and_links(given: str, expected: str) -> None:
    assert written(_read(given)) == expected


def test_as_a_program_writes_it() -> None:
    file = WordFile()
    file.add_heading("On Treaties", 0)
    file.add_heading("Law", 1)
    file.add_paragraph("A state").add_run(" party").bold = True
    file.add_paragraph("first", style="List Bullet")
    file.add_paragraph("Pacta sunt servanda.", style="Intense Quote")
    stream = io.BytesIO()
    file.save(stream)
    expected = "title 1: On Treaties\nheading 1: Law\nparagraph: A state party\nlist_item 1: first\n"
    assert written(read_bytes(stream.getvalue(), "a")) == expected + "quote: Pacta sunt servanda."


@pytest.mark.parametrize(
    ("said", "title", "authors", "on"),
    [
        ("<dc:title>On Law</dc:title><dc:creator>Anne Example; Bo Sample</dc:creator>", "On Law", 2, None),
        ("<dc:title>Microsoft Word - draft3.doc</dc:title><dc:creator>Microsoft Office User</dc:creator>", "", 0, None),
        ("<dc:title>On Law</dc:title><dc:creator>Example, Anne</dc:creator>", "On Law", 1, None),
        ("<dc:title>Document1</dc:title><dc:creator>jsmith7</dc:creator>", "", 0, None),
        ("<dcterms:created>2020-05-21T10:00:00Z</dcterms:created>", "", 0, date(2020, 5, 21)),
        ("<dc:creator>python-docx</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>", "", 0, None),
    ],
)
def test_properties_that_a_person_wrote(said: str, title: str, authors: int, on: date | None) -> None:
    document = _read(f"{_TEXT}\n--- core\n{said}")
    assert (document.title, len(document.authors), document.date) == (title, authors, on)


def test_a_picture_inside_is_handed_over() -> None:
    link = f'<Relationship Id="p" Type="{_IMAGE}" Target="media/a.png"/>'
    document = _read(
        f"{_PICTURE.format(_BLIP.format('embed'))}{_TEXT}\n--- links\n{link}", {"word/media/a.png": b"\x89PNG"}
    )
    assert [(picture.data, picture.alt) for picture in document.pictures] == [(b"\x89PNG", "A seal")]


def test_a_picture_on_the_network_is_named_not_fetched() -> None:
    link = f'<Relationship Id="p" Type="{_IMAGE}" Target="https://example.org/a.png" TargetMode="External"/>'
    document = _read(f"{_PICTURE.format(_BLIP.format('link'))}{_TEXT}\n--- links\n{link}")
    assert [(picture.data, picture.url) for picture in document.pictures] == [(b"", "https://example.org/a.png")]


@pytest.mark.parametrize("target", ["media/lost.png", "../../../../etc/passwd", "file:///etc/passwd"])
def test_a_picture_that_is_not_inside_is_left_out(target: str) -> None:
    link = f'<Relationship Id="p" Type="{_IMAGE}" Target="{target}"/>'
    assert not _read(f"{_PICTURE.format(_BLIP.format('embed'))}{_TEXT}\n--- links\n{link}").pictures
