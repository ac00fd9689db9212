"""What can be undone, the last thing first; the menu's Undo says what that is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction

UNDO = "Undo"


class WayBack:
    """The things done to one document, and how to undo each."""

    def __init__(self, action: QAction) -> None:
        self._action = action
        self._done: list[tuple[str, Callable[[], None]]] = []
        self._show()

    def offer(self, what: str, undo: Callable[[], None]) -> None:
        """Something was done: "Deleting a Note"."""
        self._done.append((what, undo))
        self._show()

    def take(self) -> None:
        """Undoes the last thing."""
        if self._done:
            _, undo = self._done.pop()
            self._show()
            undo()

    def forget(self) -> None:
        """Another document: what was done to the last one stays done."""
        self._done.clear()
        self._show()

    def _show(self) -> None:
        self._action.setEnabled(bool(self._done))
        self._action.setText(f"&Undo {self._done[-1][0]}" if self._done else "&Undo")
