"""Sets a Document's blocks one after the other: paragraphs, lists, tables, code, pictures, and the byline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
    QTextTable,
)

from core.model import Block, BlockKind, BlockRole, Document, Inline, Picture, Span
from core.status import long_date
from gui.looks.theme import MEASURE
from gui.typesetting.formats import Formats, Look
from gui.typesetting.grids import (
    LINES_AT_ONCE,
    ROWS_AT_ONCE,
    box_form,
    column_shares,
    lines_of,
    pad_box,
    placed,
    rows_of,
    rule_rows,
    runs_left,
    slices,
    table_form,
)
from gui.typesetting.manners import ROLES, Manner, manner_of
from gui.typesetting.runs import runs

DATE_LINK = "servanda:date"
ADDED = -1  # the user state of a block that is none of the document's
PICTURE = QTextFormat.ObjectTypes.UserObject.value + 1  # the object type of a picture's place
NUMBER = QTextFormat.Property.UserProperty.value + 1  # which of the document's pictures it is
# What QTextCursor.insertText would take for the end of a block or of a frame; each stays one character long.
_TAME = str.maketrans("\n\r\u2029\ufdd0\ufdd1\ufffc", "\u2028 \u2028   ")
_MARKERS = ("•", "-", "–", "*", "·", "‣", "◦")


class Typesetter:
    """Sets one document, once. `spans` is given the stretch of text in each QTextBlock, those ADDED left out."""

    def __init__(self, target: QTextDocument, source: Document, look: Look, on: date | None, spans: list[Span]) -> None:
        self._target = target
        self._source = source
        self._on = on
        self._formats = Formats(look)
        self._em = self._formats.em
        self._cursor = QTextCursor(target)
        self._inlines = sorted(source.inlines, key=lambda inline: inline.span)
        self._pictures = sorted(source.pictures, key=lambda picture: picture.start)
        self._numbers = {picture.start: number for number, picture in enumerate(source.pictures)}
        self._spans = spans
        self._fresh = True  # whether the block the cursor is in waits to be filled

    def set(self) -> Iterator[None]:
        """Sets it, with a pause after every piece that takes hardly any time."""
        self._cursor.beginEditBlock()
        byline_after = self._byline_place()
        if byline_after < 0:
            self._add_byline()
        furniture = False
        for number, block in enumerate(self._source.blocks):
            if block.kind is BlockKind.FURNITURE and not furniture:
                furniture = True
                self._add_rule()
            yield from self._add(number, block)
            if number == byline_after and block.role is not BlockRole.BYLINE:
                self._add_byline()
        self._cursor.endEditBlock()
        self._frame()

    def _byline_place(self) -> int:
        """The block the byline stands in or after."""
        roles = [block.role for block in self._source.blocks[:6]]
        for role in (BlockRole.BYLINE, BlockRole.SUBTITLE, BlockRole.TITLE):
            if role in roles:
                return roles.index(role)
        return -1

    # Blocks

    def _add(self, number: int, block: Block) -> Iterator[None]:
        manner = manner_of(block)
        if block.kind is BlockKind.TABLE:
            yield from self._add_table(number, block, manner)
        elif block.kind is BlockKind.CODE:
            yield from self._add_code(number, block, manner)
        else:
            pictures = self._pictures_in(block.span)
            self._begin(self._paragraph_form(block, manner, pictures), manner, number)
            if block.kind is BlockKind.LIST_ITEM:
                self._list(block)
            self._fill(block.span, manner, self._inlines_in(block.span), pictures)
            if block.role is BlockRole.BYLINE:
                self._add_date(manner, " · ")
            yield

    def _paragraph_form(self, block: Block, manner: Manner, pictures: Sequence[Picture]) -> QTextBlockFormat:
        form = self._formats.block(manner)
        if block.to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if len(pictures) == len(block.span.of(self._source.text).split()):
            # Pictures alone: the leading would be one of the picture's height.
            form.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        return form

    def _add_table(self, number: int, block: Block, manner: Manner) -> Iterator[None]:
        text = self._source.text
        rows = rows_of(text, block.span)
        to_left = block.to_left or runs_left(block.span.of(text))
        shares = column_shares([[span.of(text) for span in row] for row in rows], MEASURE / manner.size)
        inner = self._formats.block(manner)
        if to_left:
            # Figures alone have no direction of their own.
            inner.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for start, end in slices(len(rows), ROWS_AT_ONCE):
            form = table_form(self._formats, shares[::-1] if to_left else shares, to_left, first=start == 0)
            table = self._cursor.insertTable(end - start, len(shares), form)
            for line, row in enumerate(rows[start:end]):
                for column, span in placed(row, len(shares), to_left):
                    self._enter(table, line, column)
                    self._begin(inner, manner, number)
                    self._fill(span, manner, self._inlines_in(span), self._pictures_in(span))
            rule_rows(table, self._formats, to_left)
            self._leave_grid(self._formats.paper)
            yield
        self._gap()

    def _add_code(self, number: int, block: Block, manner: Manner) -> Iterator[None]:
        """A box, in which every line is a block of its own: one too long is wrapped under itself, set in."""
        form = self._formats.block(manner)
        form.setLeftMargin(self._em * 1.6)
        form.setTextIndent(-self._em * 1.6)
        lines = lines_of(self._source.text, block.span)
        for start, end in slices(len(lines), LINES_AT_ONCE):
            box = self._cursor.insertTable(1, 1, box_form())
            self._enter(box, 0, 0)
            for span in lines[start:end]:
                self._begin(form, manner, number)
                self._fill(span, manner, self._inlines_in(span), self._pictures_in(span))
            pad_box(box, self._formats, first=start == 0, last=end == len(lines))
            self._leave_grid(self._formats.ground)
            yield
        self._gap()

    def _enter(self, table: QTextTable, row: int, column: int) -> None:
        self._cursor = table.cellAt(row, column).firstCursorPosition()
        self._fresh = True

    def _leave_grid(self, ground: QColor) -> None:
        """Into the block that Qt keeps behind every table, which becomes a line hardly to be seen."""
        self._cursor = QTextCursor(self._target)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        form, letters = QTextBlockFormat(), QTextCharFormat()
        form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setBackground(ground)
        letters.setFontPointSize(1)
        self._cursor.setBlockFormat(form)
        self._cursor.setBlockCharFormat(letters)
        self._cursor.block().setUserState(ADDED)
        self._fresh = False

    def _gap(self) -> None:
        """The room below a table."""
        form = self._cursor.blockFormat()
        form.setBottomMargin(self._em * 1.2)
        form.clearBackground()
        self._cursor.setBlockFormat(form)

    def _begin(self, form: QTextBlockFormat, manner: Manner, state: int) -> None:
        self._open_block(form, self._formats.letters(manner), state)

    def _open_block(self, form: QTextBlockFormat, letters: QTextCharFormat, state: int) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(letters)
            self._fresh = False
        else:
            self._cursor.insertBlock(form, letters)
        self._cursor.block().setUserState(state)

    def _list(self, block: Block) -> None:
        """Gives a list item its bullet, drawn by Qt and so no part of the text, unless it brought its own."""
        text = block.span.of(self._source.text)
        if text.startswith(_MARKERS) or text[:1].isdigit():
            form = self._cursor.blockFormat()
            form.setLeftMargin(self._em * 1.6 * max(1, block.level))
            form.setTextIndent(-self._em * 0.9)
            self._cursor.setBlockFormat(form)
            return
        bullets = QTextListFormat()
        bullets.setStyle(QTextListFormat.Style.ListDisc)
        bullets.setIndent(max(1, block.level))
        self._cursor.createList(bullets)

    # Letters and pictures

    def _fill(self, span: Span, manner: Manner, inlines: Sequence[Inline], pictures: Sequence[Picture]) -> None:
        self._spans.append(span)
        for run in runs(span, inlines, pictures):
            letters = self._formats.letters(manner, run.kinds)
            if run.picture is None:
                self._cursor.insertText(run.span.of(self._source.text).translate(_TAME), letters)
            else:
                place = QTextCharFormat(letters)
                place.setObjectType(PICTURE)
                place.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
                place.setProperty(NUMBER, self._numbers[run.picture.start])
                self._cursor.insertText("\ufffc", place)

    def _inlines_in(self, span: Span) -> Sequence[Inline]:
        first = bisect_left(self._inlines, span.start, key=lambda inline: inline.span.start)
        last = bisect_left(self._inlines, span.end, key=lambda inline: inline.span.start)
        return self._inlines[first:last]

    def _pictures_in(self, span: Span) -> Sequence[Picture]:
        first = bisect_left(self._pictures, span.start, key=lambda picture: picture.start)
        last = bisect_left(self._pictures, span.end, key=lambda picture: picture.start)
        return self._pictures[first:last]

    # What stands around them

    def _add_byline(self) -> None:
        manner = ROLES[BlockRole.BYLINE]
        self._begin(self._formats.block(manner), manner, ADDED)
        authors = ", ".join(self._source.authors)
        if authors:
            self._cursor.insertText(authors, self._formats.letters(manner))
        self._add_date(manner, " · " if authors else "")

    def _add_date(self, manner: Manner, before: str) -> None:
        plain = self._formats.letters(manner)
        if before:
            self._cursor.insertText(before, plain)
        link = QTextCharFormat(plain)
        link.setAnchor(True)
        link.setAnchorHref(DATE_LINK)
        link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        link.setToolTip("The article's date: agreements are shown as they stood on that day")
        self._cursor.insertText(date_text(self._on), link)

    def _add_rule(self) -> None:
        rule = QTextBlockFormat()
        rule.setTopMargin(self._em * 1.5)
        rule.setBottomMargin(self._em * 0.6)
        rule.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, 100)
        rule.setBackground(self._formats.rule)
        self._open_block(rule, QTextCharFormat(), ADDED)

    def _frame(self) -> None:
        frame = self._target.rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(self._em * 2.6)
        form.setBottomMargin(self._em * 7)
        form.setLeftMargin(24)
        form.setRightMargin(24)
        frame.setFrameFormat(form)


def date_text(on: date | None) -> str:
    """The date as the byline says it, or the offer to set one."""
    return long_date(on.isoformat()) if on else "set date…"
