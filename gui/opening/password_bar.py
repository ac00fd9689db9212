"""Asks for the password of a locked document. What is typed is handed on and kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from gui.looks.parts import button, glyph_button, label


class PasswordBar(QFrame):
    """A line to type in, above the article."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.words = label("", wraps=True)
        self.line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.line.setAccessibleName("Password")
        self.line.setToolTip("The password that opens this document; it is not stored")
        self.line.setMinimumWidth(120)
        self.unlock = button("Unlock", "Open the document with this password (Return)", "flat")
        self.close_button = glyph_button("×", "Close (Esc)")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self.words, 1)
        for part in (self.line, self.unlock, self.close_button):
            layout.addWidget(part)
        self.line.returnPressed.connect(self._on_given)
        self.unlock.clicked.connect(self._on_given)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def ask(self, name: str, *, wrong: bool) -> None:
        """Shows it and takes the keys; `wrong` after a password that did not open it."""
        words = "That password does not open it. Try again:" if wrong else f"“{name}” is locked with a password:"
        self.words.setText(words)
        self.setAccessibleName(words)
        self.line.clear()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        self.line.clear()
        self.hide()

    def _on_given(self) -> None:
        password = self.line.text()
        if password:
            self.dismiss()
            self.given.emit(password)
