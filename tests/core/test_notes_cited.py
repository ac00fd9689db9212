"""Footnotes, bibliographies and short references: what is tied to what."""

from __future__ import annotations

import pytest

from core.catalogue import Catalogue
from core.model import Citation, Span
from core.pipeline import analyse
from tests.core.cases import cases
from tests.core.conftest import document

KINDS = ("footnote", "reference", "author-year", "back-reference")


def leads(citation: Citation, text: str, length: int) -> str:
    """The beginning of where a citation leads, or of all places it may lead to."""
    if citation.candidates:
        return " ".join("+ " + beginning(target.span, text, 2) for target in citation.candidates if target.span)
    return beginning(citation.target.span, text, length) if citation.target.span else "nowhere"


def beginning(span: Span, text: str, length: int) -> str:
    return " ".join(span.of(text).split()[:length])


@pytest.mark.parametrize(("given", "expected"), cases("notes.md"))
def test_notes(given: str, expected: str, small: Catalogue) -> None:
    found = analyse(document(given), small)
    text = found.document.text
    lines = expected.splitlines()
    cited = [citation for citation in found.citations if citation.kind in KINDS]
    lengths = [len(line.partition(" > ")[2].split()) for line in lines] + [2] * len(cited)
    got = [f"{c.span.of(text)} > {leads(c, text, length)}" for c, length in zip(cited, lengths, strict=False)]
    assert got == lines


def test_markers_of_markdown_count_as_numbers(small: Catalogue) -> None:
    given = "One.[^a]\n\nTwo.[^b]\n\n[^a]: Smith, Book.\n\n[^b]: Smith, supra note 1."
    found = analyse(document(given, "article.md"), small)
    (pointer,) = [citation for citation in found.citations if citation.kind == "back-reference"]
    assert leads(pointer, found.document.text, 3) == "1 Smith, Book."


def test_many_notes_are_tied(small: Catalogue) -> None:
    numbers = range(1, 1000)
    body = "\n\n".join(f"A sentence that says something of note.{number} And so on it goes." for number in numbers)
    notes = "\n\n".join(f"{number} See the source of it." for number in numbers)
    found = analyse(document(f"A Title\n\n{body}\n\n{notes}\n"), small)
    tied = [citation.target.span for citation in found.citations if citation.kind == "footnote"]
    assert [beginning(span, found.document.text, 1) for span in tied if span] == [str(number) for number in numbers]
