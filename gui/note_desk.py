"""Where notes are made, written in, deleted and brought back; the keeper sees that they are stored."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from core.model import Document, Note, Span
from gui.article import Article
from gui.guide import Guide
from gui.layout import Layout
from gui.note_keeper import NoteKeeper
from gui.notice_bar import NOTICE_MILLISECONDS
from gui.way_back import UNDO, WayBack


class NoteDesk(QObject):
    """One document's notes: between the pane, the page and the keeper."""

    def __init__(self, parts: Layout, article: Article, guide: Guide, keeper: NoteKeeper, way_back: WayBack) -> None:
        super().__init__()
        self._parts = parts
        self._pane = parts.notes
        self._article = article
        self._guide = guide
        self._keeper = keeper
        self._way_back = way_back

    def open(self, document: Document) -> None:
        """Another document: its notes come from the store."""
        self._pane.end_editing()
        self._pane.model.set_notes(())
        self._pane.set_open(True)
        self._keeper.open(document)

    def show_loaded(self, notes: tuple[Note, ...]) -> None:
        """The store's notes; one made while they were on their way stays."""
        known = {note.id for note in notes}
        made = [note for note in self._pane.model.notes if note.id not in known]
        self._pane.model.set_notes([*notes, *made])

    def highlight(self) -> None:
        """Highlights the words selected."""
        self._add_on_selection()

    def note(self) -> None:
        """Highlights the words selected, and the keys go into the note."""
        added = self._add_on_selection()
        if added is not None:
            self._show_pane()
            self._pane.write(added)

    def go_to(self, note: Note) -> None:
        """A note was clicked in the list."""
        self._guide.jump(note.span)

    def show(self, note: Note) -> None:
        """A note's words were clicked in the article."""
        self._show_pane()
        self._pane.choose(note)

    def delete_current(self) -> None:
        note = self._pane.current()
        if note is not None:
            self.delete(note)

    def delete(self, note: Note) -> None:
        """Takes a note away and offers it back."""
        self._pane.end_editing()
        removed = self._pane.model.remove(note.id)
        if removed is not None:
            self._keeper.delete(removed.id)
            self._way_back.offer("Deleting a Note", partial(self._restore, removed))
            self._parts.notice.say("Note deleted.", UNDO, NOTICE_MILLISECONDS)

    def show_marks(self) -> None:
        """The page shows what the list holds."""
        self._article.show_notes(self._pane.model.notes)

    def _add_on_selection(self) -> Note | None:
        span: Span | None = self._parts.reader.selected_span()
        if span is None:
            self._parts.notice.say("Select some words in the article first.", "", NOTICE_MILLISECONDS)
            return None
        note = self._keeper.add(span)
        if note is not None:
            self._parts.reader.clear_selection()
            self._pane.model.add(note)
            self._pane.choose(note)
        return note

    def _show_pane(self) -> None:
        self._parts.right.set_shown(True)
        self._parts.tabs.setCurrentWidget(self._pane)

    def _restore(self, note: Note) -> None:
        """Brings a deleted note back."""
        self._parts.notice.dismiss()
        self._keeper.restore(note.id)
        self._pane.model.add(note)
        self._pane.choose(note)
