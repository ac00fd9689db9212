"""Where a citation leads, shown before anything is opened: Servanda itself never asks the network."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model import Citation, TargetKind
from gui.parts import button, glyph_button, label
from gui.popup import SHADOW, Popup

_WIDTH = 360


class LinkPeek(Popup):
    """An address with a button that opens it, or a word that no target is known."""

    open_requested = Signal(str)
    copy_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Where the citation leads")
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self._url = ""
        self.words = label("", wraps=True)
        self.why = label("", "muted", wraps=True)
        self.open = button("Open in browser", "Open this address in your web browser", "primary")
        self.copy = button("Copy address", style="flat")
        self.close_button = glyph_button("×", "Close (Esc)")
        foot = QHBoxLayout()
        foot.addWidget(self.open)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addWidget(self.why)
        layout.addLayout(foot)
        self.open.clicked.connect(self._on_open)
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.dismiss)

    def show_citation(self, citation: Citation) -> None:
        """Fills the peek; `show_beside` opens it."""
        self._url = citation.target.url
        known = bool(self._url) and citation.target.kind in (TargetKind.URL, TargetKind.FILE)
        # An address has no spaces to break at; a break that takes no room is offered after each of its parts.
        self.words.setText(self._url.replace("/", "/\u200b") if known else "No target known")
        self.words.setToolTip(self._url if known else "")
        self.words.setAccessibleName(self._url if known else "No target known")
        self.why.setText(citation.why)
        self.why.setVisible(bool(citation.why))
        is_url = known and citation.target.kind is TargetKind.URL
        self.open.setVisible(is_url)
        self.copy.setVisible(known)
        inner = _WIDTH - 28
        for part in (self.words, self.why):
            part.setFixedHeight(max(0, part.heightForWidth(inner)))

    def _on_open(self) -> None:
        self.open_requested.emit(self._url)
        self.dismiss()

    def _on_copy(self) -> None:
        self.copy_requested.emit(self._url)
        self.dismiss()
