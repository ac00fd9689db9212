"""Notes on passages, mentions, citations, treaties and whole documents, kept in SQLite."""

from core.notes.making import COLOURS, new_note
from core.notes.shelf import Search, Shelf
from core.notes.store import NoteStore

__all__ = ["COLOURS", "NoteStore", "Search", "Shelf", "new_note"]
