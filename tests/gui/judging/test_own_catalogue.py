"""An agreement that no catalogue knows is added to the person's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.treaties.treaties_model import STANDING
from gui.window import MainWindow
from tests.gui.conftest import click
from tests.gui.judging.conftest import (
    pick,
    right_click,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of the screen
LEFT = Qt.MouseButton.LeftButton


def add(qtbot: QtBot, window: MainWindow, name: str = "", signed: str = "") -> None:
    right_click(window, "Brussels Convention")
    pick(qtbot, window, "Add to My Catalogue…")
    form = window.questions.new
    if name:
        qtbot.keyClicks(form.name, name)
    qtbot.keyClicks(form.signed, signed)
    qtbot.mouseClick(form.add, LEFT)


def is_listed(window: MainWindow, name: str) -> bool:
    return any(treaty.listed and treaty.name == name for treaty in window.article.reading.treaties)


def test_the_sidebar_says_what_is_in_no_catalogue(window: MainWindow) -> None:
    model = window.parts.treaties.model
    row = model.row_of("unlisted-brussels-convention")
    assert model.index(row).data(STANDING) == "not in the catalogue"


def test_the_card_says_so_and_offers_to_add_it(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "Brussels Convention")
    assert "Not in the catalogue" in window.popups.card.words.text() and window.popups.card.new.isVisible()


def test_added_it_is_listed(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.opening.reading_made):
        add(qtbot, window, signed="1924-08-25")
    assert is_listed(window, "Brussels Convention") and "your catalogue" in window.parts.notice.sentence()


def test_added_under_another_name_its_words_mean_it(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.opening.reading_made):
        add(qtbot, window, name="Hague Rules")
    assert is_listed(window, "Hague Rules")


@pytest.mark.parametrize("signed", ["soon", "1924-13", "24-08-25"])
def test_a_date_that_is_none_is_not_taken(qtbot: QtBot, window: MainWindow, signed: str) -> None:
    add(qtbot, window, signed=signed)
    assert window.questions.new.isVisible() and "1912" in window.questions.new.fault.text()


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    (home / "data" / "servanda").mkdir(parents=True, exist_ok=True)
    (home / "data" / "servanda" / "catalogue").write_text("in the way")
    add(qtbot, window)
    qtbot.waitUntil(lambda: "could not be written" in window.parts.alarm.sentence())
    assert not is_listed(window, "Brussels Convention")
