"""One work in several formats: a note made in one can be found in another."""

from __future__ import annotations

import io
import re
from textwrap import fill

import pytest

from core.importers import read_bytes
from tests.core.office_files import epub

TITLE = "On the Keeping of Treaties"
PARAGRAPHS = [
    f"In the {number} year of the agreement the parties met again in the old town hall. They spoke of arms-control "
    f"measures, of the “peaceful uses” of the sea, and of article {number} of their treaty. No party withdrew from it, "
    f"although two of them — as their notes of {1900 + number} say — had thought of doing so. The depositary counted "
    f"{number + 20} instruments; the text had entered into force long before that day."
    for number in range(11, 41)
]


def as_text() -> bytes:
    return "\n\n".join([TITLE, *(fill(paragraph, 72) for paragraph in PARAGRAPHS)]).encode()


def as_book() -> bytes:
    return epub(f"<h1>{TITLE}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))


def as_pdf() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    stream, styles = io.BytesIO(), getSampleStyleSheet()
    flow = [Paragraph(TITLE, styles["Title"]), *(Paragraph(paragraph, styles["Normal"]) for paragraph in PARAGRAPHS)]
    SimpleDocTemplate(stream, invariant=1).build(flow)
    return stream.getvalue()


def sentences(data: bytes, name: str) -> set[str]:
    return set(re.split(r"(?<=[.;])\s+", read_bytes(data, name).text))


@pytest.mark.parametrize(("data", "name"), [(as_book(), "a.epub"), (as_pdf(), "a.pdf")], ids=["EPUB", "PDF"])
def test_nine_sentences_in_ten_are_the_same(data: bytes, name: str) -> None:
    plain = sentences(as_text(), "a.txt")
    assert len(plain & sentences(data, name)) >= 0.9 * len(plain)
