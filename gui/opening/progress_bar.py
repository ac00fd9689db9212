"""Says that a document is being opened and how far that is; offers to stop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.looks.parts import button, label
from gui.looks.theme import LIGHT, Theme

_LINE = 2


class ProgressBar(QFrame):
    """A sentence over a thin line that grows. Hidden while nothing takes long."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.theme: Theme = LIGHT
        self.share = 0.0
        self.words = label("", "muted")
        self.stop = button("Stop", "Stop opening this document (Esc)", "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.stop)
        self.stop.clicked.connect(self.stop_requested)
        self.hide()

    def start(self, words: str) -> None:
        """Shows it, nothing done so far unless told before."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def set_share(self, share: float) -> None:
        """How much is done, 0 to 1."""
        self.share = min(max(share, 0.0), 1.0)
        self.setAccessibleDescription(f"{round(100 * self.share)} %")
        self.update()

    def dismiss(self) -> None:
        self.share = 0.0
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.update()

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        line = QRectF(0, self.height() - _LINE, self.width() * self.share, _LINE)
        painter.fillRect(line, self.theme.colour("accent"))
        painter.end()
