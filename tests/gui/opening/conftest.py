"""Windows that read what a test tells them to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.importers.assemble import Piece, assemble
from core.model import BlockKind, Document
from gui.opening import opening
from gui.opening.opening import Read
from gui.services import Services
from gui.window import MainWindow

WORDS = "Some words of the INF Treaty stand here, and enough of them to be a paragraph. "
PASTED = "A pasted title\n\n" + WORDS * 3
FRAGMENT = f"<h2>A pasted heading</h2><p>{WORDS * 3}</p>"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE_MILLISECONDS", 20)


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    made = threading.Event()
    yield made
    made.set()


@pytest.fixture
def window_that_reads(qtbot: QtBot, services: Services) -> Callable[[Read], MainWindow]:
    def make(read: Read) -> MainWindow:
        window = MainWindow(replace(services, read=read))
        qtbot.addWidget(window)
        window.resize(1200, 800)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


def made(text: str, source: str = "x", form: str = "text") -> Document:
    return assemble([Piece(BlockKind.PARAGRAPH, text)], source=source, format=form, language="en")


def mime(**kinds: str) -> QMimeData:
    data = QMimeData()
    for kind, content in kinds.items():
        if kind == "file":
            data.setUrls([QUrl.fromLocalFile(content)])
        else:
            data.setData(f"text/{kind}", content.encode())
    return data


def paste(qtbot: QtBot, window: MainWindow, data: QMimeData) -> Document:
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignals([window.opening.reading_made, window.keeper.loaded]):
        window.parts.actions["paste"].trigger()
    assert window.article.document is not None
    return window.article.document
