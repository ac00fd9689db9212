"""Many notes: on one long document, and in the database."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from core import catalogue
from core.anchors import Ground
from core.anchors.search import rivals
from core.database import Database
from core.identity import document_key, remember
from core.importers import read_bytes
from core.model import Document, Span, Standing
from core.notes import NoteStore, Search, Shelf, new_note, rows
from core.notes.store import NoteStore as Store
from core.pipeline import analyse

_ON_ONE = 10_000
_IN_ALL = 100_000
_PARAGRAPHS = 3_000


def measure() -> None:
    """Prints the figures."""
    random = Random(1945)
    paragraphs = _paragraphs(random)
    document = _read(paragraphs)
    changed = _read([_mistyped(text, random) if random.random() < 0.1 else text for text in paragraphs])
    with TemporaryDirectory() as folder:
        store = NoteStore(Database(Path(folder, "notes.sqlite")))
        _measure_one(store, document, changed, random)
        _fill(store, document, random, _IN_ALL - _ON_ONE, "elsewhere")
        _measure_all(Shelf(store.database))
        store.database.close()


def _measure_one(store: Store, document: Document, changed: Document, random: Random) -> None:
    known = catalogue.load()
    source = document.text.encode()
    opening = _seconds(lambda: analyse(read_bytes(source, "long.txt"), known))
    filling = _seconds(lambda: _fill(store, document, random, _ON_ONE, ""))
    print(f"{_ON_ONE:,} notes on {len(document.text):,} characters, anchored in {filling:.1f} s")
    store.notes(document)
    loading = _seconds(lambda: store.notes(document))
    print(f"open without notes {opening:.2f} s, with them {(opening + loading) / opening:.2f} times as long")
    first, other = (new_note(document, Span(at, at + 40)) for at in (5_000, 9_000))
    times = [1000 * _seconds(lambda: store.add(document, note)) for note in (first, other)]  # noqa: B023
    print("a new note {:.0f} ms, as the text is folded for the first; the next {:.0f} ms".format(*times))
    finding = _seconds(lambda: store.notes(changed))
    again = _seconds(lambda: store.notes(changed))
    kept = sum(note.standing is Standing.PLACED for note in store.notes(changed))
    print(f"the text changed: found again in {finding:.1f} s, {kept:,} placed; the next time {again:.2f} s")


def _measure_all(shelf: Shelf) -> None:
    searches = {
        "a word in most": Search("ba"),
        "a rare word": Search("batordi verwen"),
        "a word begun": Search("gra"),
        "a colour": Search(colour="green"),
        "a tag": Search(tag="tag 7"),
        "a word and a tag": Search("ist", tag="tag 7"),
    }
    shelf.search(Search("wen"))
    times = {name: 1000 * _seconds(lambda: shelf.search(search)) for name, search in searches.items()}  # noqa: B023
    listed = ", ".join(f"{name} {milliseconds:.0f} ms" for name, milliseconds in times.items())
    print(f"{_IN_ALL:,} notes searched for {listed}; all tags {1000 * _seconds(shelf.tags):.0f} ms")


def _fill(store: Store, document: Document, random: Random, count: int, other: str) -> None:
    """Notes in one transaction, with their anchors; on another document of the same text where one is named."""
    ground = Ground(document)
    text = other or document_key(document)
    starts = [random.randrange(len(document.text) - 200) for _ in range(count)]
    spans = [Span(start, start + random.randint(5, 150)) for start in starts]
    anchors = [ground.anchor(span) for span in spans]
    likeness = [0.0] * count if other else rivals(anchors, ground)
    with store.database.transaction() as db:
        work = remember(db, ground)
        if other:
            work = other
            db.execute("INSERT INTO document VALUES (?, ?, ?)", (other, "Another", ""))
        first = db.execute("SELECT coalesce(max(number), 0) + 1 FROM note").fetchone()[0]
        for number, span in enumerate(spans):
            note = new_note(document, span, f"note {number}", colour=random.choice(("yellow", "green")))
            rows.insert(db, replace(note, tags=(f"tag {number % 100}",) if number % 3 == 0 else ()), work, text)
        placed = [
            (first + number, Standing.PLACED, replace(anchor, rival=rival))
            for number, (anchor, rival) in enumerate(zip(anchors, likeness, strict=True))
        ]
        rows.write_anchors(db, text, placed)


def _paragraphs(random: Random) -> list[str]:
    """Prose of made-up words, as seldom and as often as words of a language are."""
    syllables = "ba cor di fen gra hol ist jun kel mar nov per qui ras sten tor ul ver wen zan".split()
    words = sorted({"".join(random.choices(syllables, k=random.randint(1, 4))) for _ in range(8_000)}, key=len)
    weights = [1 / (rank + 10) for rank in range(len(words))]
    made = []
    for _ in range(_PARAGRAPHS):
        drawn = random.choices(words, weights, k=random.randint(30, 120))
        made.append(" ".join(drawn).capitalize() + ".")
    return made


def _mistyped(text: str, random: Random) -> str:
    at = random.randrange(len(text) // 2)
    return text[:at] + text[at + 1 :]


def _read(paragraphs: list[str]) -> Document:
    return read_bytes("\n\n".join(paragraphs).encode(), "long.txt")


def _seconds(call: Callable[[], object]) -> float:
    """Of the processor, so that what else runs does not count."""
    began = time.process_time()
    call()
    return time.process_time() - began


if __name__ == "__main__":
    measure()
