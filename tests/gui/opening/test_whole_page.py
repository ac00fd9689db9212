"""A saved page: its article, or the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.model import Document
from gui.opening.opening import Read
from gui.opening.request import Request
from gui.window import MainWindow
from tests.gui.conftest import open_in
from tests.gui.opening.conftest import WORDS, made

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page_window(window_that_reads: Callable[[Read], MainWindow]) -> MainWindow:
    """A page of which little is the article."""

    def read(request: Request, progress: Callable[[float], None]) -> Document:
        return made(WORDS * (30 if request.whole_page else 1), request.source, "html")

    return window_that_reads(read)


def test_a_page_with_a_short_article_offers_the_whole_of_it(qtbot: QtBot, page_window: MainWindow) -> None:
    open_in(qtbot, page_window, Path("page.html"))
    with qtbot.waitSignal(page_window.opening.reading_made):
        qtbot.mouseClick(page_window.parts.hint.action, LEFT)
    assert len(page_window.article.document.text) > 2000 and page_window.parts.hint.isHidden()


def test_the_menu_switches_back_and_forth(qtbot: QtBot, page_window: MainWindow) -> None:
    open_in(qtbot, page_window, Path("page.html"))
    lengths = []
    for _ in range(2):
        with qtbot.waitSignal(page_window.opening.reading_made):
            page_window.parts.actions["whole_page"].trigger()
        lengths.append(len(page_window.article.document.text) > 2000)
    assert lengths == [True, False]


def test_the_choice_is_the_documents_own(qtbot: QtBot, page_window: MainWindow) -> None:
    open_in(qtbot, page_window, Path("page.html"))
    with qtbot.waitSignal(page_window.opening.reading_made):
        page_window.parts.actions["whole_page"].trigger()
    open_in(qtbot, page_window, Path("other.html"))
    assert not page_window.parts.actions["whole_page"].isChecked()


def test_what_is_no_page_has_no_whole(window: MainWindow) -> None:
    assert not window.parts.actions["whole_page"].isEnabled() and window.parts.hint.isHidden()
