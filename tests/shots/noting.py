"""The scenes of notes: colours, overlaps, the list filtered, what is unsure, the bin, popups; lights and widths."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.model import Note, NoteKind, Standing
from tests.shots.stage import Stage, wait

CTRL = Qt.KeyboardModifier.ControlModifier
_FIRST = """# What became of the INF Treaty

When the INF Treaty was signed in 1987, both sides agreed to destroy every missile of the class, and they did so
within three years. Inspectors counted the last of them by hand, and the count was never disputed afterwards.

What followed was slower. Each side said that the other had broken its word, and neither showed the whole of what it
knew. The depositary kept its copy, which nobody asked to see until the treaty had ended.

- The first list names the sites that were inspected.
- The second list names the people who were there.

A last word belongs to those who wrote it: they thought that a promise between two capitals would outlive both.
"""
_SECOND = _FIRST.replace("signed in 1987", "signed in 1988").replace(
    "The first list names the sites that were inspected.", "Nothing is listed here."
)
_BODY = """Compare **Article 10**:

- what was promised,
- what was *kept*

> every missile of the class"""


def noting(stage: Stage) -> None:
    """Makes notes by keys, looks at them, changes the file, and looks again."""
    window, paper = stage.window, stage.home / "What became of it.md"
    paper.write_text(_FIRST, encoding="utf-8")
    stage.open(paper)
    window.parts.tabs.setCurrentWidget(window.parts.notes)
    _make(stage)
    for look, width in (("light", 1280), ("dark", 1280), ("light", 660), ("sepia", 1280)):
        _look(stage, look, width)
        window.parts.right.set_shown(True)
        _show_made(stage, f"{look}_{width}")
    _look(stage, "light", 1280)
    paper.write_text(_SECOND, encoding="utf-8")
    stage.open(paper)
    stage.until(lambda: len(window.parts.notes.model.values()) > 5)
    for look, width in (("light", 1280), ("dark", 1280), ("light", 660)):
        _look(stage, look, width)
        _show_unsure(stage, f"{look}_{width}")
    _look(stage, "light", 1280)


def _look(stage: Stage, look: str, width: int) -> None:
    stage.window.lighting.choose(look)
    stage.window.resize(width, 820)
    wait(100)


def _make(stage: Stage) -> None:
    window = stage.window
    colours = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6)
    for words, key in (
        ("signed in 1987, both sides agreed to destroy every missile of the class", colours[0]),
        ("every missile of the class, and they did so", colours[2]),
        ("Inspectors counted the last of them", colours[1]),
        ("Each side said that the other had broken its word", colours[3]),
        ("The first list names the sites that were inspected", colours[4]),
        ("they thought that a promise", colours[5]),
    ):
        stage.select(words)
        stage.key(key, CTRL)
    stage.select("nobody asked to see")
    stage.key(Qt.Key.Key_U, CTRL)
    notes = {item.quote[:9]: item for item in window.parts.notes.model.notes}
    window.desk.alter(notes["Inspector"], "Tagging a Note", tags=("history", "to check"), starred=True, body=_BODY)
    window.desk.alter(notes["Each side"], "Writing a Note", body="Who said so first? See the letters.")
    reading = window.article.reading
    assert reading is not None
    window.desk.write_on_treaty(reading.treaties[0].id)
    _write(stage, "Ended in 2019; look for the notice.")
    window.desk.write_on_article()
    _write(stage, "Read again before the seminar.")


def _write(stage: Stage, words: str) -> None:
    editor = stage.window.parts.notes.editor()
    assert editor is not None
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)


def _show_made(stage: Stage, name: str) -> None:
    window, head = stage.window, stage.window.parts.notes.head
    window.parts.reader.setFocus()
    window.desk.show([_note(stage, "Inspectors")])
    stage.shoot(f"notes_{name}")
    window.cards.peek_at(_note(stage, "Inspectors"))
    stage.shoot(f"notes_peek_{name}")
    window.popups.close_all()
    head._narrow(tag="history")
    stage.shoot(f"notes_filtered_{name}")
    head.show_all()
    stage.select("a promise between two capitals")
    stage.shoot(f"notes_selection_{name}")
    window.parts.reader.clear_selection()
    window.cards.ask_names()
    stage.shoot(f"notes_colours_{name}")
    window.popups.close_all()
    window.desk.show([_note(stage, "Inspectors")])
    window.cards.ask_tags()
    stage.until(lambda: hasattr(window.cards, "tags") and window.cards.tags.isVisible())
    stage.shoot(f"notes_tags_{name}")
    window.popups.close_all()
    window.cards.show_menu(_note(stage, "Inspectors"), window.mapToGlobal(QPoint(300, 300)))
    wait(60)
    stage.shoot_screen(f"notes_menu_{name}")
    window.cards.menu.hide()


def _show_unsure(stage: Stage, name: str) -> None:
    window = stage.window
    window.parts.right.set_shown(True)
    unsure = next(item for item in window.parts.notes.model.notes if item.standing is Standing.UNCERTAIN)
    window.parts.notes.choose(unsure)
    window.desk.go_to(unsure)
    wait(700)
    window.placing.ask(unsure)
    stage.shoot(f"notes_unsure_{name}")
    window.popups.close_all()
    lost = [item for item in window.parts.notes.model.notes if item.standing is Standing.ORPHAN]
    for item in lost[:1]:
        window.parts.notes.choose(item)
        window.placing.ask(item)
        stage.shoot(f"notes_orphan_{name}")
        window.popups.close_all()
    window.desk.delete(next(item for item in window.parts.notes.model.notes if item.kind is NoteKind.PASSAGE))
    stage.until(lambda: window.keeper.is_idle)
    window.safekeeping.show_bin()
    stage.until(lambda: hasattr(window.safekeeping, "bin") and window.safekeeping.bin.isVisible())
    stage.shoot(f"notes_bin_{name}")
    window.popups.close_all()
    window.way_back.take()


def _note(stage: Stage, begins: str) -> Note:
    return next(item for item in stage.window.parts.notes.model.notes if item.quote.startswith(begins))
