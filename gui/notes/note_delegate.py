"""Paints a note's row, the passage and what was written on it, and gives it an editor in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.model import Note, NoteKind, NoteStyle, Standing
from gui.looks import rows
from gui.looks.theme import LIGHT, Theme, serif, smaller
from gui.notes.note_text import ink, text_of
from gui.notes.notes_model import HEADING, NOTE, TITLE, Index

_LEFT = 26
_RIGHT = 16
_PAD = 8
_HEAD = 30
_STAR = 18
_QUOTE_LINES = 2
_BODY_PIXELS = 260
_EDITOR_LINES = 4


@dataclass(frozen=True, slots=True)
class _Heights:
    """How high the parts of a row stand, in pixels; 0 for what it has not."""

    head: int
    quote: int
    body: int
    tags: int

    @property
    def whole(self) -> int:
        parts = [part for part in (self.quote, self.body, self.tags) if part]
        return self.head + sum(parts) + 4 * max(0, len(parts) - 1) + 2 * _PAD


class NoteEditor(QPlainTextEdit):
    """Where a note is written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note_editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Note")
        self.setPlaceholderText("Your note")
        self.setToolTip("Kept as you type; Esc when you are done")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)


class NoteDelegate(QStyledItemDelegate):
    """Every change in the editor goes to the model at once: nothing typed waits for a key to be kept."""

    theme: Theme = LIGHT
    _edited = QPersistentModelIndex()
    editor: NoteEditor | None = None

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._measured: dict[str, tuple[Note, int, bool, _Heights]] = {}

    def _heights(self, option: QStyleOptionViewItem, index: Index, width: int) -> _Heights:
        """Measured once for a note as it stands; of ten thousand, few are ever measured twice."""
        note: Note = index.data(NOTE)
        edited = self._edited.isValid() and self._edited.row() == index.row()
        has_head = bool(index.data(HEADING))
        known = self._measured.get(note.id)
        if known is not None and not edited and known[0] is note and known[1:3] == (width, has_head):
            return known[3]
        line = QFontMetrics(option.font).height()
        title = str(index.data(TITLE))
        made = _Heights(
            _HEAD if has_head else 0,
            rows.height_of(title, _title_font(option, note), width - _STAR, _QUOTE_LINES) if title else 0,
            line * _EDITOR_LINES if edited else self._body_height(option, note, width),
            line if note.tags else 0,
        )
        if edited:
            typed = rows.height_of(note.body, option.font, width, 2 * _EDITOR_LINES) + line
            made = replace(made, body=max(made.body, typed))
        else:
            self._measured[note.id] = (note, width, has_head, made)
        return made

    def _body_height(self, option: QStyleOptionViewItem, note: Note, width: int) -> int:
        if not note.body.strip():
            return 0
        return min(_BODY_PIXELS, ceil(text_of(note.body, option.font, width, self.theme).size().height()))

    def _on_typed(self) -> None:
        editor = self.sender()
        if isinstance(editor, NoteEditor):
            self.commitData.emit(editor)

    def _draw_body(self, painter: QPainter, option: QStyleOptionViewItem, note: Note, rect: QRect) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = ink(self.theme)
        context.clip = QRectF(0, 0, rect.width(), rect.height())
        painter.save()
        painter.translate(rect.topLeft())
        painter.setClipRect(context.clip)
        text_of(note.body, option.font, rect.width(), self.theme).documentLayout().draw(painter, context)
        painter.restore()

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note: Note = index.data(NOTE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = option.rect.width() - _LEFT - _RIGHT
        heights = self._heights(option, index, width)
        muted = self.theme.colour("muted")
        if heights.head:
            head = QRect(option.rect.left() + 14, option.rect.top(), width, heights.head)
            rows.draw_line(painter, head, str(index.data(HEADING)), _heading_font(option), muted)
        option.rect = option.rect.adjusted(0, heights.head, 0, 0)
        rows.draw_ground(painter, option, self.theme)
        inner = option.rect.adjusted(_LEFT, _PAD, -_RIGHT, -_PAD)
        self._draw_bar(painter, note, QRect(option.rect.left() + 14, inner.top() + 1, 4, inner.height() - 2))
        if note.starred:
            star = QRect(inner.right() - _STAR + 6, inner.top(), _STAR, QFontMetrics(option.font).height())
            rows.draw_line(painter, star, "★", option.font, self.theme.note_ink("yellow"))
        title, font = str(index.data(TITLE)), _title_font(option, note)
        rows.draw_lines(painter, inner.adjusted(0, 0, -_STAR, 0), title, font, muted, _QUOTE_LINES)
        top = inner.top() + (heights.quote + 4 if heights.quote else 0)
        if heights.body:
            self._draw_body(painter, option, note, QRect(inner.left(), top, inner.width(), heights.body))
            top += heights.body + 4
        if heights.tags:
            tags = QRect(inner.left(), top, inner.width(), heights.tags)
            rows.draw_line(painter, tags, "  ".join(f"#{tag}" for tag in note.tags), option.font, muted)
        painter.restore()

    def _draw_bar(self, painter: QPainter, note: Note, rect: QRect) -> None:
        """The note's colour: full for a highlight, a line for what is underlined, broken where uncertain."""
        colour = self.theme.note_ink(note.colour)
        if note.standing is not Standing.PLACED:
            for top in range(rect.top(), rect.bottom(), 6):
                painter.fillRect(QRect(rect.left(), top, 3, min(3, rect.bottom() - top)), colour)
        else:
            width = 2 if note.style is NoteStyle.UNDERLINE else 4
            painter.fillRect(QRect(rect.left(), rect.top(), width, rect.height()), colour)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = (view.viewport().width() if hasattr(view, "viewport") else 250) - _LEFT - _RIGHT
        return QSize(200, self._heights(option, index, width).whole)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._edited = QPersistentModelIndex(QModelIndex(index))  # type: ignore[arg-type]
        editor = NoteEditor(parent)
        self.editor = editor
        editor.textChanged.connect(self._on_typed)
        self.sizeHintChanged.emit(index)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._edited = QPersistentModelIndex()
        self.editor = None
        self.sizeHintChanged.emit(index)
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        body = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, NoteEditor) and editor.toPlainText() != body:
            editor.setPlainText(body)
            editor.moveCursor(editor.textCursor().MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, NoteEditor):
            model.setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)
            self.sizeHintChanged.emit(index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        heights = self._heights(option, index, option.rect.width() - _LEFT - _RIGHT)
        top = option.rect.top() + heights.head + _PAD + (heights.quote + 2 if heights.quote else 0)
        width = option.rect.width() - _LEFT - _RIGHT + 8
        editor.setGeometry(QRect(option.rect.left() + _LEFT - 4, top, width, heights.body + 6))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # Return is a new line in a note; with Ctrl it ends the writing.
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            ends = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.type() == QEvent.Type.ShortcutOverride and ends:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and ends and isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                return True
            return False
        return super().eventFilter(editor, event)


def _title_font(option: QStyleOptionViewItem, note: Note) -> QFont:
    """Words of the article are set in its type."""
    font = QFont(option.font)
    if note.kind is not NoteKind.TREATY:
        font.setFamily(serif())
        font.setItalic(True)
    return font


def _heading_font(option: QStyleOptionViewItem) -> QFont:
    font = smaller(option.font)
    font.setWeight(QFont.Weight.DemiBold)
    return font
