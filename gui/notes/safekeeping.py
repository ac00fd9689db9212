"""What keeps notes from being lost: the bin, the copies, and what the person must be told or asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.errors import ReaderError
from core.model import Note, Reading
from core.notes import Shelf
from gui.frame.notice_bar import NOTICE_MILLISECONDS
from gui.frame.popups import Popups
from gui.layout import Layout
from gui.looks.wording import count
from gui.notes.note_keeper import Loaded, NoteKeeper, Store
from gui.tasks import Tasks

if TYPE_CHECKING:
    from core.backups import Backup, Backups, Rescue
    from gui.notes.bin_popup import BinPopup

SAME = "The same work"
OTHER = "Another one"


class Safekeeping(QObject):
    """Everything here runs where the store is written, in turn with it."""

    bin: BinPopup

    def __init__(
        self,
        window: QWidget,
        parts: Layout,
        popups: Popups,
        keeper: NoteKeeper,
        store: Store,
        shelf: Shelf,
        tasks: Tasks,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._popups = popups
        self._keeper = keeper
        self._store = store
        self._shelf = shelf
        self._tasks = tasks
        self._names: dict[str, str] = {}
        self._told: Rescue | None = None
        self._asked = ""

    # The bin

    def show_reading(self, reading: Reading) -> None:
        """What the agreements are called."""
        self._names = {treaty.id: treaty.name for treaty in (*reading.treaties, *reading.cited)}

    def show_bin(self) -> None:
        """Asks for what is in the bin and shows it."""
        self._run(self._shelf.bin, self._show_bin)

    def _show_bin(self, notes: tuple[Note, ...]) -> None:
        if not hasattr(self, "bin"):
            from gui.notes.bin_popup import BinPopup

            self.bin = BinPopup(self._window)
            self.bin.restore_requested.connect(self._restore)
            self.bin.empty_requested.connect(self._empty)
            self._popups.adopt(self.bin)
        self.bin.model.set_names(self._names)
        self.bin.show_notes(notes)
        self._popups.close_all()
        pane = self._parts.tabs
        top = pane.mapTo(self._window, QPoint(0, 0))
        self.bin.show_beside(QRect(top, QPoint(top.x() + 1, top.y() + 1)), self._window.rect())
        self.bin.begin()

    def _restore(self, note: Note) -> None:
        self._run(partial(_restored, self._store, self._shelf, note.id), self._show_restored)

    def _show_restored(self, notes: tuple[Note, ...]) -> None:
        self._keeper.reload()
        self._show_bin(notes)

    def _empty(self) -> None:
        self._run(partial(_emptied, self._shelf), self._show_bin)

    # The copies

    def fill_copies(self) -> None:
        """The menu of copies, the newest first."""
        menu = self._parts.actions.copies
        menu.clear()
        for backup in self._backups().all():
            menu.addAction(moment(backup)).setData(backup)
        if menu.isEmpty():
            menu.addAction("No copies yet").setEnabled(False)

    def put_back(self, action: QAction) -> None:
        """One click: the notes are as they were in a copy; what is replaced is copied first."""
        backup = action.data()
        if backup is not None:
            self._run(partial(self._backups().restore, backup), partial(self._on_put_back, backup))

    def _on_put_back(self, backup: Backup, _: None) -> None:
        self._keeper.reload()
        self._parts.notice.say(
            f"Your notes are as they were on {moment(backup)}; what was there before is a copy, too.",
            "",
            NOTICE_MILLISECONDS,
        )

    def _backups(self) -> Backups:
        from core.backups import Backups

        return Backups(self._shelf.database.path)

    # What is told and asked

    def look(self) -> None:
        """Tells, once, that the database was damaged and what took its place."""
        rescue = self._shelf.database.rescue
        if rescue is not None and rescue is not self._told:
            self._told = rescue
            self._parts.alarm.say(rescue.sentence)
            self._keeper.reload()

    def ask_which(self, loaded: Loaded) -> None:
        """Asks, once for a document, whether it is one that has notes already."""
        if not loaded.recognition.perhaps:
            return
        likely = loaded.recognition.perhaps[0]
        if likely.id != self._asked:
            self._asked = likely.id
            number = count(likely.notes, "note")
            self._parts.hint.say(
                f"Is this the work you know as “{likely.title or likely.source}”, with {number} on it?", SAME, 0, OTHER
            )

    def say_same(self) -> None:
        self._keeper.settle(self._asked)

    def say_other(self) -> None:
        self._keeper.settle("")

    def _run(self, call: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks.run(call, done, self._on_fault)

    def _on_fault(self, error: ReaderError) -> None:
        self._parts.alarm.say(str(error))


def moment(backup: Backup) -> str:
    """When a copy was made, by the clock on the wall."""
    made = backup.made.astimezone()
    return f"{made.day} {made:%B %Y, %H:%M}"


def _emptied(shelf: Shelf) -> tuple[Note, ...]:
    shelf.empty_bin()
    return shelf.bin()


def _restored(store: Store, shelf: Shelf, note_id: str) -> tuple[Note, ...]:
    store.restore(note_id)
    return shelf.bin()
