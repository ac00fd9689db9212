"""The window with no article in it: where to drop one, those read last, and a sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.looks.parts import button, label
from gui.looks.theme import LIGHT, Theme

_SHOWN = 5


class EmptyState(QWidget):
    """Asks for a file in every way there is."""

    open_requested = Signal()
    sample_requested = Signal()
    file_requested = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.open: QPushButton
        self.sample: QPushButton
        self._files: Sequence[Path] = ()
        self._recent: QVBoxLayout | None = None

    def show_recent(self, files: Sequence[Path]) -> None:
        """Offers the files read last."""
        self._files = files[:_SHOWN]
        if self._recent is not None:
            self._fill(self._recent)

    def _build(self) -> QVBoxLayout:
        """Everything in it, made only when it is seen: most windows open with an article."""
        self.open = button("Open an article…", "Open an article (Ctrl+O)", "primary")
        self.sample = button("Read the sample", "Open the article that comes with Servanda")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        recent = QVBoxLayout()
        recent.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 48, 48, 48)
        layout.setSpacing(8)
        layout.addStretch(3)
        for words, style in (("Drop an article here", "welcome"), (_PROMISE, "promise")):
            line = label(words, style, wraps=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(line)
        layout.addSpacing(16)
        layout.addLayout(buttons)
        layout.addSpacing(24)
        layout.addLayout(recent)
        layout.addStretch(4)
        self.open.clicked.connect(self.open_requested)
        self.sample.clicked.connect(self.sample_requested)
        return recent

    def _fill(self, recent: QVBoxLayout) -> None:
        while (item := recent.takeAt(0)) is not None:
            if entry := item.widget():
                entry.deleteLater()
        if self._files:
            recent.addWidget(label("Read last", "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        for file in self._files:
            made = _RecentButton(file)
            made.chosen.connect(self.file_requested)
            recent.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.update()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        if self._recent is None:
            self._recent = self._build()
            self._fill(self._recent)
            # Only what is shown can have the keys, and this is being shown.
            QTimer.singleShot(0, self.open, self.open.setFocus)
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.theme.colour("paper"))
        pen = QPen(self.theme.colour("rule"), 2)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(24, 24, -24, -24), 12, 12)
        painter.end()


_PROMISE = "Servanda finds the international agreements it speaks of.\nNothing leaves this computer."


class _RecentButton(QPushButton):
    chosen = Signal(object)  # Path

    def __init__(self, file: Path) -> None:
        super().__init__(file.name)
        self._file = file
        self.setObjectName("link")
        self.setToolTip(str(file))
        self.setAccessibleName(f"Open {file.name}")
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._file)
