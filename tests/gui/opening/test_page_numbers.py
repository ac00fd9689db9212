"""Pages of a paginated source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from core.importers.assemble import Piece, assemble
from core.model import BlockKind, PageStart
from gui.opening.opening import Read
from gui.window import MainWindow
from tests.gui.conftest import open_in, press
from tests.gui.opening.conftest import WORDS

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def paged_window(qtbot: QtBot, window_that_reads: Callable[[Read], MainWindow]) -> MainWindow:
    labels = ("vii", "viii", "1", "2")
    pieces = [Piece(BlockKind.PARAGRAPH, WORDS * 12, pages=(PageStart(0, label),)) for label in labels]
    document = assemble(pieces, source="x.pdf", format="pdf", language="en")
    window = window_that_reads(lambda request, progress: document)
    open_in(qtbot, window, Path("x.pdf"))
    return window


def test_the_status_line_tells_the_page(paged_window: MainWindow) -> None:
    status, document = paged_window.parts.status.place, paged_window.article.document
    first = status.text()
    paged_window.parts.reader.show_at_top(document.blocks[2].span.start)
    assert "p. vii ·" in first and "p. 1 ·" in status.text()


@pytest.mark.parametrize(("typed", "block"), [("1", 2), (" viii ", 1)])
def test_ctrl_g_goes_to_a_page(
    qtbot: QtBot, paged_window: MainWindow, monkeypatch: pytest.MonkeyPatch, typed: str, block: int
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (typed, True))
    press(qtbot, paged_window, Qt.Key.Key_G, CTRL)
    assert paged_window.parts.reader.shows(paged_window.article.document.blocks[block].span)


def test_a_page_that_is_not_there(paged_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("99", True))
    paged_window.parts.actions["page"].trigger()
    assert "no page 99" in paged_window.parts.notice.sentence()


def test_what_has_no_pages_is_not_asked(window: MainWindow) -> None:
    assert not window.parts.actions["page"].isEnabled()
