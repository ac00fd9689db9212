"""PDF: what becomes of a page, and which sentence refuses one."""

from __future__ import annotations

import pytest

from core.errors import CancelledError, DocumentError, PasswordNeededError
from core.importers import read_bytes
from core.importers.options import Options
from core.model import Document, InlineKind
from tests.core.cases import cases
from tests.core.sheets import pdf
from tests.core.test_lines import shown

PROSE = "at 72 700 10 12\nThe treaty was signed by five powers, and each of them had its own reason.\n"


def read(data: bytes, options: Options | None = None) -> Document:
    return read_bytes(data, "article.pdf", options)


def told(document: Document) -> str:
    """The blocks, where links lead, and the pages where there are several."""
    text = document.text
    links = (
        f"“{link.span.of(text)}” at {link.span.start} leads to "
        + (f"“{link.target.of(text)[:20]}”" if link.target else link.url)
        for link in document.inlines
        if link.kind is InlineKind.LINK
    )
    pages = (f"page {page.label} at “{' '.join(text[page.start :].split()[:3])}”" for page in document.pages)
    return "\n".join([shown(document), *links, *(pages if len(document.pages) > 1 else ())])


@pytest.mark.parametrize(("given", "expected"), cases("pdf.md"))
def test_page(given: str, expected: str) -> None:
    assert told(read(pdf(given))) == expected


def test_format_is_told_by_the_bytes() -> None:
    assert read_bytes(pdf(PROSE), "article.txt").format == "pdf"


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("Microsoft Word - draft 3.doc", ""),
        ("untitled", ""),
        ("C:\\papers\\treaty", ""),
        ("On the Law of Treaties", "On the Law of Treaties"),
    ],
)
def test_title_in_the_properties_only(named: str, title: str) -> None:
    assert read(pdf(PROSE, title=named)).title == title


@pytest.mark.parametrize(
    ("author", "authors"), [("Anna Example", ("Anna Example",)), ("Office User", ()), ("admin", ())]
)
def test_author_is_believed_when_the_page_names_him(author: str, authors: tuple[str, ...]) -> None:
    sheet = "at 72 740 18 20 bold\nA Treaty and Its Ends\nat 72 720 10 12\nAnna Example\n" + PROSE
    assert read(pdf(sheet, author=author)).authors == authors


def test_pages_are_called_as_the_file_calls_them() -> None:
    document = read(pdf(PROSE + "page\n" + PROSE.replace("five", "six"), labels=("ROMAN_LOWER", 4)))
    assert [page.label for page in document.pages] == ["iv", "v"]


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("", r"is locked\. Type the password"), ("wrong", r"not opened by this password\. Type another")],
)
def test_locked(password: str, sentence: str) -> None:
    with pytest.raises(PasswordNeededError, match=sentence):
        read(pdf(PROSE, password="secret"), Options(password=password))


def test_unlocked() -> None:
    assert read(pdf(PROSE, password="secret"), Options(password="secret")).text.startswith("The treaty was signed")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf("page"), r"holds no text.*\. .* \(OCR\)"),
        (b"%PDF-1.4\n", "is damaged or no PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "is damaged or no PDF"),
    ],
)
def test_refusal(data: bytes, sentence: str) -> None:
    with pytest.raises(DocumentError, match=f"“article.pdf” {sentence}.*\\.$"):
        read(data)


def test_cut_off_file_is_read_as_far_as_it_goes_or_refused() -> None:
    data = pdf(PROSE)
    for length in range(0, len(data), 97):
        try:
            assert "treaty" in read(data[:length].ljust(20, b"%") if length < 20 else data[:length]).text
        except DocumentError as refusal:
            assert str(refusal).endswith(".")


def test_reading_can_be_stopped() -> None:
    def stop(share: float) -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        read(pdf(PROSE), Options(progress=stop))
