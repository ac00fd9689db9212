"""Notes whose words are not surely found: a person accepts a place, chooses another, or detaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from core.model import Note, Standing
from gui.frame.popups import Popups
from gui.layout import Layout
from gui.notes.note_desk import NoteDesk
from gui.reader.article import Article

if TYPE_CHECKING:
    from gui.notes.placing_popup import PlacingPopup

_CHOOSE = "Select the words this note belongs to."


class PlacingDesk(QObject):
    """Nothing here decides for the person."""

    popup: PlacingPopup

    def __init__(self, window: QWidget, parts: Layout, article: Article, popups: Popups, notes: NoteDesk) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._article = article
        self._popups = popups
        self._notes = notes
        self._moving: Note | None = None

    def ask(self, note: Note) -> None:
        """A note was chosen in the list or in the text: asks, where its place is not sure."""
        document = self._article.document
        if document is None or note.standing is Standing.PLACED:
            return
        self._make()
        self.popup.show_note(note, note.span.of(document.text))
        if note.standing is Standing.UNCERTAIN:
            self._popups.show_at(self.popup, note.span)
        else:
            pane = self._parts.notes
            line = pane.rect_of(note).translated(pane.mapTo(self._window, QPoint(0, 0)))
            self._popups.close_all()
            self.popup.show_beside(line, self._window.rect())
        if self._parts.notes.list.hasFocus():
            self.popup.begin()

    def ask_current(self) -> None:
        """Words with notes on them were clicked."""
        note = self._parts.notes.current()
        if note is not None:
            self.ask(note)

    def accept(self, note: Note) -> None:
        self._notes.place(note, note.span)

    def begin_move(self, note: Note) -> None:
        """The next words selected are the note's."""
        self._moving = note
        if self._parts.reader.selected_span() is not None:
            self.take_selection()
        else:
            self._parts.notice.say(_CHOOSE)

    def take_selection(self) -> None:
        """Words were selected."""
        span, note = self._parts.reader.selected_span(), self._moving
        if note is not None and span is not None:
            self._moving = None
            self._parts.notice.dismiss()
            self._notes.place(note, span)
            self._parts.reader.clear_selection()

    def end_move(self) -> None:
        """The person closed the question."""
        self._moving = None

    def _make(self) -> None:
        if not hasattr(self, "popup"):
            from gui.notes.placing_popup import PlacingPopup

            self.popup = PlacingPopup(self._window)
            self.popup.accepted.connect(self.accept)
            self.popup.move_requested.connect(self.begin_move)
            self.popup.detached.connect(self._notes.detach)
            self._popups.adopt(self.popup)
