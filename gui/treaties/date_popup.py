"""Asks for the article's date."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from gui.frame.popup import SHADOW, Popup
from gui.looks.parts import button, glyph_button, label

_FIRST = QDate(1600, 1, 1)


class DatePopup(Popup):
    """A line for a date, with a calendar to unfold."""

    date_set = Signal(object)  # date, or None where it is not known

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("The article’s date")
        self.setFixedWidth(300 + 2 * SHADOW)
        self.edit = QDateEdit()
        self.edit.setDisplayFormat("d MMMM yyyy")
        self.edit.setCalendarPopup(True)
        self.edit.setMinimumDate(_FIRST)
        self.edit.setAccessibleName("The article’s date")
        self.edit.setToolTip("Type a date, or unfold the calendar")
        self.set_button = button("Set", "Show agreements as they stood on this day", "primary")
        self.forget = button("Not known", "Show agreements as they stand today", "flat")
        self.close_button = glyph_button("×", "Close (Esc)")
        foot = QHBoxLayout()
        foot.addWidget(self.set_button)
        foot.addWidget(self.forget)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(label("When was the article written?"))
        layout.addWidget(self.edit)
        layout.addLayout(foot)
        self.set_button.clicked.connect(self._on_set)
        self.forget.clicked.connect(self._on_forget)
        self.close_button.clicked.connect(self.dismiss)

    def show_date(self, on: date | None) -> None:
        """Starts from the date known, else from today."""
        self.edit.setDate(QDate(on.year, on.month, on.day) if on else QDate.currentDate())
        self.forget.setVisible(on is not None)

    def begin(self) -> None:
        """Puts the keys into the line."""
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self.edit.setSelectedSection(QDateEdit.Section.DaySection)

    def leave(self) -> None:
        """Stays: a date is typed here."""

    def _on_set(self) -> None:
        chosen = self.edit.date()
        self.dismiss()
        self.date_set.emit(date(chosen.year(), chosen.month(), chosen.day()))

    def _on_forget(self) -> None:
        self.dismiss()
        self.date_set.emit(None)
