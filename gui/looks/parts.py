"""The small widgets every pane is made of, each with its name for the style sheet and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QPushButton, QToolButton


def label(text: str = "", style: str = "", *, wraps: bool = False) -> QLabel:
    """Words on the ground they stand on."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setObjectName(style)
    return made


def button(text: str, tip: str = "", style: str = "") -> QPushButton:
    """A button with words on it."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(tip or text)
    made.setAccessibleName(text)
    made.setObjectName(style)
    return made


def glyph_button(glyph: str, name: str) -> QToolButton:
    """A button with a sign on it, whose name is in its tooltip."""
    made = QToolButton()
    made.setText(glyph)
    made.setObjectName("sign" if glyph in "‹›×" else "word")
    made.setToolTip(name)
    made.setAccessibleName(name.partition(" (")[0])
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def list_view(name: str) -> QListView:
    """A list without a frame, whose rows a delegate paints."""
    made = QListView()
    dress_list(made, name)
    return made


def dress_list(made: QListView, name: str) -> None:
    """Makes any list look and behave like the others."""
    made.setObjectName("list")
    made.setAccessibleName(name)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setMouseTracking(True)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.verticalScrollBar().setSingleStep(24)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setResizeMode(QListView.ResizeMode.Adjust)
