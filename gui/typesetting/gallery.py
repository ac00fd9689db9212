"""Decodes pictures off the main thread, at the size they are shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from core.errors import ReaderError
from core.model import Picture
from gui.tasks import Tasks

# Drawings that are programs (SVG) may name files of their own, so they stay out.
_FORMATS = frozenset((b"png", b"jpeg", b"gif", b"webp", b"bmp", b"tiff", b"ico"))
_TURNED = QImageIOHandler.Transformation.TransformationRotate90


class Gallery(QObject):
    """What is asked for comes by `decoded`; a null image where the data is no picture."""

    decoded = Signal(object, object)  # Picture, QImage

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks

    def decode(self, picture: Picture, size: QSize) -> None:
        """Asks for a picture at a size, in pixels of the screen."""
        done, failed = partial(self._on_decoded, picture), partial(self._on_fault, picture)
        self._tasks.run(partial(decoded, picture.data, size), done, failed)

    def _on_decoded(self, picture: Picture, image: QImage) -> None:
        self.decoded.emit(picture, image)

    def _on_fault(self, picture: Picture, error: ReaderError) -> None:
        self.decoded.emit(picture, QImage())


def natural_size(data: bytes) -> QSize:
    """The size a picture's header tells, at once; an empty one where it tells none."""
    # Kept in a name: the reader does not keep what it reads from.
    buffer = _opened(data)
    reader = QImageReader(buffer)
    if not _is_plain(reader):
        return QSize()
    return reader.size().transposed() if _is_turned(reader) else reader.size()


def decoded(data: bytes, size: QSize) -> QImage:
    """The picture at this size; a null one where the data is none. On any thread."""
    buffer = _opened(data)
    reader = QImageReader(buffer)
    if not _is_plain(reader):
        return QImage()
    reader.setAutoTransform(True)
    reader.setScaledSize(size.transposed() if _is_turned(reader) else size)
    image = reader.read()
    # A few formats do not scale as they read.
    return image if image.isNull() or image.size() == size else image.scaled(size)


def _is_plain(reader: QImageReader) -> bool:
    return reader.format().data() in _FORMATS


def _is_turned(reader: QImageReader) -> bool:
    return bool(reader.transformation() & _TURNED)


def _opened(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer
