"""Where notes are made, changed, deleted and brought back; the keeper sees that they are stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from core.model import NOWHERE, Citation, Document, Mention, Note, NoteKind, NoteStyle, Reading, Span, Standing
from gui.frame.notice_bar import NOTICE_MILLISECONDS
from gui.frame.way_back import UNDO, WayBack
from gui.layout import Layout
from gui.notes.note_keeper import Loaded, NoteKeeper
from gui.reader.article import Article
from gui.reader.guide import Guide
from gui.settings import Settings


class NoteDesk(QObject):
    """One document's notes: between the pane, the page and the keeper. Whatever is done here can be undone."""

    def __init__(
        self,
        parts: Layout,
        article: Article,
        guide: Guide,
        keeper: NoteKeeper,
        way_back: WayBack,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._parts = parts
        self._pane = parts.notes
        self._model = parts.notes.model
        self._article = article
        self._guide = guide
        self._keeper = keeper
        self._way_back = way_back
        self._settings = settings
        self._binned: dict[str, Note] = {}
        self._awaited = ""

    def open(self, document: Document) -> None:
        """Another document: its notes come from the store."""
        self._pane.end_editing()
        self._model.set_notes(())
        self._pane.set_open(True)
        self._keeper.open(document)

    def show_reading(self, reading: Reading) -> None:
        """What was found: the notes on its agreements belong here, too."""
        self._pane.show_treaties(reading)
        self._keeper.show_treaties(treaty.id for treaty in (*reading.treaties, *reading.cited))

    def show_loaded(self, loaded: Loaded) -> None:
        """The store's notes; what was done here and is not there yet counts more."""
        pending = self._keeper.pending()
        here = {note.id: note for note in self._model.values() if note.id in pending}
        stored = [note for note in loaded.notes if note.id not in pending]
        self._model.set_notes([*stored, *here.values()])
        awaited = self._model.note(self._awaited)
        if awaited is not None:
            self._awaited = ""
            self.show([awaited])
            self.go_to(awaited)

    def await_note(self, note_id: str) -> None:
        """A link led here: goes to this note as soon as it is loaded."""
        self._awaited = note_id

    # Making

    def highlight(self) -> None:
        """Highlights the words selected in the colour used last."""
        self._add_on_selection(NoteStyle.HIGHLIGHT)

    def underline(self) -> None:
        """Underlines the words selected; without any, the chosen note becomes a line or a tint."""
        note = self._pane.current()
        if self._parts.reader.selected_span() is None and note is not None:
            other = NoteStyle.HIGHLIGHT if note.style is NoteStyle.UNDERLINE else NoteStyle.UNDERLINE
            self.alter(note, "Changing a Note", style=other)
        else:
            self._add_on_selection(NoteStyle.UNDERLINE)

    def paint(self, colour: str) -> None:
        """Highlights the words selected in a colour; without any, the chosen note takes the colour."""
        self._settings.set_note_colour(colour)
        note = self._pane.current()
        if self._parts.reader.selected_span() is None and note is not None:
            self.alter(note, "Colouring a Note", colour=colour)
        else:
            self._add_on_selection(NoteStyle.HIGHLIGHT)

    def note(self) -> None:
        """Highlights the words selected, and the keys go into the note."""
        added = self._add_on_selection(NoteStyle.HIGHLIGHT)
        if added is not None:
            self.write(added)

    def marked(self) -> Note | None:
        """A note on the words selected, or else the chosen one."""
        if self._parts.reader.selected_span() is not None:
            return self._add_on_selection(NoteStyle.HIGHLIGHT)
        note = self._pane.current()
        if note is None:
            self._parts.notice.say("Choose a note, or select some words first.", "", NOTICE_MILLISECONDS)
        return note

    def write_on_mention(self, mention: Mention) -> None:
        self._write_on(NoteKind.MENTION, mention.span, mention.treaty)

    def write_on_citation(self, citation: Citation) -> None:
        self._write_on(NoteKind.CITATION, citation.span, citation.key)

    def write_on_treaty(self, treaty_id: str) -> None:
        """A note that shows in every document that mentions the agreement."""
        self._write_on(NoteKind.TREATY, NOWHERE, treaty_id)

    def write_on_chosen_treaty(self) -> None:
        if self._guide.treaty:
            self.write_on_treaty(self._guide.treaty)
        else:
            self._parts.notice.say("Choose an agreement first.", "", NOTICE_MILLISECONDS)

    def write_on_article(self) -> None:
        self._write_on(NoteKind.DOCUMENT, NOWHERE, "")

    def write(self, note: Note) -> None:
        """The keys go into a note."""
        self.show_pane()
        self._pane.write(note)

    # Changing

    def alter(self, note: Note, what: str, **fields: Any) -> None:
        """A note has other values in some fields, and "what" can be undone."""
        before = {name: getattr(note, name) for name in fields}
        if before != fields:
            self._set(note.id, fields)
            self._way_back.offer(what, partial(self._set, note.id, before), partial(self._set, note.id, fields))

    def take_typed(self, note: Note, body: str) -> None:
        """Something was typed into a note."""
        self._keeper.change(note, replace(note, body=body))
        undo, redo = partial(self._set, note.id, {"body": note.body}), partial(self._set, note.id, {"body": body})
        self._way_back.offer("Writing a Note", undo, redo, typed_in=note.id)

    def star(self) -> None:
        note = self.marked()
        if note is not None:
            self.alter(note, "Starring a Note", starred=not note.starred)

    def place(self, note: Note, span: Span) -> None:
        """A note is on these words from now on."""
        document = self._article.document
        if document is not None:
            kind = NoteKind.PASSAGE if note.kind is NoteKind.DOCUMENT else note.kind
            words = span.of(document.text)
            self.alter(note, "Placing a Note", span=span, quote=words, standing=Standing.PLACED, kind=kind)

    def detach(self, note: Note) -> None:
        """A note is on the whole article from now on, and keeps its words as a quotation."""
        self.alter(note, "Detaching a Note", span=NOWHERE, standing=Standing.PLACED, kind=NoteKind.DOCUMENT)

    def delete_current(self) -> None:
        note = self._pane.current()
        if note is not None:
            self.delete(note)

    def delete(self, note: Note) -> None:
        """Puts a note into the bin and offers it back."""
        self._pane.end_editing()
        if self._remove(note.id):
            self._way_back.offer("Deleting a Note", partial(self._bring_back, note.id), partial(self._remove, note.id))
            self._parts.notice.say("Note deleted.", UNDO, NOTICE_MILLISECONDS)

    # Finding

    def go_to(self, note: Note) -> None:
        """A note was clicked in the list."""
        if note.span != NOWHERE:
            self._guide.jump(note.span)

    def show(self, notes: Sequence[Note]) -> None:
        """Words with notes on them were clicked in the article: each click chooses the next of them."""
        ids = [note.id for note in notes]
        current = self._pane.current()
        turn = ids.index(current.id) + 1 if current is not None and current.id in ids else 0
        self.show_pane()
        self._pane.choose(notes[turn % len(notes)])

    def note_at(self, offset: int) -> Note | None:
        """The shortest note on a place in the text."""
        here = [note for note in self._model.values() if note.span.start <= offset < note.span.end]
        return min(here, key=lambda note: note.span.end - note.span.start, default=None)

    def show_marks(self) -> None:
        """The page shows what the list holds."""
        self._article.show_notes(self._model.values())

    def mark_chosen(self, note: Note | None) -> None:
        """The note chosen in the list is told from the others in the text."""
        self._article.show_chosen_note(note.id if note else "")

    def show_pane(self) -> None:
        self._parts.right.set_shown(True)
        self._parts.tabs.setCurrentWidget(self._pane)

    # Within

    def _add_on_selection(self, style: NoteStyle) -> Note | None:
        span = self._parts.reader.selected_span()
        if span is None:
            self._parts.notice.say("Select some words in the article first.", "", NOTICE_MILLISECONDS)
            return None
        note = self._add(NoteKind.PASSAGE, span, "", style)
        self._parts.reader.clear_selection()
        return note

    def _write_on(self, kind: NoteKind, span: Span, about: str) -> None:
        wanted = (kind, span, about)
        known = [note for note in self._model.values() if (note.kind, note.span, note.about) == wanted]
        note = known[0] if known else self._add(kind, span, about, NoteStyle.HIGHLIGHT)
        if note is not None:
            self.write(note)

    def _add(self, kind: NoteKind, span: Span, about: str, style: NoteStyle) -> Note | None:
        from core.notes import new_note

        document = self._article.document
        if document is None:
            return None
        colour = self._settings.note_colour()
        note = new_note(document, span, kind=kind, about=about, style=style, colour=colour)
        self._keeper.add(note)
        self._model.put(note)
        self._pane.choose(note)
        self._way_back.offer("Making a Note", partial(self._remove, note.id), partial(self._bring_back, note.id))
        return note

    def _set(self, note_id: str, fields: dict[str, Any]) -> None:
        current = self._model.note(note_id)
        if current is not None:
            after = replace(current, **fields)
            self._keeper.change(current, after)
            self._model.put(after)
            self._pane.choose(after)

    def _remove(self, note_id: str) -> bool:
        note = self._model.remove(note_id)
        if note is not None:
            self._binned[note_id] = note
            self._keeper.change(note, None)
        return note is not None

    def _bring_back(self, note_id: str) -> None:
        note = self._binned.pop(note_id, None)
        if note is not None:
            self._parts.notice.dismiss()
            self._keeper.change(None, note)
            self._model.put(note)
            self._pane.choose(note)
