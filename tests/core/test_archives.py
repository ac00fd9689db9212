"""Zips that are damaged or built to do harm: each ends in one sentence, and soon."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from core.errors import DocumentError
from core.importers import read_bytes
from tests.core.office_files import word, zipped

_TEXT = "<w:p><w:r><w:t>Text.</w:t></w:r></w:p>"
_LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
_OUTSIDE = '<!DOCTYPE d [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


def _with(name: str, content: str | bytes) -> bytes:
    return word(_TEXT, {name: content})


def _body(before: str, text: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return zipped({"word/document.xml": f'{before}<w:document xmlns:w="{namespace}">{body}</w:document>'})


def _changed(change: Callable[[zipfile.ZipInfo], None]) -> bytes:
    """A Word file with one member's entry in the directory changed."""
    stream = io.BytesIO(word(_TEXT))
    with zipfile.ZipFile(stream, "a") as archive:
        change(archive.getinfo("word/document.xml"))
        archive.writestr("more", "")
    return stream.getvalue()


def _encrypt(member: zipfile.ZipInfo) -> None:
    member.flag_bits |= 1


def _pack_otherwise(member: zipfile.ZipInfo) -> None:
    member.compress_type = zipfile.ZIP_LZMA


def _claim_more(member: zipfile.ZipInfo) -> None:
    member.file_size = 2**32 - 2


def _link(member: zipfile.ZipInfo) -> None:
    member.external_attr = 0o120777 << 16


def _overlapping() -> bytes:
    stream = io.BytesIO(word(_TEXT))
    with zipfile.ZipFile(stream, "a") as archive:
        first, second = archive.infolist()[:2]
        second.header_offset = first.header_offset
        archive.writestr("more", "")
    return stream.getvalue()


def _many() -> bytes:
    return zipped({"word/document.xml": "", **{f"{number}": "" for number in range(20_001)}})


def _damaged() -> bytes:
    data = bytearray(word(_TEXT))
    at = data.find(b"word/document.xml") + len(b"word/document.xml")
    data[at : at + 40] = bytes(40)
    return bytes(data)


@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (lambda: word(_TEXT)[:-30], "is cut short or damaged"),
        (lambda: word(_TEXT)[:400], "is cut short or damaged"),
        (lambda: b"PK\x03\x04" + bytes(200), "is cut short or damaged"),
        (_damaged, "is cut short or damaged"),
        (lambda: _changed(_encrypt), "is locked with a password"),
        (lambda: _changed(_pack_otherwise), "is packed in a way"),
        (lambda: _changed(_claim_more), "would unpack from"),
        (lambda: _with("word/media/a.png", bytes(20_000_000)), "would unpack from"),
        (lambda: _with("../../etc/cron.d/x", "x"), "points outside it"),
        (lambda: _with("/etc/passwd", "x"), "points outside it"),
        (lambda: _with("word\\..\\..\\x", "x"), "points outside it"),
        (lambda: _with("C:/x", "x"), "points outside it"),
        (lambda: _changed(_link), "points outside it"),
        (_overlapping, "files that overlap"),
        (_many, "packs 20,002 files"),
        (lambda: _body(_LAUGHS, "&c;"), "defines entities"),
        (lambda: _body(_OUTSIDE, "&c;"), "defines entities"),
        (lambda: _body("", "&nothing;"), "is cut short or damaged"),
        (lambda: _body("", "</w:t>" + "<w:r>" * 100_000), "is cut short or damaged"),
        (lambda: word(_TEXT * 60_000), "has more text than Servanda opens"),
        (lambda: zipped({"word/media/a.png": b""}), "holds no text of Word's"),
        (lambda: b"", "is empty"),
        (lambda: b"Just text.", "is text under another name"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "an old or a locked Office file"),
        (lambda: b"{\\rtf1 Text}", "an RTF file"),
    ],
)
def test_refused_in_a_sentence(build: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(DocumentError, match=rf"^“a\.docx” .*{reason}.*\. [A-Z].*\.$"):
        read_bytes(build(), "a.docx")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), "an OpenDocument file"),
        (zipped({"photo.jpg": b"\xff"}), "an archive, not a document"),
    ],
)
def test_other_zips(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_bytes(data, "a.zip")


def test_an_archive_inside_stays_closed() -> None:
    assert read_bytes(_with("word/embeddings/inner.zip", zipped({"a": bytes(10_000_000)})), "a.docx").text == "Text."


def test_a_number_of_ten_thousand_digits_counts_nothing() -> None:
    many = "9" * 10_000
    level = (
        f'<w:pPr><w:outlineLvl w:val="{many}"/></w:pPr><w:r><w:rPr><w:sz w:val="{many}"/></w:rPr><w:t>Text.</w:t></w:r>'
    )
    assert read_bytes(word(f"<w:p>{level}</w:p>"), "a.docx").text == "Text."
