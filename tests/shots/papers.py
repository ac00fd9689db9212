"""The documents that the scenes of reading show: of every kind of block, and in pages."""

from __future__ import annotations

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from core.importers.assemble import Piece, assemble
from core.model import BlockKind, BlockRole, Document, PageStart, Picture

K = BlockKind
_WORDS = (
    "The parties agreed that nothing in this text shall be read as a promise, and that every promise shall be read "
    "twice before it is made. "
)
_CODE = """def in_force(treaty, day):
    # a line that is longer than the column is wide, so that it has to go on somewhere below itself
    return treaty.signed <= day

print(in_force(paris, today))"""
_ARABIC = (
    "اتفقت الأطراف على أن هذا النص ملزم لجميع الدول الموقعة عليه، وأن المعاهدة تدخل حيز النفاذ بعد ثلاثين يوما من "
    "تاريخ إيداع الصك الأخير."
)


def everything() -> Document:
    """Pictures, tables, code, text from the right, and enough sections for an outline."""
    pieces = [
        Piece(K.HEADING, "A paper with everything in it", 1, BlockRole.TITLE),
        Piece(K.PARAGRAPH, _WORDS * 2),
        Piece(K.HEADING, "Pictures", 2),
        Piece(K.PARAGRAPH, "\ufffc", pictures=(Picture(0, _sunset(1600, 460), "A sunset"),)),
        Piece(K.CAPTION, "Figure 1. The evening it was signed."),
        Piece(K.PARAGRAPH, "\ufffc", pictures=(Picture(0, b"", "A map", "https://www.example.org/map.png"),)),
        Piece(K.PARAGRAPH, "A broken one \ufffc in a line. " + _WORDS, pictures=(Picture(13, b"none", "seal"),)),
        Piece(K.HEADING, "Tables", 2),
        Piece(K.HEADING, "A short one", 3),
        Piece(K.TABLE, "Party\tSigned\tRatified\nAustria\t5 May 1990\t1 June 1991\nNorway\t7 May 1990\t2 May 1994"),
        Piece(K.HEADING, "A long one", 3),
        Piece(
            K.TABLE,
            f"Party\tReservation\tObjection\nAustria\t{_WORDS * 2}\tNone was made within twelve months.\n"
            f"Norway\tNone\t{_WORDS}",
        ),
        Piece(K.HEADING, "Code", 2),
        Piece(K.CODE, _CODE),
        Piece(K.HEADING, "From the right", 2),
        Piece(K.PARAGRAPH, _ARABIC),
        Piece(K.QUOTE, "הצדדים הסכימו כי אמנה זו תיכנס לתוקף שלושים יום לאחר ההפקדה של כתב האשרור האחרון."),
        Piece(K.TABLE, "دولة\tتوقيع\nمصر\t١٩٩٠\nالأردن\t١٩٩١"),
    ]
    for number in range(1, 8):
        pieces += [
            Piece(K.HEADING, f"Section {number}, which settles nothing", 2),
            Piece(K.PARAGRAPH, _WORDS * 3),
        ]
    return assemble(pieces, source="everything.epub", format="epub", language="en")


def paged() -> Document:
    """A document in pages, with a treaty's articles."""
    pieces = [Piece(K.HEADING, "A treaty in pages", 1, BlockRole.TITLE)]
    for number in range(1, 19):
        pages = (PageStart(0, str(number // 2 + 7)),) if number % 2 else ()
        pieces += [Piece(K.PARAGRAPH, f"Article {number}", pages=pages), Piece(K.PARAGRAPH, _WORDS * 2)]
    return assemble(pieces, source="treaty.pdf", format="pdf", language="en")


def _sunset(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    gradient = QLinearGradient(0, 0, width, height)
    gradient.setColorAt(0, QColor("#334455"))
    gradient.setColorAt(1, QColor("#cc9966"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), gradient)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
