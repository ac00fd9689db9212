"""One sentence above the article: a fault and the way on, or a thing done and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.looks.parts import button, glyph_button, label

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
        self.other = button("", "", "flat")
        self.action = button("", "", "flat")
        self.close_button = glyph_button("×", "Close (Esc)")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self.sign)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.other)
        layout.addWidget(self.action)
        layout.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.sign.setVisible(style == "alarm")
        self.other.clicked.connect(self._on_other)
        self.action.clicked.connect(self._on_action)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def say(self, sentence: str, action: str = "", milliseconds: int = 0, other: str = "") -> None:
        """Shows a sentence with one or two things to do about it; for a while, or until it is closed."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        for offered, words in ((self.action, action), (self.other, other)):
            offered.setText(words)
            offered.setAccessibleName(words)
            offered.setToolTip(words)
            offered.setVisible(bool(words))
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
        self._request(self.action.text())

    def _on_other(self) -> None:
        self._request(self.other.text())

    def _request(self, words: str) -> None:
        self.dismiss()
        self.action_requested.emit(words)
