"""Sets PDFs from readable sheets, so that a test shows where on the page everything stands.

at 72 700 10 12      lines follow from this place (x and y in points, from the foot), in type of 10 on 12 points
at 72 700 10 12 bold
a word{^1}           the 1 is raised and small
{i:in italics}       also {b:...} in bold
{link https://…:words}, {to NAME:words}, {name NAME}
page                 ends a page
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

_FACES = {"": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic", "mono": "Courier"}
_PART = re.compile(r"\{(\^|i:|b:|name |to \w+:|link [^ ]+?:(?!//))([^}]*)\}")


def pdf(
    sheet: str, *, password: str = "", title: str = "", author: str = "", labels: tuple[str, int] | None = None
) -> bytes:
    """The bytes of a PDF; `labels` gives its pages a style ("ROMAN_LOWER") and a first number."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), encrypt=StandardEncryption(password) if password else None)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    if labels:
        canvas.addPageLabel(0, style=labels[0], start=labels[1])
    x, y, size, leading, face = 72.0, 720.0, 10.0, 12.0, ""
    for line in sheet.strip("\n").split("\n"):
        if line == "page":
            canvas.showPage()
        elif line.startswith("at "):
            _, *numbers, face = f"{line} ".split(" ")[:6]
            x, y, size, leading = map(float, numbers)
        else:
            _draw(canvas, line, x, y, size, face)
            y -= leading
    canvas.save()
    return out.getvalue()


def _draw(canvas: Any, line: str, x: float, y: float, size: float, face: str) -> None:
    at = 0
    for part in _PART.finditer(line):
        x = _say(canvas, line[at : part.start()], x, y, size, face)
        what, words = part.groups()
        if what == "^":
            x = _say(canvas, words, x, y + 0.35 * size, 0.65 * size, face)
        elif what == "name ":
            canvas.bookmarkHorizontalAbsolute(words, y + size, left=x)
        elif what in ("i:", "b:"):
            x = _say(canvas, words, x, y, size, "italic" if what == "i:" else "bold")
        else:
            end = _say(canvas, words, x, y, size, face)
            box = (x, y - 2, end, y + size)
            if what.startswith("to "):
                canvas.linkRect("", what[3:-1], box, relative=0)
            else:
                canvas.linkURL(what[5:-1], box, relative=0)
            x = end
        at = part.end()
    _say(canvas, line[at:], x, y, size, face)


def _say(canvas: Any, words: str, x: float, y: float, size: float, face: str) -> float:
    canvas.setFont(_FACES[face], size)
    canvas.drawString(x, y, words)
    return float(x + canvas.stringWidth(words, _FACES[face], size))
