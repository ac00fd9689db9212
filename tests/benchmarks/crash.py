"""`make bench-crash`: a process that makes notes is killed again and again; what it said was saved must be there."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from core.backups import is_sound
from core.database import Database
from core.importers import read
from core.model import Document, Span
from core.notes import NoteStore, new_note
from core.resources import resource

KILLS = 200
_MOST_NOTES = 12
_MOST_SECONDS = 0.03
_SAMPLE = resource("sample/article.md")


def measure(seed: int, kills: int = KILLS) -> bool:
    """Prints what was acknowledged and what was found; says whether nothing was lost, doubled or damaged."""
    random = Random(seed)
    began = time.perf_counter()
    acknowledged: dict[str, str] = {}
    unsound = lost = doubled = 0
    document = read(_SAMPLE)
    with TemporaryDirectory() as folder:
        path = Path(folder, "notes.sqlite")
        for _ in range(kills):
            acknowledged |= _killed(path, random)
            unsound += not is_sound(path)
            store = NoteStore(Database(path))
            found = store.notes(document)
            store.database.close()
            bodies = {note.id: note.body for note in found}
            lost += sum(bodies.get(note_id) not in (body, f"{body} changed") for note_id, body in acknowledged.items())
            doubled += len(found) - len({note.body.removesuffix(" changed") for note in found})
    print(f"{kills} kills in {time.perf_counter() - began:.0f} s")
    print(f"{len(acknowledged):,} notes acknowledged, {len(bodies):,} in the database")
    print(f"lost {lost}, doubled {doubled}, database not sound {unsound} times")
    return not (unsound or lost or doubled)


def _killed(path: Path, random: Random) -> dict[str, str]:
    """Notes, by id, that a process acknowledged before it was killed at a random instant."""
    said: dict[str, str] = {}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.crash", str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process, contextlib.closing(process.stdout or sys.stdin) as lines:
        enough = random.randint(0, _MOST_NOTES)
        while len(said) < enough and (line := lines.readline()):
            note_id, body = line.split(maxsplit=1)
            said[note_id] = body.strip()
        time.sleep(random.uniform(0, _MOST_SECONDS))
        process.send_signal(signal.SIGKILL)
        for line in lines:
            if line.endswith("\n"):
                note_id, body = line.split(maxsplit=1)
                said[note_id] = body.strip()
    return said


def _make_notes(path: Path, document: Document) -> None:
    """Makes notes without end; tells of each only when it is stored. Every other one is then changed."""
    store = NoteStore(Database(path))
    number = 0
    while True:
        number += 1
        start = 11 * number % (len(document.text) - 20)
        note = store.add(document, new_note(document, Span(start, start + 12), f"note {number} of {os.getpid()}"))
        sys.stdout.write(f"{note.id} {note.body}\n")
        sys.stdout.flush()
        if number % 2:
            store.edit(note.id, f"{note.body} changed")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _make_notes(Path(sys.argv[1]), read(_SAMPLE))
    sys.exit(0 if measure(1945) else 1)
