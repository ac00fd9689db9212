"""The pictures of a page: how large each stands, and what is drawn there.

A picture is asked for when it first comes into sight. One on the network is never fetched: its place says so.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen, QPyTextObject, QTextDocument
from PySide6.QtGui import QTextFormat as Format

from core.model import Picture
from gui.looks.wording import host
from gui.typesetting.formats import Formats, Look
from gui.typesetting.gallery import natural_size
from gui.typesetting.typesetter import NUMBER

_TALLEST = 900
_KEPT = 24
_PAD = 8.0
_SIDES = 48  # the frame's margins on both sides


class Pictures(QPyTextObject):
    """Stands in for the pictures of one page."""

    wanted = Signal(object, object)  # Picture, QSize

    def __init__(self, pictures: Sequence[Picture], look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures
        formats = self._formats = Formats(look)
        self._zoom = look.zoom
        self._font = QFont()
        self._font.setPixelSize(round(formats.em * 0.8))
        self._natural: dict[int, QSize] = {}
        self._images: OrderedDict[Picture, QImage] = OrderedDict()
        self._asked: set[Picture] = set()

    def show_picture(self, picture: Picture, image: QImage) -> None:
        """A picture has been decoded; those drawn longest ago are let go."""
        self._asked.discard(picture)
        self._images[picture] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)

    def _natural_size(self, number: int) -> QSize:
        if number not in self._natural:
            self._natural[number] = natural_size(self._pictures[number].data)
        return self._natural[number]

    def _draw_words(self, painter: QPainter, rect: QRectF, words: str) -> None:
        painter.setFont(self._font)
        painter.setPen(QPen(self._formats.rule, 1))
        painter.setBrush(self._formats.ground)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._formats.muted)
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        shown = QFontMetricsF(self._font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_picture(self, painter: QPainter, rect: QRectF, picture: Picture) -> None:
        image = self._images.get(picture)
        device = painter.device()
        size = (rect.size() * (device.devicePixelRatioF() if device else 1.0)).toSize()
        if image is None:
            painter.fillRect(rect, self._formats.ground)
            self._ask(picture, size)
        elif image.isNull():
            self._draw_words(painter, rect, said_instead(picture))
        else:
            self._images.move_to_end(picture)
            painter.drawImage(rect, image)
            if image.size() != size:
                self._ask(picture, size)

    def _ask(self, picture: Picture, size: QSize) -> None:
        if picture not in self._asked:
            self._asked.add(picture)
            self.wanted.emit(picture, size)

    # Qt overrides

    def intrinsicSize(self, document: QTextDocument, position: int, form: Format) -> QSizeF:
        number = int(form.property(NUMBER))
        column = max(60.0, document.textWidth() - _SIDES)
        natural = self._natural_size(number)
        if natural.isEmpty():
            metrics = QFontMetricsF(self._font)
            width = metrics.horizontalAdvance(said_instead(self._pictures[number])) + 2 * _PAD + 1
            return QSizeF(min(width, column), metrics.height() + _PAD)
        size = QSizeF(natural) * self._zoom
        room = QSizeF(column, _TALLEST * self._zoom)
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        return size

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, form: Format
    ) -> None:
        number = int(form.property(NUMBER))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._natural_size(number).isEmpty():
            self._draw_words(painter, QRectF(rect), said_instead(self._pictures[number]))
        else:
            self._draw_picture(painter, QRectF(rect), self._pictures[number])
        painter.restore()


def said_instead(picture: Picture) -> str:
    """What stands in the place of a picture that is not shown."""
    if picture.data:
        why = "Picture that cannot be shown"
    elif picture.url:
        why = f"Picture on the network, not loaded: {host(picture.url)}"
    else:
        why = "Picture missing from the file"
    alt = " ".join(picture.alt.split())
    return f"{alt} · {why}" if alt else why
