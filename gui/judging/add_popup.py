"""Asks what is known of an agreement that is to go into the person's own catalogue."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from core.catalogue import KINDS
from core.own import NewAgreement
from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import button, glyph_button, label

_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
_WIDTH = 360


class AddPopup(Popup):
    """A name, and if one likes the day it was signed and its kind."""

    told = Signal(object)  # NewAgreement

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Add to my catalogue")
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.name = _line("Name", "What people call the agreement")
        self.signed = _line("Signed", "The day, month or year it was signed: 1912-10-18, 1912-10 or 1912")
        self.signed.setPlaceholderText("1912-10-18, or 1912; may stay empty")
        self.kind = QComboBox()
        self.kind.addItems(list(KINDS))
        self.kind.setAccessibleName("Kind")
        self.kind.setToolTip("What sort of agreement it is")
        self.add = button("Add", "Add it to your own catalogue (Enter)", "primary")
        self.fault = label("", "muted", wraps=True)
        self.close_button = glyph_button("×", "Close (Esc)")
        self._lay_out()
        for line in (self.name, self.signed):
            line.textChanged.connect(self._check)
            line.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.close_button.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        fields: tuple[tuple[str, QWidget], ...] = (("&Name", self.name), ("&Signed", self.signed), ("&Kind", self.kind))
        for words, field in fields:
            buddy = QLabel(words)
            buddy.setBuddy(field)
            form.addRow(buddy, field)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.fault, 1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(label("Add to my catalogue", "heading"))
        layout.addLayout(form)
        layout.addLayout(foot)

    def show_name(self, name: str) -> None:
        """Starts from the words in the article."""
        self.name.setText(name)
        self.signed.clear()
        self.kind.setCurrentIndex(0)
        self._check()

    def begin(self) -> None:
        self.name.setFocus(Qt.FocusReason.PopupFocusReason)
        self.name.selectAll()

    def leave(self) -> None:
        """Stays: something is typed here."""

    def _check(self) -> None:
        """Says what is still wrong; only a whole entry can be added."""
        fault = ""
        if not self.name.text().strip():
            fault = "It needs a name"
        elif not _DATE.fullmatch(self.signed.text().strip()):
            fault = "Signed: like 1912-10-18, 1912-10 or 1912"
        self.fault.setText(fault)
        self.add.setEnabled(not fault)

    def _on_add(self) -> None:
        if self.add.isEnabled():
            name = " ".join(self.name.text().split())
            agreement = NewAgreement(name, kind=self.kind.currentText(), signed=self.signed.text().strip())
            self.dismiss()
            self.told.emit(agreement)


def _line(name: str, tip: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setToolTip(tip)
    return made
