"""Sets a Document as a page: a QTextDocument, and the table that says where each code point stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from core.model import Block, BlockKind, BlockRole, Document, Inline, InlineKind
from core.status import long_date
from gui.manners import ROLES, Manner, manner_of
from gui.offsets import Offsets
from gui.theme import Theme, body_font, mixed

DATE_LINK = "servanda:date"
_ADDED = -1
# What QTextCursor.insertText would take for the end of a block or of a frame; each stays one character long.
_TAME = str.maketrans("\n\r\u2029\ufdd0\ufdd1\ufffc", "\u2028 \u2028   ")
_MARKERS = ("•", "-", "–", "*", "·", "‣", "◦")


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is set: its colours, and its size as a share of the usual one."""

    theme: Theme
    zoom: float = 1.0


class Page:
    """One document set in type. `offsets` is made anew when the byline changes."""

    def __init__(self, source: Document, look: Look, on: date | None) -> None:
        self.source = source
        self.look = look
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDefaultFont(body_font(look.zoom))
        _Setter(self.document, source, look, on).set()
        self.offsets = self._table()

    def show_date(self, on: date | None) -> None:
        """Writes the article's date into the byline, or the offer to set one."""
        cursor = self._date_cursor()
        if cursor is not None:
            cursor.insertText(_date_text(on))
            self.offsets = self._table()

    def date_range(self) -> tuple[int, int]:
        """Where the date stands in the byline."""
        cursor = self._date_cursor()
        return (cursor.selectionStart(), cursor.selectionEnd()) if cursor else (0, 0)

    def paragraph_at(self, position: int) -> int:
        """The block of the source a position stands in or after, counted from 1."""
        block = self.document.findBlock(position)
        while block.isValid() and block.userState() == _ADDED:
            block = block.previous()
        return block.userState() + 1 if block.isValid() else 1

    def _table(self) -> Offsets:
        pieces = []
        block = self.document.begin()
        while block.isValid():
            if block.userState() != _ADDED:
                pieces.append((self.source.blocks[block.userState()].span, block.position()))
            block = block.next()
        return Offsets(self.source.text, pieces)

    def _date_cursor(self) -> QTextCursor | None:
        block = self.document.begin()
        for _ in range(min(8, self.document.blockCount())):
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                if fragment.charFormat().anchorHref() == DATE_LINK:
                    cursor = QTextCursor(self.document)
                    cursor.setPosition(fragment.position())
                    end = fragment.position() + fragment.length()
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    return cursor
                fragments += 1  # PySide6 spells the iterator's ++ as += 1
            block = block.next()
        return None


class _Setter:
    """Sets one page, block by block."""

    def __init__(self, target: QTextDocument, source: Document, look: Look, on: date | None) -> None:
        self._target = target
        self._source = source
        self._look = look
        self._on = on
        self._cursor = QTextCursor(target)
        self._body = body_font(look.zoom)
        self._em = self._body.pixelSize()
        self._ink = look.theme.colour("ink")
        self._muted = look.theme.colour("muted")
        self._formats: dict[Manner, tuple[QTextBlockFormat, QTextCharFormat]] = {}
        self._empty = True

    def set(self) -> None:
        self._cursor.beginEditBlock()
        inlines = sorted(self._source.inlines, key=lambda inline: inline.span)
        byline_after = self._byline_place()
        if byline_after < 0:
            self._add_byline()
        furniture = False
        first = 0
        for number, block in enumerate(self._source.blocks):
            if block.kind is BlockKind.FURNITURE and not furniture:
                furniture = True
                self._add_rule()
            while first < len(inlines) and inlines[first].span.start < block.span.start:
                first += 1
            last = first
            while last < len(inlines) and inlines[last].span.start < block.span.end:
                last += 1
            self._add(number, block, inlines[first:last])
            first = last
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

    def _add(self, number: int, block: Block, inlines: list[Inline]) -> None:
        manner = manner_of(block)
        text = block.span.of(self._source.text)
        self._begin(manner, number)
        self._list(block, text)
        if block.kind is BlockKind.TABLE:
            self._tab_stops(text, self._formats[manner][1])
        start = self._cursor.position()
        self._cursor.insertText(text.translate(_TAME), self._formats[manner][1])
        if inlines:
            self._mark_inlines(block, start, inlines)
        if block.role is BlockRole.BYLINE:
            self._add_date(manner, " · ")

    def _mark_inlines(self, block: Block, start: int, inlines: list[Inline]) -> None:
        inner = Offsets(self._source.text, [(block.span, start)])
        cursor = QTextCursor(self._target)
        for inline in inlines:
            change = self._inline_format(inline)
            if change is not None:
                first, last = inner.qt_range(inline.span)
                cursor.setPosition(first)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(change)

    def _inline_format(self, inline: Inline) -> QTextCharFormat | None:
        change = QTextCharFormat()
        if inline.kind is InlineKind.EMPHASIS:
            change.setFontItalic(True)
        elif inline.kind is InlineKind.STRONG:
            change.setFontWeight(QFont.Weight.Bold)
        elif inline.kind is InlineKind.SUPERSCRIPT:
            change.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif inline.kind is InlineKind.CODE:
            change.setFontFamilies([_mono_family()])
            change.setBackground(mixed(self._ink, self._look.theme.colour("paper"), 0.06))
        else:
            return None
        return change

    def _add_byline(self) -> None:
        manner = ROLES[BlockRole.BYLINE]
        self._begin(manner, _ADDED)
        authors = ", ".join(self._source.authors)
        if authors:
            self._cursor.insertText(authors, self._formats[manner][1])
        self._add_date(manner, " · " if authors else "")

    def _add_date(self, manner: Manner, before: str) -> None:
        plain = self._formats[manner][1]
        if before:
            self._cursor.insertText(before, plain)
        link = QTextCharFormat(plain)
        link.setAnchor(True)
        link.setAnchorHref(DATE_LINK)
        link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        link.setToolTip("The article's date: agreements are shown as they stood on that day")
        self._cursor.insertText(_date_text(self._on), link)

    def _add_rule(self) -> None:
        rule = QTextBlockFormat()
        rule.setTopMargin(self._em * 1.5)
        rule.setBottomMargin(self._em * 0.6)
        rule.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, 100)
        rule.setBackground(self._look.theme.colour("rule"))
        self._open_block(rule, QTextCharFormat(), _ADDED)

    def _begin(self, manner: Manner, state: int) -> None:
        if manner not in self._formats:
            self._formats[manner] = self._made(manner)
        self._open_block(*self._formats[manner], state)

    def _open_block(self, form: QTextBlockFormat, letters: QTextCharFormat, state: int) -> None:
        if self._empty:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(letters)
            self._empty = False
        else:
            self._cursor.insertBlock(form, letters)
        self._cursor.block().setUserState(state)

    def _list(self, block: Block, text: str) -> None:
        """Gives a list item its bullet, drawn by Qt and so no part of the text, unless it brought its own."""
        if block.kind is not BlockKind.LIST_ITEM:
            return
        if text.startswith(_MARKERS) or text[:1].isdigit():
            form = self._cursor.blockFormat()
            form.setLeftMargin(self._em * 1.6 * max(1, block.level))
            form.setTextIndent(-self._em * 0.9)
            self._cursor.setBlockFormat(form)
            return
        from PySide6.QtGui import QTextListFormat

        bullets = QTextListFormat()
        bullets.setStyle(QTextListFormat.Style.ListDisc)
        bullets.setIndent(max(1, block.level))
        self._cursor.createList(bullets)

    def _tab_stops(self, text: str, letters: QTextCharFormat) -> None:
        """Gives a table's columns, which tabs part, their places."""
        from PySide6.QtGui import QTextOption

        advance = QFontMetricsF(letters.font()).horizontalAdvance
        widths: list[float] = []
        for row in text.split("\n"):
            for column, cell in enumerate(row.split("\t")):
                widths[column:] = [max([*widths[column : column + 1], advance(cell)]), *widths[column + 1 :]]
        form = self._cursor.blockFormat()
        places = accumulate(width + self._em * 1.2 for width in widths)
        form.setTabPositions([QTextOption.Tab(place, QTextOption.TabType.LeftTab) for place in places])
        self._cursor.setBlockFormat(form)

    def _made(self, manner: Manner) -> tuple[QTextBlockFormat, QTextCharFormat]:
        font = QFont(self._body)
        if manner.mono:
            font.setFamily(_mono_family())
        font.setPixelSize(max(6, round(self._em * manner.size)))
        font.setBold(manner.bold)
        font.setItalic(manner.italic)
        letters = QTextCharFormat()
        letters.setFont(font)
        letters.setForeground(self._muted if manner.muted else self._ink)
        form = QTextBlockFormat()
        # The leading is a share of the type's size; Qt's "proportional" is one of the font's own line height.
        share = manner.leading * font.pixelSize() / QFontMetricsF(font).height()
        form.setLineHeight(share * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(self._em * manner.above)
        form.setBottomMargin(self._em * manner.below)
        form.setLeftMargin(self._em * manner.indent)
        form.setRightMargin(self._em * manner.indent if not manner.mono else 0)
        return form, letters

    def _frame(self) -> None:
        frame = self._target.rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(self._em * 2.6)
        form.setBottomMargin(self._em * 7)
        form.setLeftMargin(24)
        form.setRightMargin(24)
        frame.setFrameFormat(form)


def _mono_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


def _date_text(on: date | None) -> str:
    return long_date(on.isoformat()) if on else "set date…"
