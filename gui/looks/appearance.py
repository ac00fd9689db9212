"""How large and in which light the window shows its article."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gui.frame.popups import Popups
from gui.layout import Layout
from gui.looks.lighting import Lighting
from gui.looks.theme import Theme
from gui.reader.article import Article
from gui.settings import Settings

ZOOM_STEP = 1.1
_LEAST, _MOST = 0.6, 3.0


class Appearance(QObject):
    """Zoom and theme, kept in the settings."""

    def __init__(self, parts: Layout, article: Article, popups: Popups, settings: Settings, lighting: Lighting) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._popups = popups
        self._settings = settings
        self._lighting = lighting
        parts.actions.show_theme(lighting.choice)
        self._paint(lighting.theme)

    def larger(self) -> None:
        self._zoom(self._article.zoom * ZOOM_STEP)

    def smaller(self) -> None:
        self._zoom(self._article.zoom / ZOOM_STEP)

    def usual_size(self) -> None:
        self._zoom(1.0)

    def choose_theme(self, action: QAction) -> None:
        """Light, dark, sepia, or the system's."""
        choice = str(action.data())
        self._settings.set_theme(choice)
        self._lighting.choose(choice)

    def relight(self, theme: Theme) -> None:
        """The theme changed, by the reader or by the system."""
        self._paint(theme)
        self._article.set_look(theme, self._article.zoom)
        self._parts.actions.show_theme(self._lighting.choice)

    def _zoom(self, zoom: float) -> None:
        zoom = min(_MOST, max(_LEAST, zoom))
        self._settings.set_zoom(zoom)
        self._popups.close_all()
        self._article.set_look(self._lighting.theme, zoom)

    def _paint(self, theme: Theme) -> None:
        for part in (
            self._parts.treaties,
            self._parts.outline,
            self._parts.notes,
            self._parts.citations,
            self._parts.empty,
            self._parts.progress,
            self._popups,
        ):
            part.set_theme(theme)
