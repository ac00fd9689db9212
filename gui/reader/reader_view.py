"""The article as the reader touches it: says what is clicked, hovered over and selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from core.model import Citation, Mention, Note, Span
from gui.notes import note_marks
from gui.reader.highlights import Highlights
from gui.reader.marks import Entry, Mark, innermost
from gui.reader.page_view import PageView
from gui.reader.underlines import way_back_rect
from gui.typesetting.page import Page
from gui.typesetting.typesetter import DATE_LINK

HOVER_MILLISECONDS = 350
PEEK_MILLISECONDS = 100
_SLACK = 4
_REACH = QMarginsF(4, 4, 4, 4)  # around what is too small to hit
_SCROLL_KEYS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Space: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class ReaderView(PageView):
    """A page that answers to mouse and keys."""

    mention_clicked = Signal(object)  # Mention
    mention_hovered = Signal(object)  # Mention
    citation_hovered = Signal(object)  # Citation
    mark_left = Signal()
    menu_requested = Signal(int, object)  # a place in the text, the QPoint on the screen
    menu_key_pressed = Signal()
    citation_clicked = Signal(object)  # Citation
    notes_clicked = Signal(object)  # tuple[Note, ...], the shortest first
    note_hovered = Signal(object)  # Note
    entry_clicked = Signal(object)  # Entry
    entry_hovered = Signal(object)  # Entry
    hints_requested = Signal()
    date_requested = Signal()
    selection_made = Signal()
    selection_cleared = Signal()
    pressed = Signal()
    scrolled = Signal()
    back_requested = Signal()
    forward_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._press: QPoint | None = None
        self._hovered: Mark | None = None
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.timeout.connect(self._on_hover)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setObjectName("reader")
        self.setAccessibleName("Article")
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.verticalScrollBar().setAccessibleName("Place in the article")
        self.selectionChanged.connect(self._on_selection)

    def show_page(self, page: Page, highlights: Highlights) -> None:
        self._forget_hover()
        super().show_page(page, highlights)

    def selected_span(self) -> Span | None:
        """The words selected, without the spaces around them."""
        cursor = self.textCursor()
        if self.page is None or not cursor.hasSelection():
            return None
        span = self.page.offsets.core_span(cursor.selectionStart(), cursor.selectionEnd())
        words = span.of(self.page.source.text)
        start = span.start + len(words) - len(words.lstrip())
        end = span.start + len(words.rstrip())
        return Span(start, end) if start < end else None

    def selection_ends(self) -> tuple[int, int]:
        """The positions where the selection began and where the keys extend it."""
        cursor = self.textCursor()
        return cursor.anchor(), cursor.position()

    def select(self, anchor: int, position: int) -> None:
        """Selects between two positions and keeps the second in sight."""
        self._set_caret(anchor, position)
        self.ensureCursorVisible()

    def clear_selection(self) -> None:
        """Lets the selection go; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def rect_of_selection(self) -> QRect:
        """The lines selected, in this widget's coordinates."""
        cursor = self.textCursor()
        rect = self.rect_of(cursor.selectionStart(), cursor.selectionEnd())
        return rect.translated(self.viewport().pos())

    def date_rect(self) -> QRect:
        """The article's date in the byline, in this widget's coordinates."""
        start, end = self.page.date_range() if self.page else (0, 0)
        return self.rect_of(start, end).translated(self.viewport().pos())

    def mark_at(self, point: QPoint) -> Mark | None:
        """The innermost mark under a point of the viewport."""
        position, layers = self._position_at(point), self.highlights
        if position < 0 or layers is None:
            return self.way_back_at(point) or self._flag_at(point)
        found = innermost(layers.mentions, layers.doubtful, layers.citations, position=position)
        return found or innermost(layers.notes, position=position)

    def way_back_at(self, point: QPoint) -> Mark | None:
        """The note or entry whose arrow in the margin is under a point of the viewport."""
        if self.highlights is None:
            return None
        inside = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        shown = self.highlights.entries.within(*self.visible_range())
        return next((mark for mark in shown if way_back_rect(self.document(), mark).contains(inside)), None)

    def _flag_at(self, point: QPoint) -> Mark | None:
        """The note whose flag in the margin is under a point of the viewport."""
        if self.highlights is None:
            return None
        inside = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        shown = self.highlights.notes.within(*self.visible_range())
        flags = note_marks.flags(self.document(), shown)
        return next((mark for mark, rect in flags if rect.marginsAdded(_REACH).contains(inside)), None)

    def _notes_at(self, point: QPoint) -> tuple[Note, ...]:
        """All notes on the letter under a point of the viewport, the shortest first."""
        position = self._position_at(point)
        marks = self.highlights.notes.at(position) if self.highlights is not None and position >= 0 else []
        marks.sort(key=lambda mark: mark.end - mark.start)
        return tuple(mark.value for mark in marks if isinstance(mark.value, Note))

    def marks_on_screen(self) -> list[tuple[Mark, QRect]]:
        """What can be followed there, and the rectangle of its first letter in the viewport, in reading order."""
        if self.highlights is None:
            return []
        layers, shown = self.highlights, self.viewport().rect()
        places = (layers.mentions, layers.doubtful, layers.citations)
        marks = [mark for layer in places for mark in layer.within(*self.visible_range())]
        marks.sort(key=lambda mark: (mark.start, mark.end))
        found = [(mark, self.rect_of(mark.start, mark.start + 1)) for mark in marks]
        return [(mark, rect) for mark, rect in found if rect.isValid() and shown.contains(rect.center())]

    def _position_at(self, point: QPoint) -> int:
        """The position of the letter under a point of the viewport, -1 where there is none."""
        inside = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        return self.document().documentLayout().hitTest(inside, Qt.HitTestAccuracy.ExactHit)

    def _click(self, point: QPoint) -> None:
        if self.anchorAt(point) == DATE_LINK:
            self.date_requested.emit()
            return
        mark = self.mark_at(point)
        value = mark.value if mark else None
        if isinstance(value, Mention):
            self._hover.stop()
            self.mention_clicked.emit(value)
        elif isinstance(value, Citation):
            self._hover.stop()
            self.citation_clicked.emit(value)
        elif isinstance(value, Note):
            self.notes_clicked.emit(self._notes_at(point) or (value,))
        elif isinstance(value, Entry):
            self._hover.stop()
            self.entry_clicked.emit(value)

    def _follow_pointer(self, point: QPoint) -> None:
        mark = self.mark_at(point)
        over = mark is not None or self.anchorAt(point) == DATE_LINK
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        if mark == self._hovered:
            if self._hover.isActive():
                self._hover.start()  # only a pointer that rests asks for something
            return
        self._forget_hover()
        self._hovered = mark
        if mark is not None and (not isinstance(mark.value, Note) or mark.value.body):
            is_slow = isinstance(mark.value, Mention | Note)
            self._hover.start(HOVER_MILLISECONDS if is_slow else PEEK_MILLISECONDS)

    def _forget_hover(self) -> None:
        left = self._hovered
        self._hovered = None
        self._hover.stop()
        if left is not None:
            self.mark_left.emit()

    def _on_hover(self) -> None:
        if self._hovered is not None and self._press is None:
            value = self._hovered.value
            told = {
                Mention: self.mention_hovered,
                Citation: self.citation_hovered,
                Entry: self.entry_hovered,
                Note: self.note_hovered,
            }
            told[type(value)].emit(value)

    def _on_selection(self) -> None:
        if not self.textCursor().hasSelection():
            self.selection_cleared.emit()
        elif self._press is None:
            self.selection_made.emit()

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            back = event.button() == Qt.MouseButton.BackButton
            (self.back_requested if back else self.forward_requested).emit()
            return
        self.pressed.emit()
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point, self._press = self._press, None
        if event.button() != Qt.MouseButton.LeftButton or point is None:
            return
        if self.textCursor().hasSelection():
            self.selection_made.emit()
        elif (event.position().toPoint() - point).manhattanLength() <= _SLACK:
            self._click(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._press is None:
            self._follow_pointer(event.position().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._forget_hover()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Without a caret to be seen, plain arrows turn the page; with Shift they select, as everywhere.
        action = _SCROLL_KEYS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Menu or (
            event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self.menu_key_pressed.emit()
        elif event.key() == Qt.Key.Key_F and not event.modifiers():
            self.hints_requested.emit()
        elif action is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ControlModifier,
        ):
            self.verticalScrollBar().triggerAction(action)
        elif event.key() == Qt.Key.Key_Space:
            self.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # Qt's own menu knows none of the window's commands.
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self.menu_key_pressed.emit()
            return
        position = self._position_at(event.pos())
        if self.page is not None and position >= 0:
            self.menu_requested.emit(self.page.offsets.to_core(position), event.globalPos())
