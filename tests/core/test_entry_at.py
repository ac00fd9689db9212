"""What a peek shows of the place a citation leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.entries import entry_at
from core.model import Block, BlockKind, Document, Span
from tests.core.conftest import document

NOTES = ("1 Smith, The Treaty (1999).", "2 Ibid.", "[3] Id. at 5.", "4 Jones, Idle Thoughts.", "5. Ibidem, p. 3")


def of_notes(*notes: str) -> Document:
    text, blocks, start = "\n\n".join(notes), [], 0
    for note in notes:
        blocks.append(Block(BlockKind.FOOTNOTE, Span(start, start + len(note))))
        start += len(note) + 2
    return Document("", "text", text, tuple(blocks))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, NOTES[:1]),
        (1, NOTES[:2]),
        (2, NOTES[:3]),
        (3, NOTES[3:4]),
        (4, NOTES[3:]),
    ],
)
def test_a_note_that_only_repeats_brings_those_before_it(number: int, shown: tuple[str, ...]) -> None:
    notes = of_notes(*NOTES)
    place = notes.blocks[number].span
    assert tuple(span.of(notes.text) for span in entry_at(notes, place)) == shown


def test_ibid_first_of_all_stands_alone() -> None:
    notes = of_notes("1 Ibid.")
    assert [span.of(notes.text) for span in entry_at(notes, Span(0, 1))] == ["1 Ibid."]


def test_notes_may_be_paragraphs_with_numbers() -> None:
    notes = of_notes("1 Smith, The Treaty.", "2 Ibid.")
    plain = replace(notes, blocks=tuple(replace(block, kind=BlockKind.PARAGRAPH) for block in notes.blocks))
    assert len(entry_at(plain, plain.blocks[1].span)) == 2


def test_a_paragraph_is_no_note() -> None:
    found = document("Words of a paragraph long enough to be one.\n\nIbid. is where this one begins, oddly.")
    place = found.text.index("Ibid")
    assert len(entry_at(found, Span(place, place + 4))) == 1


def test_of_a_long_paragraph_what_is_around_the_place() -> None:
    found = document("word " * 1000 + "Echo " + "word " * 1000)
    place = found.text.index("Echo")
    (part,) = entry_at(found, Span(place, place + 4))
    assert part.of(found.text).split().count("Echo") == 1 and 600 < part.end - part.start <= 700
