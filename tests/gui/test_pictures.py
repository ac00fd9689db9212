"""Pictures in an article: shown when they come into sight, said where they cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from core.importers.assemble import Piece, assemble
from core.model import BlockKind, Document, Picture
from gui.services import Services
from gui.typesetting.gallery import decoded, natural_size
from gui.typesetting.pictures import said_instead
from gui.window import MainWindow

RED = QColor("#c00000")
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='file:///etc/hostname'/></svg>"
# A header of a picture of 60,000 by 60,000 pixels, with nothing behind it.
HUGE = bytes.fromhex("89504e470d0a1a0a0000000d49484452" + "0000ea60" * 2 + "0802000000")


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def illustrated(picture: Picture, before: int = 0) -> Document:
    pieces = [Piece(BlockKind.PARAGRAPH, f"Paragraph {number}. " * 40) for number in range(before)]
    pieces.append(Piece(BlockKind.PARAGRAPH, "\ufffc", pictures=(picture,)))
    return assemble(pieces, source="x.epub", format="epub", language="en")


def show(qtbot: QtBot, services: Services, document: Document) -> MainWindow:
    window = MainWindow(replace(services, read=lambda *_: document))
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    with qtbot.waitSignal(window.opening.reading_made):
        window.open_file(Path("x.epub"))
    return window


def is_red(window: MainWindow) -> bool:
    picture = window.parts.reader.viewport().grab().toImage()
    return any(picture.pixelColor(40, y) == RED for y in range(0, picture.height(), 4))


def test_a_picture_is_shown(qtbot: QtBot, services: Services) -> None:
    window = show(qtbot, services, illustrated(Picture(0, png(400, 200))))
    qtbot.waitUntil(lambda: is_red(window))


def test_a_wide_picture_is_as_wide_as_the_column(qtbot: QtBot, services: Services) -> None:
    window = show(qtbot, services, illustrated(Picture(0, png(4000, 400))))
    with qtbot.waitSignal(window.gallery.decoded) as shown:
        window.parts.reader.viewport().repaint()
    assert shown.args[1].width() == window.parts.reader.viewport().width() - 48


def test_a_picture_out_of_sight_waits(qtbot: QtBot, services: Services) -> None:
    window = show(qtbot, services, illustrated(Picture(0, png(40, 40)), before=30))
    with qtbot.assertNotEmitted(window.gallery.decoded, wait=100):
        window.parts.reader.viewport().repaint()
    bar = window.parts.reader.verticalScrollBar()
    with qtbot.waitSignal(window.gallery.decoded):
        bar.setValue(bar.maximum())


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (Picture(0, url="https://www.example.org/a.png"), "Picture on the network, not loaded: example.org"),
        (Picture(0, url="http://example.org", alt="A  map"), "A map · Picture on the network, not loaded: example.org"),
        (Picture(0, b"no picture", "A map"), "A map · Picture that cannot be shown"),
        (Picture(0), "Picture missing from the file"),
    ],
)
def test_what_is_said_instead(picture: Picture, words: str) -> None:
    assert said_instead(picture) == words


@pytest.mark.parametrize("data", [b"", b"no picture", SVG, png(9, 9)[:30] + b"cut", HUGE], ids=range(5))
def test_bad_data_is_no_picture(qapp: object, data: bytes) -> None:
    assert decoded(data, QSize(9, 9)).isNull() or natural_size(data).isEmpty()


@pytest.mark.parametrize("data", [b"no picture", png(9, 9)[:40], HUGE], ids=["none", "cut", "huge"])
def test_bad_data_leaves_the_window_working(qtbot: QtBot, services: Services, data: bytes) -> None:
    window = show(qtbot, services, illustrated(Picture(0, data)))
    qtbot.wait(50)
    assert not is_red(window)
