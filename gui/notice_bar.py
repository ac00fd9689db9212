"""One sentence above the article: a fault and the way on, or a thing done and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.parts import button, glyph_button, label

NOTICE_MILLISECONDS = 9000


class NoticeBar(QFrame):
    """Hidden while there is nothing to say."""

    action_requested = Signal(str)  # the words on the button
    dismissed = Signal()

    def __init__(self, style: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(style)
        self.sign = label("!" if style == "alarm" else "", "sign")
        self.words = label("", wraps=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = button("", "", "flat")
        self.close_button = glyph_button("×", "Close (Esc)")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self.sign)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.action)
        layout.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.sign.setVisible(style == "alarm")
        self.action.clicked.connect(self._on_action)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def say(self, sentence: str, action: str = "", milliseconds: int = 0) -> None:
        """Shows a sentence with one thing to do about it; for a while, or until it is closed."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self.action.setToolTip(action)
        self.action.setVisible(bool(action))
        self._timer.stop()
        if milliseconds:
            self._timer.start(milliseconds)
        self.show()

    def sentence(self) -> str:
        """What it says now."""
        return self.words.text() if not self.isHidden() else ""

    def dismiss(self) -> None:
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def _on_action(self) -> None:
        words = self.action.text()
        self.dismiss()
        self.action_requested.emit(words)
