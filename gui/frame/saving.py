"""Sees that what a person made is stored: tells when it is not, tries again, and asks before it would be lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.frame.notice_bar import NoticeBar
from gui.keeper import Keeper

TRY_AGAIN = "Try again"
_SAVE_MILLISECONDS = 3000


class Saving(QObject):
    """One voice for all keepers of a window."""

    def __init__(self, alarm: NoticeBar, keepers: Sequence[Keeper[Any]]) -> None:
        super().__init__()
        self._alarm = alarm
        self._keepers = keepers
        self._fault = ""

    def show_fault(self, sentence: str) -> None:
        """The store refuses; said once, not at each try."""
        if sentence != self._fault:
            self._fault = sentence
            self._alarm.say(sentence, TRY_AGAIN)

    def show_caught_up(self) -> None:
        """All is written after all."""
        if any(keeper.is_failing for keeper in self._keepers):
            return
        if self._alarm.sentence() == self._fault:
            self._alarm.dismiss()
        self._fault = ""

    def retry(self) -> None:
        for keeper in self._keepers:
            keeper.retry()

    def may_close(self, window: QWidget) -> bool:
        """Whether all is stored, or the reader says to close without it."""
        stored = [keeper.finish(_SAVE_MILLISECONDS) for keeper in self._keepers]
        if all(stored):
            return True
        from PySide6.QtWidgets import QMessageBox

        buttons = QMessageBox.StandardButton
        answer = QMessageBox.warning(
            window,
            "Not everything is saved",
            "The notes database still cannot be written to, and what you did last is only in this window. "
            "Close it all the same?",
            buttons.Discard | buttons.Cancel,
            buttons.Cancel,
        )
        return answer == buttons.Discard

    def stop(self) -> None:
        """The window closes."""
        for keeper in self._keepers:
            keeper.stop()
