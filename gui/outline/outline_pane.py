"""The sections of the document, to be gone to; the one the reader is in is marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from core.model import Document
from core.outline import Entry, outline
from gui.looks import rows
from gui.looks.theme import LIGHT, Theme
from gui.outline.outline_model import ENTRY, Index, OutlineModel

_LONG = 15
_OPEN_AT_FIRST = 60


class OutlinePane(QWidget):
    """A tree; a click or Return asks to go to a section."""

    entry_activated = Signal(object)  # Entry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OutlineModel()
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self.model)
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._delegate = _Delegate(self)
        self.filter = QLineEdit(placeholderText="Filter")
        self.filter.setAccessibleName("Filter the outline")
        self.filter.setToolTip("Show only the sections with these letters in their title")
        self.tree = _tree()
        self.tree.setModel(self._shown)
        self.tree.setItemDelegate(self._delegate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 12, 0)
        top.addWidget(self.filter)
        layout.addLayout(top)
        layout.addWidget(self.tree, 1)
        self.filter.textChanged.connect(self._on_filter)
        self.tree.clicked.connect(self._on_chosen)
        self.tree.activated.connect(self._on_chosen)

    @property
    def is_empty(self) -> bool:
        """Whether the document has no sections."""
        return not len(self.model)

    def show_document(self, document: Document) -> None:
        """Fills the tree; a short one stands open."""
        self.filter.clear()
        self.model.set_outline(outline(document))
        self.filter.setVisible(len(self.model) > _LONG)
        if len(self.model) <= _OPEN_AT_FIRST:
            self.tree.expandAll()

    def follow(self, point: int) -> None:
        """The reader is at a code point: marks its section, or the folded one it lies in."""
        index = self._shown.mapFromSource(self.model.index_at(point))
        above = index.parent()
        while above.isValid():
            if not self.tree.isExpanded(above):
                index = above
            above = above.parent()
        if index.isValid():
            self.tree.setCurrentIndex(index)
        else:
            self.tree.selectionModel().clear()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        # Qt would paint the chosen row's indent in its own colour.
        palette = self.tree.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.tree.setPalette(palette)

    def focus(self) -> None:
        """Takes the keys."""
        (self.tree if self.filter.isHidden() else self.filter).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_filter(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        if text:
            self.tree.expandAll()

    def _on_chosen(self, index: QModelIndex) -> None:
        entry: Entry = index.data(ENTRY)
        self.entry_activated.emit(entry)


class _Delegate(QStyledItemDelegate):
    """A line for each section."""

    theme: Theme = LIGHT

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.draw_ground(painter, option, self.theme)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        colour = self.theme.colour("ink" if here or not index.parent().isValid() else "muted")
        rows.draw_line(painter, option.rect.adjusted(8, 0, -12, 0), str(index.data()), option.font, colour)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, QFontMetrics(option.font).height() + 10)


def _tree() -> QTreeView:
    made = QTreeView()
    made.setObjectName("list")
    made.setAccessibleName("Outline of this article")
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHeaderHidden(True)
    made.setUniformRowHeights(True)
    made.setMouseTracking(True)
    made.setIndentation(14)
    made.setExpandsOnDoubleClick(False)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return made
