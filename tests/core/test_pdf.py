"""PDF: what becomes of a page, and which sentence refuses one."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

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


def test_progress_goes_on_after_the_pages_are_read() -> None:
    heard: list[float] = []
    read(pdf("\n".join([PROSE, "page"] * 9)), Options(progress=heard.append))
    assert heard == sorted(heard) and len(set(heard)) == 18 and heard[0] == 0 and 0.7 < heard[-1] < 1


def raw_pdf(*objects: bytes) -> bytes:
    """A file of one page (object 3); first what its content is, then the objects from 4 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %s/Resources<</XObject<</X 5 0 R>>>>>>"
    contents, *streams = objects
    every = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page % contents, *streams]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(every, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(every) + 1)


def packed(content: bytes, head: bytes = b"", layers: int = 1) -> bytes:
    for _ in range(layers):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode" * layers
    return b"<<%s/Length %d/Filter[%s]>>stream\n%s\nendstream" % (head, len(content), filters, content)


FORM = b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(raw_pdf(b"4 0 R", packed(b" " * 17_000_000)), "unpacks to more than 16 MB", id="packed"),
        pytest.param(raw_pdf(b"4 0 R", packed(b" " * 17_000_000, layers=2)), "unpacks to more", id="packed twice"),
        pytest.param(
            raw_pdf(b"4 0 R", packed(b" " * 17_000_000, b"/Subtype/Image")), "unpacks to more", id="called a picture"
        ),
        pytest.param(raw_pdf(b"[%s]" % (b"4 0 R " * 99), packed(b"q Q")), "repeats its parts", id="content repeated"),
        pytest.param(
            raw_pdf(b"4 0 R", *(packed(b"/X Do " * 10, FORM % (number + 1)) for number in range(4, 12))),
            "repeats its parts",
            id="forms in forms",
        ),
        pytest.param(raw_pdf(b"4 0 R", packed(b"() Tj " * 31_000)), "repeats its parts", id="text set too often"),
    ],
)
def test_bomb(data: bytes, sentence: str) -> None:
    with pytest.raises(DocumentError, match=f"“article.pdf” {sentence}.*harm"):
        read(data)


def test_more_pages_than_are_read() -> None:
    leaves = b"<</Type/Pages/Kids[%s]/Count 5001>>" % (b"3 0 R " * 5001)
    data = raw_pdf(b"4 0 R", packed(b"q Q")).replace(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", leaves)
    with pytest.raises(DocumentError, match="has 5,001 pages; Servanda reads up to 5,000"):
        read(data)


def test_mutated_files_are_read_or_refused() -> None:
    data = bytearray(pdf("at 72 700 10 12\nThe treaty.{^1} It was {link https://example.org:signed}.\n{^1}A note."))
    chance = Random(7)
    for _ in range(300):
        mutant = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            mutant[chance.randrange(9, len(mutant))] = chance.randrange(256)
        try:
            read(bytes(mutant))
        except DocumentError as refusal:
            assert str(refusal).endswith(".")


def test_letters_are_plain() -> None:
    pdfmetrics.registerFont(TTFont("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Vera", 10)
    canvas.drawString(72, 700, "The ﬁrst of\u00a0the con\u00adferences, and \ue000 a sign without a letter, was")
    canvas.drawString(72, 688, "called at the time the last one.")
    canvas.save()
    text = read(out.getvalue()).text
    assert text.startswith("The first of the conferences, and") and text.endswith("called at the time the last one.")


HEBREW = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"  # reportlab brings no font with Hebrew letters


@pytest.mark.skipif(not Path(HEBREW).exists(), reason="needs the font DejaVu Sans")
def test_writing_from_right_to_left() -> None:
    pdfmetrics.registerFont(TTFont("DejaVu", HEBREW))
    lines = ("האמנה (השמינית) נחתמה בשנת 1968 ונכנסה לתוקף", "בשנת 1970. הצדדים לא פרשו ממנה.")
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont("DejaVu", 10)
    for at, line in enumerate(lines):
        seen = re.findall(r"\d+|.", line.translate(str.maketrans("()", ")(")))[::-1]
        canvas.drawRightString(400, 700 - 12 * at, "".join(seen))
    canvas.save()
    assert read(out.getvalue()).text == " ".join(lines)


def test_russian_in_fonts_that_do_not_say_what_their_signs_mean() -> None:
    russian = "Договор был подписан пятью державами, и у каждой были свои причины."
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(72, 700, russian.encode("cp1251").decode("latin-1"))
    canvas.save()
    assert read(out.getvalue()).text == russian
