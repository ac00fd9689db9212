"""The card of a treaty, beside a mention of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model import Mention, Treaty
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import button, glyph_button
from gui.looks.theme import Theme
from gui.treaties.card_text import CardText, Part

WIDTH = 360
_PAD = 16


class TreatyCard(Popup):
    """Name, title, dates, parties, how it stood, what it is, and why it was recognised."""

    previous_requested = Signal()
    next_requested = Signal()
    copy_requested = Signal(str)
    menu_requested = Signal(object, object)  # Mention, the QPoint on the screen
    new_requested = Signal(object)  # Mention
    provisions_requested = Signal(object)  # Treaty
    note_requested = Signal(str)  # treaty id

    gives_way = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName("Agreement")
        self.treaty: Treaty | None = None
        self.mention: Mention | None = None
        self._rank = 0
        self.words = CardText(self.theme, self)
        self.previous = glyph_button("‹", "Previous mention (Shift+F8)")
        self.next = glyph_button("›", "Next mention (F8)")
        self.copy = button("Copy", "Copy what the card says", "flat")
        self.new = button("Add…", "Add this agreement to your own catalogue", "flat")
        self.cited = button("Cited…", "The places that cite its articles", "flat")
        self.note = button("Note", "Write a note on this agreement; it shows wherever it is mentioned", "flat")
        self.more = glyph_button("⋯", "What to make of this mention (Shift+F10)")
        self.close_button = glyph_button("×", "Close (Esc)")
        self.setFixedWidth(WIDTH + 2 * SHADOW)
        self._lay_out()
        self.previous.clicked.connect(self.previous_requested)
        self.next.clicked.connect(self.next_requested)
        self.note.clicked.connect(self._on_note)
        self.copy.clicked.connect(self._on_copy)
        self.cited.clicked.connect(self._on_cited)
        self.new.clicked.connect(self._on_new)
        self.more.clicked.connect(self._on_more)
        self.close_button.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(self.previous)
        foot.addWidget(self.next)
        foot.addStretch(1)
        foot.addWidget(self.cited)
        foot.addWidget(self.new)
        foot.addWidget(self.note)
        foot.addWidget(self.copy)
        foot.addWidget(self.more)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, _PAD, _PAD, 8)
        layout.setSpacing(4)
        layout.addWidget(self.words)
        layout.addLayout(foot)

    def show_treaty(
        self, treaty: Treaty, said: tuple[Part, ...], mention: Mention | None, number: int, rank: int, cited: bool
    ) -> None:
        """Fills the card; `show_beside` opens it."""
        self.treaty, self.mention = treaty, mention
        self._rank = rank
        self.words.show_parts(said, WIDTH - 2 * _PAD)
        for step in (self.previous, self.next):
            step.setEnabled(number > 1)
        self.cited.setVisible(cited)
        self.new.setVisible(not treaty.listed and mention is not None)
        self.more.setVisible(mention is not None)

    def begin(self) -> None:
        first = self.next if self.next.isEnabled() else self.copy
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self.words.theme = theme
        super().set_theme(theme)

    def _on_copy(self) -> None:
        self.copy_requested.emit(self.words.text())

    def _on_cited(self) -> None:
        self.provisions_requested.emit(self.treaty)

    def _on_note(self) -> None:
        if self.treaty is not None:
            self.dismiss()
            self.note_requested.emit(self.treaty.id)

    def _on_new(self) -> None:
        self.new_requested.emit(self.mention)

    def _on_more(self) -> None:
        self.menu_requested.emit(self.mention, self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        bar = QRect(SHADOW + 1, SHADOW + _PAD + 2, 3, self.words.fontMetrics().height())
        painter.fillRect(bar, self.theme.hue(self._rank))
        painter.end()
