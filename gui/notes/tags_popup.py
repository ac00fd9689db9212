"""Where a note gets its tags: a line of words with commas between them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.model import Note
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import button, glyph_button, label

_WIDTH = 300


class TagsPopup(Popup):
    """Completes the tag that is being typed from those in use."""

    tags_set = Signal(object, object)  # Note, tuple[str, ...]

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tags")
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.note: Note | None = None
        self._known = QStringListModel(self)
        self.line = QLineEdit()
        self.line.setAccessibleName("Tags")
        self.line.setPlaceholderText("history, to check")
        self.completer = QCompleter(self._known, self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setWidget(self.line)
        self.done = button("Done", "Give the note these tags (Enter)", "primary")
        self.close_button = glyph_button("×", "Close (Esc)")
        foot = QHBoxLayout()
        foot.addWidget(label("Commas between tags", "muted"))
        foot.addStretch(1)
        foot.addWidget(self.done)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addLayout(foot)
        self.line.textEdited.connect(self._on_edited)
        self.completer.activated.connect(self._on_completed)
        self.line.returnPressed.connect(self._on_done)
        self.done.clicked.connect(self._on_done)
        self.close_button.clicked.connect(self.dismiss)

    def show_note(self, note: Note, known: Iterable[str]) -> None:
        """Fills the line; `show_beside` opens it."""
        self.note = note
        self._known.setStringList(list(known))
        self.line.setText(", ".join(note.tags))

    def begin(self) -> None:
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.line.end(False)

    def _on_edited(self, text: str) -> None:
        begun = text[: self.line.cursorPosition()].rpartition(",")[2].strip()
        self.completer.setCompletionPrefix(begun)
        if begun and self.completer.completionCount():
            self.completer.complete()

    def _on_completed(self, tag: str) -> None:
        before = self.line.text()[: self.line.cursorPosition()].rpartition(",")[0]
        self.line.setText(f"{before}, {tag}" if before else tag)

    def _on_done(self) -> None:
        tags = tuple(dict.fromkeys(tag for part in self.line.text().split(",") if (tag := part.strip().lstrip("#"))))
        self.dismiss()
        self.tags_set.emit(self.note, tags)
