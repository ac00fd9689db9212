"""Passages found again in changed texts: in their place, in doubt, or gone; never silently moved."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.anchors import Anchor, Ground
from core.anchors.folding import Folded, fold_words
from core.anchors.search import Placing, find, rivals
from core.anchors.substance import differs
from core.model import Block, BlockKind, Document, Span, Standing
from tests.core.cases import FIXTURES


def cases() -> list[tuple[str, str, str, str]]:
    """Name, text before, text after, standing."""
    parts = re.split(r"^## (.*)\n", (FIXTURES / "anchors.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    made = []
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        before, _, after = body.strip().partition("\n.\n")
        after, _, standing = after.rpartition("\n")
        made.append((name, before, after, standing))
    return made


def marked(text: str) -> tuple[Document, Span]:
    """A document of paragraphs, and the place between the brackets; NOWHERE without."""
    start, end = text.find("[["), text.find("]]") - 2
    plain = text.replace("[[", "").replace("]]", "")
    return paragraphs(plain), Span(start, end) if start >= 0 else Span(0, 0)


def paragraphs(text: str) -> Document:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(part))))
        at += len(part) + 2
    return Document("-", "text", text, tuple(blocks))


def anchored(document: Document, span: Span) -> Anchor:
    ground = Ground(document)
    anchor = ground.anchor(span)
    return replace(anchor, rival=rivals([anchor], ground)[0])


@pytest.mark.parametrize(("name", "before", "after", "standing"), cases(), ids=lambda value: value[:40])
def test_found_again(name: str, before: str, after: str, standing: str) -> None:
    document, span = marked(after)
    assert find([anchored(*marked(before))], Ground(document)) == [Placing(Standing(standing), span)]


SAME = [
    ("The treaty was signed", "The treaty had been signed"),
    ("the old treaty", "this old agreement"),
    ("signed on 8 December 1987", "Signed on 8 December 1987"),
    ("the text[12] of it", "the text of it"),
]
OTHER = [
    ("within two years", "within five years"),
    ("5 of 3 states", "3 of 5 states"),
    ("in force", "not in force"),
    ("it doesn't apply", "it does apply"),
    ("lawful use", "unlawful use"),
    ("a reply from Paris", "a reply from London"),
    ("Article IV", "Article VI"),
    ("the parties shall agree", "the parties may agree"),
    ("at [45] the court", "at [46] the court"),
    ("by -5 degrees", "by 5 degrees"),
    ("条約は発効した", "条約は失効した"),
]


@pytest.mark.parametrize(
    ("old", "new", "differ"), [*((*pair, False) for pair in SAME), *((*pair, True) for pair in OTHER)]
)
def test_what_is_a_difference_in_substance(old: str, new: str, differ: bool) -> None:
    assert (differs(old, new), differs(new, old)) == (differ, differ)


@given(st.text(alphabet=st.sampled_from("abcé ﬁ½-\n“”\u00ad\u0301𝒜1[]")))
def test_every_folded_letter_comes_from_where_it_is_said_to(text: str) -> None:
    folded = Folded(text)
    for at, letter in enumerate(folded.text):
        assert letter in fold_words(text[folded.to_original(at)])


@given(st.text(), st.data())
def test_an_unchanged_text_keeps_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    document = paragraphs(text)
    (placing,) = find([anchored(document, span)], Ground(document))
    assert placing.standing is not Standing.PLACED or fold_words(placing.span.of(text)) == fold_words(span.of(text))


def test_a_document_without_words_is_no_fault() -> None:
    anchor = anchored(paragraphs("Some words to find."), Span(5, 10))
    assert find([anchor], Ground(paragraphs(""))) == [Placing(Standing.ORPHAN, Span(0, 0))]
