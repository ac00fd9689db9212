"""The bar on top: back and forward, open, the article's title, find, size and colours."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from gui.actions import Actions
from gui.looks.parts import glyph_button


class ToolBar(QToolBar):
    """Signs and few words; every one of them is in a menu, too."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("Tool bar", parent)
        self.setObjectName("tool_bar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        for name in ("back", "forward", "open"):
            self._add(actions, name)
        self.title = _Title()
        self.addWidget(self.title)
        self._add(actions, "find")
        self.addWidget(self._size_button(actions))
        self.addWidget(_menu_button("◐", "Colours", actions.theme_menu))

    def _add(self, actions: Actions, name: str) -> None:
        action = actions[name]
        self.addAction(action)
        button = self.widgetForAction(action)
        button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        button.setObjectName("sign" if len(action.iconText()) == 1 else "word")

    def _size_button(self, actions: Actions) -> QToolButton:
        menu = QMenu(self)
        for name in ("larger", "smaller", "actual"):
            menu.addAction(actions[name])
        return _menu_button("Aa", "Text size", menu)


class _Title(QLabel):
    """The article's title, cut where the window is narrow."""

    def __init__(self) -> None:
        super().__init__("")
        self.setObjectName("muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName("Title")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.rect().adjusted(12, 0, -12, 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()


def _menu_button(glyph: str, name: str, menu: QMenu) -> QToolButton:
    button = glyph_button(glyph, name)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
