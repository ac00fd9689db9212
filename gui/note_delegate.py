"""Paints a note's row, the passage and what was written on it, and gives it an editor in place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.model import Note
from gui import rows
from gui.notes_model import NOTE, Index
from gui.theme import LIGHT, Theme, mixed, serif

_LEFT = 26
_RIGHT = 16
_QUOTE_LINES = 2
_BODY_LINES = 12
_EDITOR_LINES = 4


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

    def _height(self, option: QStyleOptionViewItem, index: Index, width: int) -> tuple[int, int]:
        note: Note = index.data(NOTE)
        quote = rows.height_of(f"“{note.quote}”", _quote_font(option), width, _QUOTE_LINES)
        body = rows.height_of(note.body, option.font, width, _BODY_LINES) if note.body else 0
        if self._edited.isValid() and self._edited.row() == index.row():
            body = max(body + QFontMetrics(option.font).height(), QFontMetrics(option.font).height() * _EDITOR_LINES)
        return quote, body

    def _on_typed(self) -> None:
        editor = self.sender()
        if isinstance(editor, NoteEditor):
            self.commitData.emit(editor)

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note: Note = index.data(NOTE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.draw_ground(painter, option, self.theme)
        inner = option.rect.adjusted(_LEFT, 8, -_RIGHT, -8)
        quote, _ = self._height(option, index, inner.width())
        painter.fillRect(
            QRect(option.rect.left() + 14, inner.top() + 2, 4, quote - 2),
            mixed(self.theme.colour("ink"), self.theme.colour("note"), 0.22),
        )
        muted, ink = self.theme.colour("muted"), self.theme.colour("ink")
        rows.draw_lines(painter, inner, f"“{note.quote}”", _quote_font(option), muted, _QUOTE_LINES)
        if note.body:
            rows.draw_lines(painter, inner.adjusted(0, quote + 4, 0, 0), note.body, option.font, ink, _BODY_LINES)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = (view.viewport().width() if hasattr(view, "viewport") else 250) - _LEFT - _RIGHT
        quote, body = self._height(option, index, width)
        return QSize(200, 16 + quote + (4 + body if body else 0))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._edited = QPersistentModelIndex(QModelIndex(index))  # type: ignore[arg-type]
        editor = NoteEditor(parent)
        editor.textChanged.connect(self._on_typed)
        self.sizeHintChanged.emit(index)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._edited = QPersistentModelIndex()
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
        inner = option.rect.adjusted(_LEFT - 4, 8, -_RIGHT + 4, -4)
        quote, _ = self._height(option, index, option.rect.width() - _LEFT - _RIGHT)
        editor.setGeometry(inner.adjusted(0, quote + 2, 0, 0))

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


def _quote_font(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setFamily(serif())
    font.setItalic(True)
    return font
