"""What opens beside a note: its tags, its text, its menu; and the names of the colours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QMenu, QWidget

from core.errors import ReaderError
from core.model import NOWHERE, Note
from core.notes import COLOURS, Shelf
from gui.frame.popups import Popups
from gui.layout import Layout
from gui.notes.note_desk import NoteDesk
from gui.tasks import Tasks

if TYPE_CHECKING:
    from gui.frame.popup import Popup
    from gui.notes.colours_popup import ColoursPopup
    from gui.notes.note_peek import NotePeek
    from gui.notes.tags_popup import TagsPopup


class NoteCards(QObject):
    """Each is made when it is first wanted."""

    tags: TagsPopup
    colours: ColoursPopup
    peek: NotePeek
    menu: QMenu

    def __init__(
        self, window: QWidget, parts: Layout, popups: Popups, desk: NoteDesk, shelf: Shelf, store_tasks: Tasks
    ) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._popups = popups
        self._desk = desk
        self._shelf = shelf
        self._tasks = store_tasks
        self._names = COLOURS

    def learn(self) -> None:
        """Asks what the colours are called."""
        self._tasks.run(self._shelf.colours, self._show_names, self._on_fault)

    def ask_tags(self) -> None:
        """Asks for the tags of the words selected, or of the chosen note."""
        note = self._desk.marked()
        if note is not None:
            self._tasks.run(self._shelf.tags, partial(self._show_tags, note), self._on_fault)

    def ask_names(self) -> None:
        """Asks what the colours are to be called."""
        if not hasattr(self, "colours"):
            from gui.notes.colours_popup import ColoursPopup

            self.colours = ColoursPopup(self._window)
            self.colours.named.connect(self._on_named)
            self._popups.adopt(self.colours)
        self.colours.show_names(self._names)
        self._show(self.colours, self._moved(self._parts.reader, QRect(24, 40, 1, 1)))

    def peek_at(self, note: Note) -> None:
        """The pointer rests on a note's words."""
        if self._popups.is_busy() or not note.body.strip():
            return
        if not hasattr(self, "peek"):
            from gui.notes.note_peek import NotePeek

            self.peek = NotePeek(self._window)
            self._popups.adopt(self.peek)
        self.peek.show_note(note)
        self._popups.show_at(self.peek, note.span)

    def show_menu(self, note: Note, at: QPoint) -> None:
        """What can be done with a note."""
        if not hasattr(self, "menu"):
            self.menu = QMenu(self._window)
            self.menu.setAccessibleName("Note")
        self.menu.clear()
        for name in (*COLOURS, "", "underline", "star", "tags", "link", "", "delete_note"):
            if name:
                self.menu.addAction(self._parts.actions[name])
            else:
                self.menu.addSeparator()
        self._parts.notes.choose(note)
        self.menu.popup(at)

    def set_tags(self, note: Note, tags: tuple[str, ...]) -> None:
        self._desk.alter(note, "Tagging a Note", tags=tags)

    def _show_tags(self, note: Note, known: tuple[tuple[str, int], ...]) -> None:
        if not hasattr(self, "tags"):
            from gui.notes.tags_popup import TagsPopup

            self.tags = TagsPopup(self._window)
            self.tags.tags_set.connect(self.set_tags)
            self._popups.adopt(self.tags)
        self.tags.show_note(note, (tag for tag, _ in known))
        reader, pane = self._parts.reader, self._parts.notes
        if note.span != NOWHERE and reader.shows(note.span):
            self._show(self.tags, self._moved(reader, reader.rect_of_span(note.span)))
        else:
            self._show(self.tags, self._moved(pane, pane.rect_of(note)))

    def _show(self, popup: Popup, line: QRect) -> None:
        self._popups.close_all()
        popup.show_beside(line, self._window.rect())
        popup.begin()

    def _moved(self, part: QWidget, rect: QRect) -> QRect:
        return rect.translated(part.mapTo(self._window, QPoint(0, 0)))

    def _on_named(self, names: dict[str, str]) -> None:
        self._tasks.run(partial(_name_all, self._shelf, names), self._show_names, self._on_fault)

    def _show_names(self, names: dict[str, str]) -> None:
        self._names = names
        self._parts.notes.head.set_colours(names)
        self._popups.set_colours(names)
        for colour, name in names.items():
            words = name if name != COLOURS[colour] else f"Highlight in {name}"
            self._parts.actions[colour].setText(words.replace("&", "&&"))

    def _on_fault(self, error: ReaderError) -> None:
        self._parts.alarm.say(str(error))


def painters(desk: NoteDesk) -> dict[str, Callable[[], None]]:
    """A command for each colour."""
    return {colour: partial(_paint, desk, colour) for colour in COLOURS}


def _paint(desk: NoteDesk, colour: str, _checked: bool = False) -> None:
    desk.paint(colour)


def _name_all(shelf: Shelf, names: dict[str, str]) -> dict[str, str]:
    for colour, name in names.items():
        shelf.name_colour(colour, name)
    return shelf.colours()
