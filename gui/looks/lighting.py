"""Which theme is on: the reader's choice, or the system's, followed as it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui.looks import theme as themes
from gui.looks.theme import Theme

CHOICES = ("system", "light", "dark", "sepia")


class Lighting(QObject):
    """Keeps the application in the theme chosen and tells the windows when it changes."""

    changed = Signal(object)  # Theme

    def __init__(self, choice: str = "system") -> None:
        super().__init__()
        self.choice = choice if choice in CHOICES else "system"
        self.theme = self._wanted()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def choose(self, choice: str) -> None:
        """Light, dark, sepia, or as the system has it."""
        self.choice = choice
        self._follow_system()

    def _follow_system(self) -> None:
        wanted = self._wanted()
        if wanted is not self.theme:
            self.theme = wanted
            self._apply()
            self.changed.emit(wanted)

    def _wanted(self) -> Theme:
        if self.choice != "system":
            return themes.THEMES[self.choice]
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return themes.DARK if dark else themes.LIGHT

    def _apply(self) -> None:
        QApplication.setPalette(themes.palette(self.theme))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet(themes.style_sheet(self.theme))
