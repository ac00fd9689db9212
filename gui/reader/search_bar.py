"""The bar to find words with: what is typed, which of how many, next and previous."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from gui.looks.parts import glyph_button, label


class SearchBar(QFrame):
    """Asks only; the window finds."""

    words_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.line = QLineEdit(placeholderText="Find in this article")
        self.line.setAccessibleName("Find in this article")
        self.line.setToolTip("Find in this article (Ctrl+F)")
        self.line.setMaximumWidth(360)
        self.count = label("", "muted")
        self.previous = glyph_button("‹", "Previous hit (Shift+F3)")
        self.next = glyph_button("›", "Next hit (F3)")
        self.close_button = glyph_button("×", "Close (Esc)")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.previous)
        layout.addWidget(self.next)
        layout.addWidget(self.count)
        layout.addStretch(1)
        layout.addWidget(self.close_button)
        self.line.textChanged.connect(self.words_changed)
        self.next.clicked.connect(self.next_requested)
        self.previous.clicked.connect(self.previous_requested)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def begin(self, words: str = "") -> None:
        """Opens the bar, with words already chosen in the text."""
        self.line.setClearButtonEnabled(True)
        self.show()
        if words and "\n" not in words:
            self.line.setText(words)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.words_changed.emit(self.line.text())

    def show_count(self, current: int, number: int) -> None:
        """Says "3 of 17", counted from 1; nothing while nothing is typed."""
        if not self.line.text().strip():
            self.count.setText("")
        else:
            self.count.setText(f"{current:,} of {number:,}" if number else "No hits")
        for step in (self.previous, self.next):
            step.setEnabled(number > 0)

    def dismiss(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_requested if back else self.next_requested).emit()
        else:
            super().keyPressEvent(event)
