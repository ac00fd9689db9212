"""A note as it is read: shown where the pointer rests on its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.model import Note
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import label
from gui.notes.note_text import text_of

_WIDTH = 340
_PAD = 14
_MOST = 320


class NotePeek(Popup):
    """What was written, set from its Markdown, and its tags."""

    gives_way = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Note")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.tags = label("", "muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, 10, _PAD, 10)
        layout.setSpacing(4)
        layout.addWidget(self.words)
        layout.addWidget(self.tags)

    def show_note(self, note: Note) -> None:
        """Fills it; `show_beside` opens it."""
        inner = _WIDTH - 2 * _PAD
        text = text_of(note.body, self.words.font(), inner, self.theme)
        self.setFixedWidth(min(_WIDTH, round(text.idealWidth()) + 2 * _PAD + 8) + 2 * SHADOW)
        self.words.setText(text.toHtml())
        self.words.setMaximumHeight(_MOST)
        self.tags.setText("  ".join(f"#{tag}" for tag in note.tags))
        self.tags.setVisible(bool(note.tags))
        self.setAccessibleDescription(text.toPlainText())
