"""The list of what the article cites and where each leads; the text follows the row chosen, and the row the text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from core.model import Citation, Reading
from gui.citations.citation_delegate import CitationDelegate
from gui.citations.citations_model import ROW, UNRESOLVED, CitationsModel
from gui.looks.parts import button, dress_list, label
from gui.looks.theme import Theme


class CitationsPane(QWidget):
    """A click or an arrow asks to be shown a citation in the text, Enter or a second click to follow it."""

    citation_clicked = Signal(object)  # Citation
    citation_reached = Signal(object)  # Citation, by the arrows
    citation_followed = Signal(object)  # Citation
    grouped = Signal(bool)  # by group, or in text order

    def __init__(self, grouped: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CitationsModel(grouped=grouped)
        self._delegate = CitationDelegate(self)
        self._chosen: Citation | None = None
        self.filter = QLineEdit(placeholderText="Filter")
        self.by_group = _switch("By kind", "A heading for each kind of citation", grouped)
        self.in_order = _switch("In text order", "As the article cites them", not grouped)
        self.number = label("", "muted")
        self.unresolved = button("", "Show only those whose target is not known", "link")
        self.list = _List()
        self.message = label("", "message", wraps=True)
        self._set_up()
        self._lay_out()
        self.show_message("")

    def _set_up(self) -> None:
        self.filter.setAccessibleName("Filter the citations")
        self.filter.setToolTip("Show only citations with these words in them, in their kind or in where they lead")
        self.filter.setClearButtonEnabled(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        both = QButtonGroup(self)
        both.addButton(self.by_group)
        both.addButton(self.in_order)
        self.by_group.toggled.connect(self._on_switch)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self._on_return)
        self.unresolved.clicked.connect(self._on_unresolved)
        self.list.clicked.connect(self._on_clicked)
        self.list.moved.connect(self._on_moved)
        self.list.doubleClicked.connect(self._on_followed)
        self.list.followed.connect(self._on_followed)

    def _lay_out(self) -> None:
        switch = QHBoxLayout()
        switch.setSpacing(2)
        switch.addWidget(self.by_group)
        switch.addWidget(self.in_order)
        switch.addStretch(1)
        counts = QHBoxLayout()
        counts.setContentsMargins(2, 0, 0, 0)
        counts.addWidget(self.number)
        counts.addStretch(1)
        counts.addWidget(self.unresolved)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 0)
        top.setSpacing(4)
        top.addWidget(self.filter)
        top.addLayout(switch)
        top.addLayout(counts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.message)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)

    def show_reading(self, reading: Reading) -> None:
        """Fills the list; the filter stays."""
        self.model.set_reading(reading)
        self.show_message("" if reading.citations else "No citations found")
        for part in (self.list, self.filter, self.by_group, self.in_order, self.number):
            part.setVisible(bool(reading.citations))
        self._show_counts()

    def show_message(self, text: str) -> None:
        """A few words in place of the list."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        for part in (self.list, self.filter, self.by_group, self.in_order, self.number, self.unresolved):
            part.hide()

    def choose(self, citation: Citation | None) -> None:
        """Marks the citation the reader is at, if at any."""
        if citation != self._chosen:
            self._chosen = citation
            self._show_chosen()

    def focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.viewport().update()

    def _show_chosen(self) -> None:
        index = self.model.index(self.model.row_of(self._chosen)) if self._chosen else QModelIndex()
        if index.isValid():
            self.list.setCurrentIndex(index)
        else:
            self.list.selectionModel().clear()

    def _show_counts(self) -> None:
        shown, total, unresolved = self.model.shown, self.model.total, self.model.unresolved
        self.number.setText(f"{total:,}" if shown == total else f"{shown:,} of {total:,}")
        self.number.setAccessibleName(f"{self.number.text()} citations")
        self.unresolved.setText(f"{unresolved:,} {UNRESOLVED}")
        self.unresolved.setAccessibleName(self.unresolved.text())
        self.unresolved.setVisible(bool(unresolved))

    def _on_switch(self, grouped: bool) -> None:
        self.model.set_grouped(grouped)
        self._show_chosen()
        self.grouped.emit(grouped)

    def _on_filter(self, words: str) -> None:
        self.model.set_words(words)
        self._show_counts()
        self._show_chosen()

    def _on_return(self) -> None:
        """From the filter to the first that is left; the arrows lead on from there."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        rows = map(self.model.index, range(self.model.rowCount()))
        first = next((index for index in rows if index.flags() & Qt.ItemFlag.ItemIsEnabled), None)
        if first is not None:
            self.list.setCurrentIndex(first)
            self._on_moved(first)

    def _on_unresolved(self) -> None:
        self.filter.setText("" if self.filter.text() == UNRESOLVED else UNRESOLVED)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:  # a click on a heading is told, too
            self._chosen = index.data(ROW)
            self.citation_clicked.emit(self._chosen)

    def _on_moved(self, index: QModelIndex) -> None:
        self._chosen = index.data(ROW)
        self.citation_reached.emit(self._chosen)

    def _on_followed(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.citation_followed.emit(index.data(ROW))


class _List(QListView):
    """Tells what the keys do: when the choice is set by a call, no one needs to be told.

    `activated` would not do: on some desktops a single click sends it, too.
    """

    moved = Signal(QModelIndex)
    followed = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        dress_list(self, "Citations in this article")

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and before.isValid():
            self.followed.emit(before)
        elif self.currentIndex() != before and self.currentIndex().isValid():
            self.moved.emit(self.currentIndex())


def _switch(text: str, tip: str, on: bool) -> QPushButton:
    made = button(text, tip, "switch")
    made.setCheckable(True)
    made.setChecked(on)
    return made
