"""Tables and boxes on the page: the text of their cells, how wide columns are, how they are ruled.

Qt lays a table out whole before it shows any of it; a long one is therefore set as several, one under another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

from PySide6.QtGui import QTextFrameFormat, QTextLength, QTextTable, QTextTableCellFormat, QTextTableFormat

from core.model import Span
from gui.typesetting.formats import Formats

ROWS_AT_ONCE = 16
LINES_AT_ONCE = 60
_LEAST = 3.0
_BETWEEN = 3.0  # the room between columns, in letters
_WIDER = 1.2  # names and figures, which fill most tables, have few narrow letters


def rows_of(text: str, span: Span) -> list[list[Span]]:
    """The cells of a table's text, which newlines and tabs part."""
    return [list(_split(text, line, "\t")) for line in _split(text, span, "\n")]


def lines_of(text: str, span: Span) -> list[Span]:
    """The lines of a stretch of text."""
    return list(_split(text, span, "\n"))


def slices(count: int, most: int) -> Iterator[tuple[int, int]]:
    """The beginnings and ends of `count` things taken so many at a time."""
    return ((start, min(start + most, count)) for start in range(0, count, most))


def runs_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    directions = (bidirectional(letter) for letter in text)
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "L") != "L"


def column_shares(rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """How much of the page's width, 1 for all, each column takes where a line has `room` letters.

    What fits is set at its own width. Else a column has at least its longest word, as far as that goes, and
    what is left is shared by how much each would have liked.
    """
    columns = max(map(len, rows))
    wishes, words = [_LEAST] * columns, [_LEAST] * columns
    for row in rows:
        for column, cell in enumerate(row):
            wishes[column] = max(wishes[column], len(cell) * _WIDER + _BETWEEN)
            longest = max(map(len, cell.split()), default=0)
            words[column] = max(words[column], min(longest * _WIDER + _BETWEEN, room / 2))
    if sum(wishes) <= room:
        return [wish / room for wish in wishes]
    scale = min(1.0, room / sum(words))
    least = [word * scale for word in words]
    # A long cell asks for more, but not in proportion: four times the text, twice the room.
    wants = [max(wish - word, 0.0) ** 0.5 for wish, word in zip(wishes, words, strict=True)]
    spare = (room - sum(least)) / (sum(wants) or 1.0)
    return [(width + want * spare) / room for width, want in zip(least, wants, strict=True)]


def table_form(formats: Formats, shares: Sequence[float], to_left: bool, first: bool) -> QTextTableFormat:
    """No box around it; columns in percent, so that the parts of a long table stand in line."""
    form = _bare_form()
    whole = sum(shares)
    form.setTopMargin(formats.em * 0.4 if first else 0)
    # Qt aligns a table to the right beyond the margin; one as wide as the page stands there of itself.
    form.setWidth(_percent(1.0 if to_left else min(whole, 1.0)))
    form.setColumnWidthConstraints([_percent(share / whole) for share in shares])
    return form


def placed(row: Sequence[Span], columns: int, to_left: bool) -> list[tuple[int, Span]]:
    """The cells of a row from left to right, each with its column there.

    Qt has no tables that are read leftwards: their columns are put in the other way round.
    """
    if to_left:
        return [(columns - 1 - column, span) for column, span in reversed(list(enumerate(row)))]
    return list(enumerate(row))


def rule_rows(table: QTextTable, formats: Formats, to_left: bool) -> None:
    """Gives each row of a table its room and the line under it."""
    cell = QTextTableCellFormat()
    cell.setTopPadding(formats.em * 0.3)
    cell.setBottomPadding(formats.em * 0.3)
    if to_left:
        cell.setLeftPadding(formats.em * 0.8)
    else:
        cell.setRightPadding(formats.em * 0.8)
    cell.setBottomBorder(1)
    cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    cell.setBottomBorderBrush(formats.rule)
    for row in range(table.rows()):
        for column in range(table.columns()):
            table.cellAt(row, column).setFormat(cell)


def box_form() -> QTextTableFormat:
    """A tinted box over the whole column, for code."""
    form = _bare_form()
    form.setWidth(_percent(1.0))
    return form


def pad_box(box: QTextTable, formats: Formats, first: bool, last: bool) -> None:
    """The room between a box and what is in it; none where one part of it meets the next."""
    cell = QTextTableCellFormat()
    room = formats.em * 0.6
    cell.setBackground(formats.ground)
    cell.setLeftPadding(room)
    cell.setRightPadding(room)
    cell.setTopPadding(room if first else 0)
    cell.setBottomPadding(room if last else 0)
    box.cellAt(0, 0).setFormat(cell)


def _bare_form() -> QTextTableFormat:
    form = QTextTableFormat()
    form.setBorder(0)
    form.setCellSpacing(0)
    form.setCellPadding(0)
    form.setBorderCollapse(True)
    return form


def _percent(share: float) -> QTextLength:
    return QTextLength(QTextLength.Type.PercentageLength, 100 * share)


def _split(text: str, span: Span, separator: str) -> Iterator[Span]:
    start = span.start
    while (end := text.find(separator, start, span.end)) >= 0:
        yield Span(start, end)
        start = end + 1
    yield Span(start, span.end)
