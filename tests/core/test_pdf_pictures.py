"""Pictures in a PDF: which are shown, as what, and where in the text they come to stand."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

import pytest
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from core.importers import read_bytes
from core.importers.pdf import pictures
from core.model import Document

Draw = Callable[[Any], None]


def photo(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (120, 90), seed: int = 1) -> ImageReader:
    """A picture of coloured noise, which no other seed gives."""
    made = Image.frombytes(mode, size, Random(seed).randbytes(len(mode) * size[0] * size[1]))
    return packed(made, kind)


def packed(image: Image.Image, kind: str = "PNG") -> ImageReader:
    out = BytesIO()
    image.save(out, kind)
    out.seek(0)
    return ImageReader(out)


def pdf(*pages: Draw) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def say(canvas: Any, y: float, *lines: str, x: float = 72) -> None:
    canvas.setFont("Times-Roman", 10)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= 12


def page(*placed: tuple[ImageReader, float, float, float, float], powers: str = "five") -> Draw:
    """A page of two paragraphs with these pictures, by left, bottom, width and height in points.

    Pages of a file are to be of different `powers`, for what all have is taken for a running head.
    """

    def draw(canvas: Any) -> None:
        say(canvas, 700, f"The treaty was signed by {powers} powers, and each had its reason,", "of which one is told.")
        for image, *box in placed:
            canvas.drawImage(image, *box)
        say(canvas, 300, "It ended by notice in the year after, and nobody came to", f"regret it much, of {powers}.")

    return draw


def read(*pages: Draw) -> Document:
    return read_bytes(pdf(*pages), "article.pdf")


def blocks(document: Document) -> list[str]:
    """The first word of each block."""
    return [block.span.of(document.text).split()[0] for block in document.blocks]


def opened(document: Document) -> list[Image.Image]:
    return [Image.open(BytesIO(picture.data)) for picture in document.pictures]


def columns(canvas: Any) -> None:
    """Two columns; a picture heads the second, and one stands in the midst of the first."""
    left = ["words of the left column that run on", "and come to an end at some time."] * 8
    right = ["lines of the right column that run on", "and come to an end at some time."] * 8
    say(canvas, 700, "Above", *left, x=72)
    canvas.drawImage(photo(seed=1), 72, 380, 200, 100)
    say(canvas, 360, "Below", *left, "At last.", x=72)
    canvas.drawImage(photo(seed=2), 330, 600, 200, 110)
    say(canvas, 580, "Right", *right, *right, x=330)


def in_form(canvas: Any) -> None:
    canvas.beginForm("figure")
    canvas.drawImage(photo(), 0, 0, 100, 80)
    canvas.endForm()
    page()(canvas)
    canvas.translate(150, 400)
    canvas.scale(2, 2)
    canvas.doForm("figure")


def turned(canvas: Any) -> None:
    page()(canvas)
    canvas.translate(300, 400)
    canvas.rotate(90)
    canvas.drawImage(photo(), 0, 0, 200, 150)


def scanned(canvas: Any) -> None:
    canvas.drawImage(photo(), 0, 0, 612, 792)
    page()(canvas)


def plate(canvas: Any) -> None:
    canvas.drawImage(photo(), 0, 0, 612, 792)


HEAD = (photo(seed=5), 72, 720, 200, 70)
PLACED = {
    "between two paragraphs": ([page((photo(), 150, 400, 200, 150))], "The \ufffc It"),
    "above the first": ([page((photo(), 150, 712, 200, 70))], "\ufffc The It"),
    "below the last": ([page((photo(), 150, 100, 200, 150))], "The It \ufffc"),
    "two, from the top down": (
        [page((photo(seed=1), 150, 320, 90, 70), (photo(seed=2), 150, 480, 90, 70))],
        "The \ufffc \ufffc It",
    ),
    "in a form that is drawn twice as large": ([in_form], "The \ufffc It"),
    "in its column": ([columns], "Above \ufffc Below \ufffc Right"),
    "alone on a page": ([page(), plate, page(powers="six")], "The It \ufffc The It"),
    "on two of many pages": (
        [
            *(page(HEAD, powers=powers) for powers in ("two", "three")),
            *(page(powers=powers) for powers in ("four", "five", "six", "seven")),
        ],
        "\ufffc The It \ufffc The It" + " The It" * 4,
    ),
}
LEFT_OUT = {
    "low": [page((photo(), 150, 400, 200, 50))],
    "narrow": [page((photo(), 150, 400, 50, 150))],
    "of few pixels": [page((photo(size=(79, 200)), 150, 400, 200, 150))],
    "turned": [turned],
    "a scan behind its text": [scanned],
    "outside the page": [page((photo(), 700, 400, 200, 150))],
    "at the head of most pages": [page(HEAD, powers=powers) for powers in ("two", "three", "four")],
}


@pytest.mark.parametrize(("drawn", "expected"), PLACED.values(), ids=PLACED)
def test_place(drawn: list[Draw], expected: str) -> None:
    document = read(*drawn)
    assert blocks(document) == expected.split()
    assert [document.text[picture.start] for picture in document.pictures] == ["\ufffc"] * expected.count("\ufffc")


@pytest.mark.parametrize("drawn", LEFT_OUT.values(), ids=LEFT_OUT)
def test_left_out(drawn: list[Draw]) -> None:
    document = read(*drawn)
    assert (document.pictures, blocks(document)) == ((), ["The", "It"] * len(drawn))


def test_jpeg_stays_as_it_is() -> None:
    image = photo("JPEG")
    [picture] = read(page((image, 150, 400, 200, 150))).pictures
    image.fp.seek(0)
    assert picture.data == image.fp.read()


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_other_pictures_keep_their_pixels(mode: str) -> None:
    [found] = opened(read(page((photo(mode=mode), 150, 400, 200, 150))))
    expected = Image.open(photo(mode=mode).fp)
    assert (found.format, found.mode, found.tobytes()) == ("PNG", mode, expected.tobytes())


def test_jpeg_for_printing_becomes_one_for_screens() -> None:
    [found] = opened(read(page((packed(Image.new("CMYK", (120, 90), (0, 255, 255, 0)), "JPEG"), 150, 400, 200, 150))))
    red, green, blue = found.getpixel((60, 45))
    assert found.format == "PNG" and red > 200 and green < 60 and blue < 60


def test_what_is_clear_is_white_as_paper() -> None:
    def draw(canvas: Any) -> None:
        page()(canvas)
        canvas.drawImage(packed(Image.new("RGBA", (120, 90), (0, 0, 0, 51))), 150, 400, 200, 150, mask="auto")

    [found] = opened(read(draw))
    assert (found.mode, found.getpixel((60, 45))) == ("L", 204)


def test_large_one_is_made_smaller() -> None:
    [found] = opened(read(page((packed(Image.new("RGB", (4_000, 1_000), "red")), 150, 400, 200, 150))))
    assert (found.size, found.getpixel((9, 9))) == ((2_000, 500), (255, 0, 0))


@pytest.mark.parametrize(("limit", "value"), [("_MOST", 2), ("_MOST_BYTES", 80_000), ("_MOST_ON_PAGE", 2)])
def test_limit(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(pictures, limit, value)
    document = read(page(*((photo(seed=seed), 150, 320 + 80 * seed, 90, 70) for seed in range(4))))
    assert len(document.pictures) == 2 and blocks(document) == ["The", "\ufffc", "\ufffc", "It"]


def test_one_of_too_many_pixels_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_LARGEST", 120 * 90 - 1)
    assert blocks(read(page((photo(), 150, 400, 200, 150)))) == ["The", "It"]


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_jpeg_of_another_size_than_its_file_says_is_left_out(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "useA85", 0)
    honest = pdf(page((packed(Image.new(mode, (120, 90)), "JPEG"), 150, 400, 200, 150)))
    lying = honest.replace(b"\x08\x00\x5a\x00\x78", b"\x08\xff\xdc\xff\xdc")
    assert blocks(read_bytes(honest, "article.pdf")) == ["The", "\ufffc", "It"]
    assert honest != lying and blocks(read_bytes(lying, "article.pdf")) == ["The", "It"]


def test_pictures_are_left_out_when_they_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_SECONDS", -1.0)
    assert blocks(read(page((photo(), 150, 400, 200, 150)))) == ["The", "It"]
