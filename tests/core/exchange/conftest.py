"""A document with five notes, and an empty database of another person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.database import Database
from core.export.notes.forms import NOTES
from core.importers import read_bytes
from core.model import Document, Note, NoteKind, NoteStyle, Span
from core.notes import NoteStore, Shelf, new_note
from core.notes.sheets import Sheet, Sheets

TEXT = (
    "# The *River* Treaty\n\n## On dams\n\n𝒜 dam may be filled only when all others have been told of it.\n\n"
    "No state asked why.\n\n## On figures\n\nThe commission publishes its figures every month, and nobody reads them.\n"
)


def read(text: str = TEXT, name: str = "/articles/river.md") -> Document:
    return read_bytes(text.encode(), name)


@pytest.fixture
def article() -> Document:
    return read()


@pytest.fixture
def store(tmp_path: Path, article: Document) -> Iterator[NoteStore]:
    """Five notes: across paragraphs, underlined, on a mention, on the whole, and one on figures made first."""
    store = NoteStore(Database(tmp_path / "notes.sqlite"))

    def add(words: str, body: str = "", **more: Any) -> Note:
        start = article.text.index(words)
        return store.add(article, new_note(article, Span(start, start + len(words)), body, **more))

    late = add("publishes its figures", "Do they? See *annex*.\n\n- one\n- two", colour="green")
    store.edit(late.id, tags=("to do", "figures"), starred=True)
    add("told of it.\n\nNo state asked", 'Odd: "why" & <how>')
    add("dam may be filled", style=NoteStyle.UNDERLINE)
    add("commission", "Which?", kind=NoteKind.MENTION, about="river-2021")
    store.add(article, new_note(article, body="=Read again", kind=NoteKind.DOCUMENT))
    Shelf(store.database).name_colour("green", "Doubtful")
    yield store
    store.database.close()


@pytest.fixture
def sheet(store: NoteStore, article: Document) -> Sheet:
    return Sheets(store).of(article)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[NoteStore]:
    """Another person's empty database."""
    store = NoteStore(Database(tmp_path / "other" / "notes.sqlite"))
    yield store
    store.database.close()


def exported(sheet: Sheet, form: str) -> str:
    written = NOTES[form].write([sheet])
    assert isinstance(written, str)
    return written


def hypothesis_row(name: str, exact: str, text: str) -> dict[str, Any]:
    return {
        "id": name,
        "created": "2026-01-02T03:04:05.678901+00:00",
        "updated": "2026-01-03T03:04:05.678901+00:00",
        "uri": "https://example.org/river",
        "text": text,
        "tags": ["water"],
        "document": {"title": ["The River Treaty"]},
        "target": [
            {
                "source": "https://example.org/river",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]"},
                    {"type": "TextPositionSelector", "start": 1203, "end": 1203 + len(exact)},
                    {
                        "type": "TextQuoteSelector",
                        "exact": exact,
                        "prefix": "The commission ",
                        "suffix": " every month",
                    },
                ],
            }
        ],
    }
