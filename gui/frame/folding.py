"""Folds the side panes away where the window is too narrow for them, and out again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Fold(QObject):
    """One pane: shown if the reader wants it and the window is wide enough, or if asked for just now."""

    changed = Signal(bool)

    def __init__(self, pane: QWidget, limit: int, wanted: bool) -> None:
        super().__init__()
        self._pane = pane
        self._limit = limit
        self._wide = True
        self.wanted = wanted
        self._show(wanted)

    @property
    def is_shown(self) -> bool:
        return not self._pane.isHidden()

    def fit(self, width: int) -> None:
        """The window has another width; only crossing the limit matters."""
        wide = width >= self._limit
        if wide != self._wide:
            self._wide = wide
            self._show(wide and self.wanted)

    def toggle(self) -> None:
        """The reader's own wish; in a narrow window it is one for now."""
        self.set_shown(not self.is_shown)

    def set_shown(self, shown: bool) -> None:
        if self._wide:
            self.wanted = shown
        self._show(shown)

    def _show(self, shown: bool) -> None:
        if shown != self.is_shown:
            self._pane.setVisible(shown)
        self.changed.emit(shown)
