"""Asks whether a note's words are still these: the old and the new side by side."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.model import Note, Standing
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import button, glyph_button, label
from gui.looks.theme import serif

_WIDTH = 520
_PAD = 16
_GAP = 16
_MOST = 420
_SURE = "Is this still the passage?"
_GONE = "These words are not in this text"


class PlacingPopup(Popup):
    """One click keeps the note here, moves it, or takes it off its words."""

    accepted = Signal(object)  # Note
    move_requested = Signal(object)  # Note
    detached = Signal(object)  # Note

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_SURE)
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.note: Note | None = None
        self.heading = label("", "heading", wraps=True)
        self.old = _words("The words the note was made on")
        self.new = _words("The words that stand there now")
        self.accept = button("Yes, keep it here", "The note is on the new words from now on", "primary")
        self.move_button = button("Move…", "Select the words the note belongs to", "flat")
        self.detach = button("Detach", "Keep the note on the whole article, with its old words", "flat")
        self.close_button = glyph_button("×", "Decide later (Esc)")
        self._lay_out()
        self.accept.clicked.connect(self._on_accept)
        self.move_button.clicked.connect(self._on_move)
        self.detach.clicked.connect(self._on_detach)
        self.close_button.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(_GAP)
        for name, words in (("Then", self.old), ("Now", self.new)):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(label(name, "muted"))
            column.addWidget(words)
            column.addStretch(1)
            columns.addLayout(column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.accept)
        foot.addWidget(self.move_button)
        foot.addWidget(self.detach)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, 12, _PAD, 8)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addLayout(columns)
        layout.addLayout(foot)

    def show_note(self, note: Note, now: str) -> None:
        """Fills it; `show_beside` opens it. `now` is empty for an orphan."""
        self.note = note
        is_orphan = note.standing is Standing.ORPHAN
        self.heading.setText(_GONE if is_orphan else _SURE)
        self.setAccessibleName(self.heading.text())
        old, new = side_by_side(note.quote[:_MOST], now[:_MOST])
        self.old.setText(escape(note.quote[:_MOST]) if is_orphan else old)
        self.new.setText("<i>nothing like them</i>" if is_orphan else new)
        self.accept.setVisible(not is_orphan)

    def begin(self) -> None:
        first = self.accept if not self.accept.isHidden() else self.move_button
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_accept(self) -> None:
        self.dismiss()
        self.accepted.emit(self.note)

    def _on_move(self) -> None:
        self.dismiss()
        self.move_requested.emit(self.note)

    def _on_detach(self) -> None:
        self.dismiss()
        self.detached.emit(self.note)


def side_by_side(old: str, new: str) -> tuple[str, str]:
    """Both as HTML, the words that differ in bold and underlined.

    >>> side_by_side("of 1987 on", "of 1988 on")
    ('of <b><u>1987</u></b> on', 'of <b><u>1988</u></b> on')
    """
    before, after = old.split(), new.split()
    sides: tuple[list[str], list[str]] = ([], [])
    for what, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for side, words in zip(sides, (before[first:last], after[begin:end]), strict=True):
            if words:
                text = escape(" ".join(words))
                side.append(text if what == "equal" else f"<b><u>{text}</u></b>")
    return " ".join(sides[0]), " ".join(sides[1])


def _words(name: str) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setAccessibleName(name)
    made.setFixedWidth((_WIDTH - 2 * _PAD - _GAP) // 2)
    font = made.font()
    font.setFamily(serif())
    made.setFont(font)
    return made
