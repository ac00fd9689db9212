"""What can be undone and done again, the last thing first; the menu says what that is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction

UNDO = "Undo"


@dataclass(slots=True)
class _Deed:
    what: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    typed_in: str


class WayBack:
    """The things done to one document, and how to undo and to do each again."""

    def __init__(self, undo: QAction, redo: QAction) -> None:
        self._undo = undo
        self._redo = redo
        self._done: list[_Deed] = []
        self._undone: list[_Deed] = []
        self._show()

    def offer(self, what: str, undo: Callable[[], object], redo: Callable[[], object], typed_in: str = "") -> None:
        """Something was done: "Deleting a Note". What is typed into one thing in a row is one deed."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and typed_in and last.typed_in == typed_in:
            last.redo = redo
        else:
            self._done.append(_Deed(what, undo, redo, typed_in))
        self._show()

    def rest(self) -> None:
        """What is typed from now on is another deed."""
        if self._done:
            self._done[-1].typed_in = ""

    def take(self) -> None:
        """Undoes the last thing."""
        if self._done:
            deed = self._done.pop()
            deed.typed_in = ""
            self._undone.append(deed)
            self._show()
            deed.undo()

    def take_again(self) -> None:
        """Does again what was undone last."""
        if self._undone:
            deed = self._undone.pop()
            self._done.append(deed)
            self._show()
            deed.redo()

    def forget(self) -> None:
        """Another document: what was done to the last one stays done."""
        self._done.clear()
        self._undone.clear()
        self._show()

    def _show(self) -> None:
        for action, word, deeds in ((self._undo, "&Undo", self._done), (self._redo, "&Redo", self._undone)):
            action.setEnabled(bool(deeds))
            action.setText(f"{word} {deeds[-1].what}" if deeds else word)
