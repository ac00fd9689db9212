"""The sidebar: the treaties of the article, to filter, choose and step through."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.model import Reading, Treaty
from core.status import long_date
from gui.looks.parts import button, glyph_button, label, list_view
from gui.looks.theme import Theme
from gui.looks.wording import count
from gui.treaties.treaties_model import TREATY, TreatiesModel
from gui.treaties.treaty_delegate import TreatyDelegate

_NOTHING_FOUND = (
    "No agreements found\n\nServanda looked for the names, initials and nicknames of the agreements "
    "in its catalogue, and for descriptions of them."
)
_SOME_DOUBTFUL = "No agreements found for certain"


class TreatiesPane(QWidget):
    """Every treaty once, with its count; a click asks for its next mention."""

    treaty_activated = Signal(str)
    previous_requested = Signal()
    next_requested = Signal()
    doubtful_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.model = TreatiesModel()
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self.model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._delegate = TreatyDelegate(self)
        self.heading = label("Treaties", "heading")
        self.number = label("", "muted")
        self.as_of = label("", "muted", wraps=True)
        self.filter = QLineEdit(placeholderText="Filter")
        self.list = list_view("Treaties in this article")
        self.message = label("", "message", wraps=True)
        self.previous = glyph_button("‹", "Previous mention of the chosen treaty (Shift+F8)")
        self.next = glyph_button("›", "Next mention of the chosen treaty (F8)")
        self.doubtful = button("", "Go to the next name that could be several agreements (F6)", "link")
        self._set_up()
        self._lay_out()
        self.show_message("")

    def _set_up(self) -> None:
        self.filter.setAccessibleName("Filter the treaties")
        self.filter.setToolTip("Show only the treaties with these letters in their name")
        self.list.setModel(self._shown)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.filter.textChanged.connect(self._on_filter)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.previous.clicked.connect(self.previous_requested)
        self.doubtful.clicked.connect(self.doubtful_requested)
        self.next.clicked.connect(self.next_requested)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 12, 4)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.as_of)
        top.addWidget(self.filter)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 8)
        foot.addWidget(self.doubtful)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.message)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        layout.addLayout(foot)

    def show_reading(self, reading: Reading, on: date | None) -> None:
        """Fills the list, the same filter on it where it was filled before; says so where nothing was found."""
        bar = self.list.verticalScrollBar()
        place = bar.value()
        self.model.set_reading(reading, on)
        self.show_date(on)
        if not reading.treaties:
            self.show_message(_SOME_DOUBTFUL if reading.doubtful else _NOTHING_FOUND)
            self._show_doubtful(reading)
            return
        self.message.hide()
        self.as_of.show()
        self.list.show()
        self.filter.setVisible(len(reading.treaties) > 1 or bool(self.filter.text()))
        self._on_filter(self.filter.text())
        self._allow_steps(True)
        self._show_doubtful(reading)
        self.list.doItemsLayout()
        bar.setValue(place)

    def show_message(self, text: str) -> None:
        """A few words in place of the list: still looking, nothing there."""
        self.filter.clear()
        self.doubtful.hide()
        self.number.setText("" if not text.startswith("No") else "0")
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.list.hide()
        self.filter.hide()
        self.as_of.hide()
        self._allow_steps(False)

    def show_date(self, on: date | None) -> None:
        """The day the statuses speak of."""
        self.model.set_date(on)
        if on is None:
            today = long_date(date.today().isoformat())
            self.as_of.setText(f"Status today, {today}: the article’s date is not known")
        else:
            self.as_of.setText(f"Status on {long_date(on.isoformat())}, the article’s date")

    def choose(self, treaty_id: str) -> None:
        """Marks a treaty as the chosen one; none for an empty id."""
        index = self._shown.mapFromSource(self.model.index(self.model.row_of(treaty_id)))
        if index.isValid():
            self.list.setCurrentIndex(index)
        else:
            self.list.selectionModel().clear()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.viewport().update()

    def focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_doubtful(self, reading: Reading) -> None:
        names = {" ".join(mention.span.of(reading.document.text).casefold().split()) for mention in reading.doubtful}
        words = f"{count(len(names), 'name')} could not be told apart"
        self.doubtful.setText(words)
        self.doubtful.setAccessibleName(words)
        self.doubtful.setVisible(bool(names))

    def _allow_steps(self, allowed: bool) -> None:
        self.previous.setEnabled(allowed)
        self.next.setEnabled(allowed)

    def _on_filter(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        left, all_of_them = self._shown.rowCount(), self.model.rowCount()
        self.number.setText(f"{all_of_them:,}" if left == all_of_them else f"{left:,} of {all_of_them:,}")

    def _on_chosen(self, index: QModelIndex) -> None:
        treaty: Treaty = index.data(TREATY)
        self.treaty_activated.emit(treaty.id)
