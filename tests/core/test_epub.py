"""Books: what they hold, in the shapes publishers and programs write it."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from core.errors import CancelledError, DocumentError
from core.importers import read_bytes
from core.importers.options import Options
from core.model import Document
from tests.core.cases import cases
from tests.core.office_files import epub, written

_LOCK = "<EncryptedData><EncryptionMethod Algorithm='{}'/><CipherReference URI='{}'/></EncryptedData>"
_FONT = "http://www.idpf.org/2008/embedding"
_AES = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"


def _read(given: str, files: dict[str, str | bytes] | None = None) -> Document:
    return read_bytes(epub(given, files), "a.epub")


@pytest.mark.parametrize(("given", "expected"), cases("epub.md"))
def test_blocks_and_links(given: str, expected: str) -> None:
    assert written(_read(given)) == expected


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        (
            '<dc:title id="t">On Treaties</dc:title><dc:title id="s">A study</dc:title>'
            '<meta refines="#s" property="title-type">subtitle</meta><dc:language>fr-CA</dc:language>',
            ("On Treaties", "A study", (), None, "fr"),
        ),
        (
            '<dc:creator opf:role="aut">Anne Example</dc:creator><dc:creator opf:role="ill">Bo Sample</dc:creator>'
            '<dc:date opf:event="modification">2020-01-01</dc:date><dc:date>2019-03-04</dc:date>',
            ("", "", ("Anne Example",), date(2019, 3, 4), "en"),
        ),
        (
            '<dc:creator id="a">Anne Example</dc:creator><dc:creator id="b">Bo Sample</dc:creator>'
            "<dc:creator>Unknown</dc:creator>"
            '<meta refines="#b" property="role">trl</meta>',
            ("", "", ("Anne Example",), None, "en"),
        ),
    ],
)
def test_metadata(meta: str, expected: tuple[object, ...]) -> None:
    book = _read(f"<p>The text of the book.</p>\n--- meta\n{meta}")
    assert (book.title, book.subtitle, book.authors, book.date, book.language) == expected


def test_pictures_inside_are_handed_over_and_others_named() -> None:
    book = _read(
        '<p><img src="../img/a%20b.png" alt="A seal"/></p><svg xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<image xlink:href="../img/a%20b.png"/></svg><p><img src="https://example.org/c.png"/></p>',
        {"OEBPS/img/a b.png": b"\x89PNG"},
    )
    expected = [(b"\x89PNG", "A seal"), (b"\x89PNG", ""), (b"", "")]
    assert [(picture.data, picture.alt) for picture in book.pictures] == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('<p>One<span epub:type="pagebreak" title="7"/> two.</p>', [("7", " two.")]),
        ('<hr role="doc-pagebreak" aria-label="Page xii."/><p>One.</p>', [("xii", "One.")]),
        ('<p>One.<a epub:type="pagebreak" id="p8">8</a></p><h1>Two</h1>', [("8", "Two")]),
        ('<p>One.</p><p id="x">Two.</p>\n--- pages\n<li><a href="text/a.xhtml#x">9</a></li>', [("9", "Two.")]),
        (
            '<p>One.</p><div epub:type="pagebreak" id="y"/><p>Two.</p>\n--- ncx\n<navMap/><pageList><pageTarget>'
            '<navLabel><text>10</text></navLabel><content src="text/a.xhtml#y"/></pageTarget></pageList>',
            [("10", "Two.")],
        ),
    ],
)
def test_pages_of_the_printed_book(given: str, expected: list[tuple[str, str]]) -> None:
    book = _read(given)
    assert [(page.label, book.text[page.start :].split("\n")[0]) for page in book.pages] == expected


def test_a_cover_of_nothing_but_a_picture_is_left_out() -> None:
    book = _read('<img src="c.png"/>\n--- b\n<p>Text.</p>\n--- guide\n<reference type="cover" href="text/a.xhtml"/>')
    assert book.text == "The Book\n\nText."


def test_a_locked_book_says_so() -> None:
    with pytest.raises(DocumentError, match=r"^“a\.epub” is locked .* \(DRM\).*\. Ask the shop"):
        _read("<p>x</p>", {"META-INF/encryption.xml": _LOCK.format(_AES, "OEBPS/text/a.xhtml")})


def test_a_font_may_be_locked() -> None:
    assert (
        _read("<p>Text.</p>\n--- meta\n ", {"META-INF/encryption.xml": _LOCK.format(_FONT, "OEBPS/a.otf")}).text
        == "Text."
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"OEBPS/text/b.xhtml": b"\xff\xd8\xff\0\0\1"}, "The Book\n\nText."),
        ({"OEBPS/text/b.xhtml": b""}, "The Book\n\nText."),
        ({"OEBPS/text/b.xhtml": "<html><body>" + "<div>" * 100_000 + "deep"}, "The Book\n\nText.\n\ndeep"),
        ({"META-INF/container.xml": "<container/>"}, "The Book\n\nText.\n\nMore."),
        ({"OEBPS/book.opf": "<package><spine/></package>"}, "Text.\n\nMore."),
        ({"OEBPS/nav.xhtml": "<nav>"}, "The Book\n\nText.\n\nMore."),
    ],
)
def test_damaged_parts_are_passed_over(files: dict[str, str | bytes], expected: str) -> None:
    assert _read("<p>Text.</p>\n--- b\n<p>More.</p>\n--- nav\n<li><a href='x'>X</a></li>", files).text == expected


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"OEBPS/book.opf": ""}, "does not say which of its files"),
        ({"OEBPS/text/a.xhtml": "<html><body/></html>"}, "holds no text to read"),
        ({"OEBPS/img/a.png": bytes(20_000_000)}, "would unpack from"),
    ],
)
def test_refused_in_a_sentence(files: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(DocumentError, match=rf"^“a\.epub” {reason}.*\. [A-Z].*\.$"):
        _read("<p>Text.</p>", files)


def test_can_be_stopped_between_chapters() -> None:
    heard: list[float] = []

    def stop(share: float) -> None:
        heard.append(share)
        raise CancelledError

    with pytest.raises(CancelledError):
        read_bytes(epub("<p>a</p>\n--- b\n<p>b</p>"), "a.epub", Options(progress=stop))
    assert len(heard) == 1


def test_a_block_with_all_links_and_all_entries_takes_no_longer() -> None:
    numbers = range(3_000)
    links = "".join(f'<a id="r{number}" href="#n{number}">{number}</a> and ' for number in numbers)
    notes = "".join(f'<p id="n{number}"><a href="#r{number}">{number}</a> The note.</p>' for number in numbers)
    nav = "".join(f'<li><a href="text/a.xhtml#r{number}">Part {number}</a></li>' for number in numbers)
    began = process_time()
    _read(f"<div>{links}</div>{notes}\n--- nav\n{nav}")
    assert process_time() - began < 8


def test_pages_without_number_that_hold_nothing_take_no_longer() -> None:
    began = process_time()
    _read("<p>One.</p>" + '<hr role="doc-pagebreak" title="1"/>' * 20_000 + "<p>Two.</p>")
    assert process_time() - began < 8
