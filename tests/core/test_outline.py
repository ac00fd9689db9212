"""The outline of a document."""

from __future__ import annotations

import pytest

from core.importers.assemble import Piece, assemble
from core.model import BlockKind, BlockRole, Document
from core.outline import Entry, outline

CLAUSE = "The Parties shall settle their disputes by peaceful means, and shall not resort to force of any kind."


def made(*lines: str) -> Document:
    """A line with # before it is a heading of level 1, one with ! the title, any other a paragraph."""
    pieces = []
    for line in lines:
        marks, _, words = line.partition(" ")
        if marks == "!":
            pieces.append(Piece(BlockKind.HEADING, words, 1, BlockRole.TITLE))
        elif marks and set(marks) == {"#"}:
            pieces.append(Piece(BlockKind.HEADING, words, len(marks)))
        else:
            pieces.append(Piece(BlockKind.PARAGRAPH, line))
    return assemble(pieces, source="-", format="text", language="en")


def shown(entries: tuple[Entry, ...], depth: int = 0) -> list[str]:
    return [line for entry in entries for line in ("  " * depth + entry.title, *shown(entry.below, depth + 1))]


CASES = {
    "nothing": (["Words."], []),
    "the title is no section": (["! Title", "Words."], []),
    "levels": (["# One", "## Two", "### Three", "## Four", "# Five"],
               ["One", "  Two", "    Three", "  Four", "Five"]),
    "levels left out": (["### Deep", "# High", "### Deep again", "## Between"],
                        ["Deep", "High", "  Deep again", "  Between"]),
    "a heading in two lines": (["# One\nand two"], ["One and two"]),
    "articles": (["Article 1", CLAUSE, "Article 2", CLAUSE, "Article 3", CLAUSE],
                 ["Article 1", "Article 2", "Article 3"]),
    "articles with titles": (["ARTICLE I – Purpose", CLAUSE, "ARTICLE II: Parties", CLAUSE, "ARTICLE III Duration"],
                             ["ARTICLE I – Purpose", "ARTICLE II: Parties", "ARTICLE III Duration"]),
    "articles that begin their text": ([f"Article {number}. {CLAUSE}" for number in (1, 2, 3)],
                                       ["Article 1", "Article 2", "Article 3"]),
    "in French": (["Article 1", CLAUSE, "Article 2", CLAUSE, "Article 3 bis", CLAUSE],
                  ["Article 1", "Article 2", "Article 3 bis"]),
    "in Russian": (["Статья 1", CLAUSE, "Статья 2", CLAUSE, "Статья 3", CLAUSE], ["Статья 1", "Статья 2", "Статья 3"]),
    "parts and chapters": (["PART I", "Chapter 1 – Words", "Article 1", "Article 2", "PART II", "Article 3"],
                           ["PART I", "  Chapter 1 – Words", "    Article 1", "    Article 2", "PART II",
                            "  Article 3"]),
    "under headings": (["# Treaty", "Article 1", "Article 2", "Article 3", "# Comment"],
                       ["Treaty", "  Article 1", "  Article 2", "  Article 3", "Comment"]),
    "an annex that counts anew": (["Article 1", "Article 2", "Annex A", "Article 1", "Article 2"],
                                  ["Article 1", "Article 2", "Annex A", "  Article 1", "  Article 2"]),
    "only spoken of": (["Article 5 was invoked once.", "Article 6 was not.", "Article 7 says where."], []),
    "too few": (["Article 1", CLAUSE, "Article 2", CLAUSE], []),
    "out of sequence": (["Article 5", CLAUSE, "Article 12", CLAUSE, "Article 40", CLAUSE], []),
    "a part without articles": (["Part II", "Words."], []),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "entries"), CASES.values(), ids=CASES)
def test_outline(lines: list[str], entries: list[str]) -> None:
    assert shown(outline(made(*lines))) == entries


def test_an_entry_leads_to_its_heading() -> None:
    document = made("! Title", "Words.", "# One")
    assert outline(document)[0].span.of(document.text) == "One"


def test_ten_thousand_headings_below_each_other() -> None:
    document = made(*[f"# Heading {number}" for number in range(10_000)])
    assert len(outline(document)) == 10_000
