"""Where a citation leads, shown before anything is opened: Servanda itself never asks the network."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.model import Citation, Reading, Target
from gui.citations.peek_words import leads_to, words_of
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import button, glyph_button, label
from gui.looks.theme import serif

_WIDTH = 380
_INNER = _WIDTH - 32
_MOST_LINES = 14
_LEAST_LINES = 2
_MOST_CHOICES = 6


class CitationPeek(Popup):
    """The note, entry or address at its target; several where several are possible; a word where none is known."""

    go_requested = Signal(object, object)  # Citation, Target
    open_requested = Signal(str)
    copy_requested = Signal(object)  # Citation

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Where the citation leads")
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.gives_way = True
        self.citation: Citation | None = None
        self.heading = label("", "muted")
        self.words = label("", "entry", wraps=True)
        self.words.setFont(_serif(self.words.font()))
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.why = label("", "muted", wraps=True)
        self.choices: list[QPushButton] = []
        self.go = button("Go there", "Go to this place; Alt+Left leads back", "primary")
        self.open = button("Open in browser", "Open this address in your web browser", "primary")
        self.copy = button("Copy", "Copy what this citation leads to", "flat")
        self.close_button = glyph_button("×", "Close (Esc)")
        self._scroll = QScrollArea()
        self._rows = QVBoxLayout()
        self._lay_out()
        self.go.clicked.connect(self._on_go)
        self.open.clicked.connect(self._on_open)
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        self._scroll.setWidget(self.words)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self.words.setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        for part in (self.go, self.open, self.copy):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._rows.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self._scroll)
        layout.addLayout(self._rows)
        layout.addWidget(self.why)
        layout.addLayout(foot)

    def show_citation(self, citation: Citation, reading: Reading, *, stays: bool) -> None:
        """Fills the peek; `show_beside` opens it. One that stays is closed by a click or a key alone."""
        self.citation, self.gives_way = citation, not stays
        said = words_of(citation, reading)
        self.heading.setText(said.heading)
        # An address has no spaces to break at; a break that takes no room is offered after each of its parts.
        self.words.setText(said.text.replace("/", "/\u200b"))
        self.words.setAccessibleName(said.text)
        self._scroll.setVisible(bool(said.text))
        self.why.setText(said.why)
        self.why.setVisible(bool(said.why))
        self.why.setFixedHeight(max(0, self.why.heightForWidth(_INNER)))
        self._show_choices(citation, reading)
        self.go.setVisible(citation.target.span is not None)
        self.open.setVisible(citation.target.url.startswith(("http://", "https://", "ftp://", "mailto:")))

    def fit(self, height: int) -> None:
        line = self.words.fontMetrics().lineSpacing()
        wanted = max(0, min(self.words.heightForWidth(_INNER), _MOST_LINES * line))
        self._scroll.setFixedHeight(wanted)
        self._activate()
        over = self.sizeHint().height() - height
        if over > 0:
            self._scroll.setFixedHeight(max(wanted - over, min(wanted, _LEAST_LINES * line)))
            self._activate()

    def begin(self) -> None:
        """Puts the keys on the first thing that can be done here."""
        buttons = [*self.choices, self.go, self.open, self.copy]
        next(part for part in buttons if not part.isHidden()).setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        if self.gives_way:
            super().leave()

    def _activate(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _show_choices(self, citation: Citation, reading: Reading) -> None:
        for old in self.choices:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.choices = [self._choice(citation, target, reading) for target in citation.candidates[:_MOST_CHOICES]]
        for before, after in pairwise([*self.choices, self.copy]):
            QWidget.setTabOrder(before, after)

    def _choice(self, citation: Citation, target: Target, reading: Reading) -> QPushButton:
        words = leads_to(citation, target, reading)
        made = button("", words)
        made.setAutoDefault(True)  # so that Enter chooses it, too
        made.setStyleSheet("text-align: left;")
        shown = made.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _INNER - 28)
        made.setText(shown.replace("&", "&&"))
        made.setAccessibleName(words)
        made.clicked.connect(partial(self._on_choice, target))
        self._rows.addWidget(made)
        return made

    def _on_choice(self, target: Target, _checked: bool = False) -> None:
        self.dismiss()
        self.go_requested.emit(self.citation, target)

    def _on_go(self) -> None:
        if self.citation is not None:
            self._on_choice(self.citation.target)

    def _on_open(self) -> None:
        if self.citation is not None:
            self.dismiss()
            self.open_requested.emit(self.citation.target.url)

    def _on_copy(self) -> None:
        self.dismiss()
        self.copy_requested.emit(self.citation)


def _serif(font: QFont) -> QFont:
    """What stands in the article is set in its type."""
    made = QFont(font)
    made.setFamily(serif())
    return made
