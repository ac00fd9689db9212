"""Tells tables of data from tables that only lay out a page, and counts columns."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.trees import drop, text_of

_HEADED = etree.XPath("boolean(.//th or .//caption or .//thead or @summary or @role='table' or @role='grid')")
_LAYING_OUT = etree.XPath(
    "boolean(.//table or @role='presentation' or @role='none' or .//h1 or .//h2 or .//h3 or .//form)"
)
_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,6})[.)\]]|[-–—•·]", re.IGNORECASE)
_MOST_ROWS = 10
_LONGEST_CELL = 400  # code points
_WIDEST = 40  # columns
_TALLEST = 1_000  # rows


def unfold_layout(root: Element) -> None:
    """Makes plain divisions of the tables of a page, and of their cells, that hold no data.

    What numbers a row, as in "(a)", is put before the row's text.
    """
    for table in list(root.iter("table")):
        numbered = _numbered_rows(table)
        for label, text in numbered:
            _put_before(label, text)
        if numbered or not (holds_rows(table) and _is_data(table)):
            for element in table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
                if element is table or next(element.iterancestors("table"), None) is None:
                    element.tag = "div"


def _numbered_rows(table: Element) -> list[tuple[Element, Element]]:
    """The number's cell and the text's of every row; none where any row is otherwise."""
    rows = [
        [cell for cell in row.iterchildren("td", "th") if text_of(cell).strip()]
        for row in table.iter("tr")
        if next(row.iterancestors("table"), None) is table
    ]
    if not rows or any(len(row) != 2 or not _NUMBER.fullmatch(text_of(row[0]).strip()) for row in rows):
        return []
    return [(row[0], row[1]) for row in rows]


def _put_before(label: Element, text: Element) -> None:
    """Moves what is in the one cell to the beginning of the text in the other."""
    first = next((element for element in text.iter() if (element.text or "").strip()), text)
    first.text = f"{text_of(label).strip()} {(first.text or '').lstrip()}"
    drop(label)


def holds_rows(table: Element) -> bool:
    """Whether the table can be read in rows and columns, and need not be read cell by cell."""
    return not _LAYING_OUT(table)


def _is_data(table: Element) -> bool:
    if _HEADED(table):
        return True
    rows, cells = list(table.iter("tr")), list(table.iter("td"))
    if len(rows) < 2 or len(cells) <= len(rows):
        return False
    return len(rows) >= _MOST_ROWS or all(len(text_of(cell)) <= _LONGEST_CELL for cell in cells)


def columns_before(table: Element) -> dict[Element, int]:
    """How many columns each cell of a table stands behind the one before it in its row.

    A cell that spans rows leaves its place in the rows below empty; one that spans columns, the columns it covers.
    """
    found: dict[Element, int] = {}
    taken: dict[int, int] = {}  # the rows still covered from above, by column
    for row in table.iter("tr"):
        column = last = 0
        below = {at: rows - 1 for at, rows in taken.items() if rows > 1}
        for cell in row.iterchildren("td", "th"):
            while column in taken:
                column += 1
            found[cell] = column - last
            last = column
            rows, columns = _span(cell, "rowspan", _TALLEST), _span(cell, "colspan", _WIDEST)
            below |= dict.fromkeys(range(column, column + columns), rows - 1) if rows > 1 else {}
            column += columns
        taken = below
    return found


def _span(cell: Element, name: str, most: int) -> int:
    span = cell.get(name, "1").strip()
    return min(int(span), most) if span.isascii() and span.isdigit() and len(span) < 10 and int(span) else 1
