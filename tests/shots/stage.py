"""The application on a stage: it is driven by real keys and clicks, and a camera takes what it shows."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.model import Mention, MentionKind, Span
from gui.application import Servanda
from gui.window import MainWindow


def wait(milliseconds: int) -> None:
    """Lets the window live for a while. QTest.qWait would keep Python's lock, and the workers waiting."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Stage:
    """The application with one window, and a camera."""

    def __init__(self, out: Path, home: Path) -> None:
        self._out = out
        self.home = home
        self.app = QApplication(sys.argv[:1])
        self.app.setStyle("Fusion")
        self.servanda = Servanda(home / "log")
        self.servanda.open([])
        self.window: MainWindow = self.servanda.windows[0]
        # There is no window manager to do it.
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    def shoot(self, name: str) -> None:
        wait(60)
        path = self._out / f"{name}.png"
        self.window.grab().save(str(path))
        print(path.relative_to(self._out.parent))

    def shoot_screen(self, name: str) -> None:
        """With what stands in windows of its own: menus."""
        path = self._out / f"{name}.png"
        self.window.screen().grabWindow(0, *self.window.geometry().getRect()).save(str(path))
        print(path.relative_to(self._out.parent))

    def open(self, path: Path) -> None:
        self.window.open_file(path)
        self.until(lambda: self.window.article.document is not None and self._is_settled(path))
        wait(50)

    def until(self, condition: Callable[[], bool]) -> None:
        for _ in range(500):
            if condition():
                return
            wait(20)
        raise TimeoutError(self.window.parts.alarm.sentence() or "the window did not get there")

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def point(self, span: Span) -> QPoint:
        reader = self.window.parts.reader
        assert reader.page is not None
        start, _ = reader.page.offsets.qt_range(span)
        return reader.rect_of(start, start + 2).center()

    def click(self, span: Span) -> None:
        viewport = self.window.parts.reader.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=self.point(span))

    def select(self, words: str) -> None:
        window = self.window
        document, page = window.article.document, window.parts.reader.page
        assert document is not None and page is not None
        start = document.text.index(words)
        first, last = page.offsets.qt_range(Span(start, start + len(words)))
        window.parts.reader._set_caret(first, last)

    def first_named(self) -> Mention:
        reading = self.window.article.reading
        assert reading is not None
        return next(mention for mention in reading.mentions if mention.kind is not MentionKind.ANAPHOR)

    def _is_settled(self, path: Path) -> bool:
        document, reading = self.window.article.document, self.window.article.reading
        return document is not None and document.source == str(path) and reading is not None
