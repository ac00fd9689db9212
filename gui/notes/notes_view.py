"""A list whose rows differ in height: those on screen are measured, of all others it is guessed how high they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import MutableSequence, Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem

_GUESS = 48
_STEP = 24
_Index = QModelIndex | QPersistentModelIndex
_States = QStyle.StateFlag
_Move = QAbstractItemView.CursorAction


class NotesView(QAbstractItemView):
    """Qt's own lists measure every row whenever one comes or goes; ten thousand notes are too many for that."""

    # Of the class, too, because Qt sends events before and after the life of Python's attributes.
    _heights: MutableSequence[int] = bytearray()  # below 0 where it is only guessed
    _tops: Sequence[int] | None = None

    def __init__(self, name: str) -> None:
        super().__init__()
        self._heights = []
        self.setObjectName("list")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def measure_again(self, index: QModelIndex) -> None:
        """A row's height is another one now."""
        if index.row() < len(self._heights):
            self._heights[index.row()] = -_GUESS
            self._lay_out()

    def _lay_out(self) -> None:
        """Something about the heights changed; what follows from it is done once, when all changes are."""
        self._tops = None
        self.scheduleDelayedItemsLayout()

    def _edges(self) -> Sequence[int]:
        """The top of each row, and the foot of the last."""
        if self._tops is None:
            self._tops = [0, *accumulate(map(abs, self._heights))]
        return self._tops

    def _row_at(self, y: int) -> int:
        return min(max(bisect_right(self._edges(), y) - 1, 0), max(0, len(self._heights) - 1))

    def _measure(self, rows: Sequence[int]) -> None:
        missing = [row for row in rows if self._heights[row] < 0]
        if not missing:
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in missing:
            height = self.itemDelegate().sizeHint(option, self.model().index(row, 0)).height()
            self._heights[row] = max(1, height)
        self._tops = None

    def _on_screen(self) -> list[tuple[int, QRect]]:
        """The rows that show and where; what is measured for that moves nothing above it."""
        offset, high, wide = self.verticalOffset(), self.viewport().height(), self.viewport().width()
        found: list[tuple[int, QRect]] = []
        row = self._row_at(offset)
        y = self._edges()[row] - offset
        self._measure(range(row, min(row + high // _STEP + 1, len(self._heights))))
        while row < len(self._heights) and y < high:
            found.append((row, QRect(0, y, wide, self._heights[row])))
            y += self._heights[row]
            row += 1
        return found

    # Qt overrides

    def setItemDelegate(self, delegate: QAbstractItemDelegate) -> None:
        super().setItemDelegate(delegate)
        delegate.sizeHintChanged.connect(self.measure_again)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.reset()

    def reset(self) -> None:
        super().reset()
        self._heights = [-_GUESS] * (self.model().rowCount() if self.model() else 0)
        self._lay_out()

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        self._heights[start:start] = [-_GUESS] * (end - start + 1)
        self._lay_out()
        super().rowsInserted(parent, start, end)

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        super().rowsAboutToBeRemoved(parent, start, end)
        del self._heights[start : end + 1]
        self._lay_out()

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        self._heights[first.row() : last.row() + 1] = [-_GUESS] * (last.row() - first.row() + 1)
        self._lay_out()
        super().dataChanged(first, last, list(roles))

    def updateGeometries(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._edges()[-1] - high))
        bar.setPageStep(high)
        bar.setSingleStep(_STEP)
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            chosen, row = self.currentIndex(), self._row_at(self.verticalOffset())
            was_shown = self.visualRect(chosen).intersects(self.viewport().rect())
            self._heights = [-_GUESS] * len(self._heights)
            self._lay_out()
            self.verticalScrollBar().setValue(self._edges()[row])
            if was_shown:
                self.scrollTo(chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._on_screen()
        if self.verticalScrollBar().maximum() != max(0, self._edges()[-1] - self.viewport().height()):
            self.updateGeometries()
        painter = QPainter(self.viewport())
        hovered = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())) if self.underMouse() else QModelIndex()
        for row, rect in shown:
            if rect.intersects(event.rect()):
                self._paint_row(painter, self.model().index(row, 0), rect, hovered)
        painter.end()

    def _paint_row(self, painter: QPainter, index: QModelIndex, rect: QRect, hovered: QModelIndex) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = rect
        states = option.state & ~_States.State_HasFocus
        if self.selectionModel().isSelected(index):
            states |= _States.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            states |= _States.State_HasFocus
        if index == hovered:
            states |= _States.State_MouseOver
        option.state = states
        self.itemDelegate().paint(painter, option, index)

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._edges()[index.row()] - self.verticalOffset()
        if top < self.viewport().height():
            self._measure([index.row()])
        return QRect(0, top, self.viewport().width(), abs(self._heights[index.row()]))

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        # What will stand over it on screen is measured first, or it would be pushed out of sight again.
        high, row = self.viewport().height(), index.row()
        self._measure(range(max(0, row - high // _STEP), row + 1))
        self.updateGeometries()
        bar, top = self.verticalScrollBar(), self._edges()[row]
        if top < bar.value() or self._heights[row] > high:
            bar.setValue(top)
        elif top + self._heights[row] > bar.value() + high:
            bar.setValue(top + self._heights[row] - high)

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not self._heights or not 0 <= y < self._edges()[-1]:
            return QModelIndex()
        return self.model().index(self._row_at(y), 0)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last, row = len(self._heights) - 1, self.currentIndex().row()
        if last < 0:
            return QModelIndex()
        page = max(1, len(self._on_screen()) - 1)
        steps = {
            _Move.MoveUp: -1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveNext: 1,
            _Move.MovePageUp: -page, _Move.MovePageDown: page, _Move.MoveHome: -row, _Move.MoveEnd: last - row,
        }  # fmt: skip
        return self.model().index(min(max(row + steps.get(action, 0), 0), last), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.bottomRight()), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self.updateEditorGeometries()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: _Index) -> bool:
        return False
