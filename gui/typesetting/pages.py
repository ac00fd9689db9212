"""Sets pages: a short one at once, a long one a little at a time, so that the window keeps answering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer

from core.model import Document
from gui.typesetting.formats import Look
from gui.typesetting.page import Page

_SHORT = 50_000
_SECONDS_AT_A_TIME = 0.012


class Pages(QObject):
    """Sets one page at a time; the one asked for last counts."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._done: Callable[[Page], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def set(self, document: Document, look: Look, on: date | None, done: Callable[[Page], None]) -> None:
        """Calls `done` with the page."""
        self.forget()
        if len(document.text) <= _SHORT:
            done(Page(document, look, on))
        else:
            self._page, self._done = Page(document, look, on, at_once=False), done
            self._timer.start()

    def forget(self) -> None:
        """What is still being set is no longer wanted."""
        self._timer.stop()
        self._page = self._done = None

    def _go_on(self) -> None:
        page, done = self._page, self._done
        if page is None or done is None:
            return
        if page.set_for(_SECONDS_AT_A_TIME):
            self.forget()
            done(page)
        else:
            self._timer.start()
