"""A page on screen: the column, its marks and tints, and the way to any place in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from core.model import Note, Picture, Span
from gui.looks.theme import LIGHT, Theme, column_width, mixed
from gui.notes import note_marks
from gui.reader import underlines
from gui.reader.highlights import Highlights
from gui.reader.history import Place
from gui.typesetting.page import Page
from gui.typesetting.typesetter import PICTURE

if TYPE_CHECKING:
    from gui.typesetting.pictures import Pictures

GLOW_MILLISECONDS = 600
_SIDE = 24


class PageView(QTextEdit):
    """Shows one page and its highlights, and goes where it is told."""

    picture_wanted = Signal(object, object)  # Picture, QSize

    # Of the class, because Qt still sends events to a closed window whose own attributes Python has let go.
    theme: Theme = LIGHT
    page: Page | None = None
    highlights: Highlights | None = None
    _pictures: Pictures | None = None
    _zoom = 1.0
    _laid_out = (0, 0)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glow = QVariantAnimation(self)
        self._glow.setDuration(GLOW_MILLISECONDS)
        self._glow.setStartValue(1.0)
        self._glow.setEndValue(0.0)
        self._glow.valueChanged.connect(self._on_glow)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self.refresh)

    # What it shows

    def show_page(self, page: Page, highlights: Highlights) -> None:
        """Puts another page on screen, or the same article set anew."""
        self._glow.stop()
        self.page = page
        self.highlights = highlights
        self.theme = page.look.theme
        self._zoom = page.look.zoom
        self._centre()
        page.document.setParent(self)
        self._place_pictures(page)
        self.setDocument(page.document)
        # Qt keeps the width of the caret with the document.
        self.setCursorWidth(0)
        self._laid_out = self._layout_key()
        self.refresh()

    def show_picture(self, picture: Picture, image: QImage) -> None:
        """A picture asked for has come."""
        if self._pictures is not None:
            self._pictures.show_picture(picture, image)
            self.viewport().update()

    def refresh(self) -> None:
        """Lays the tints anew, after the highlights changed or the page moved."""
        if self.page is not None and self.highlights is not None:
            first, last = self.visible_range()
            self.setExtraSelections(self.highlights.selections(self.page.document, self.theme, first, last))
            self.viewport().update()

    def visible_range(self) -> tuple[int, int]:
        """The positions of the paragraphs on screen, from the first to past the last."""
        corner = QPoint(self.viewport().width(), self.viewport().height())
        last = self.cursorForPosition(corner).block()
        first = self.document().findBlock(self._position_near(QPoint(0, 0)))
        return first.position(), last.position() + last.length()

    def position_at_top(self) -> int:
        """The first position wholly on screen."""
        return self._position_near(QPoint(_SIDE, 8))

    def position_at_bottom(self) -> int:
        """The last position wholly on screen."""
        return self.cursorForPosition(self.viewport().rect().bottomRight() - QPoint(0, 8)).position()

    def position_here(self) -> int:
        """Where the reader is: at the caret while it is in sight, else at the top of what is."""
        caret, top = self.textCursor().position(), self.position_at_top()
        return caret if top <= caret <= self.position_at_bottom() else top

    def position_at_reading_line(self) -> int:
        """The position at a third of the height, where jumps lead and eyes rest; at the end, the last."""
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum() > 0:
            return self.position_at_bottom()
        return self._position_near(QPoint(_SIDE, self.viewport().height() // 3))

    def _position_near(self, point: QPoint) -> int:
        """The position nearest to a point of the viewport."""
        # Above the first line, Qt would lay out the whole text and answer with its end.
        first = round(self._top_margin() - self.verticalScrollBar().value()) + 1
        return self.cursorForPosition(QPoint(point.x(), max(point.y(), first))).position()

    def _top_margin(self) -> float:
        return self.document().rootFrame().frameFormat().topMargin()

    def shows(self, span: Span) -> bool:
        """Whether the beginning of a span is on screen."""
        if self.page is None:
            return False
        rect = self.rect_of_span(Span(span.start, span.start + 1))
        return self.rect().contains(rect) and rect.isValid()

    def is_comfortable(self, start: int) -> bool:
        """Whether a reader sees a position without looking for it."""
        rect = self.rect_of(start, start + 1)
        height = self.viewport().height()
        return rect.isValid() and rect.top() >= height * 0.06 and rect.bottom() <= height * 0.85

    def rect_of(self, start: int, end: int) -> QRect:
        """The lines a range touches, as one rectangle of the viewport."""
        rect = QRect()
        scroll = self.verticalScrollBar().value()
        for line, _ in underlines.line_rects(self.document(), start, end):
            rect = rect.united(line.translated(0, -scroll).toAlignedRect())
        return rect

    def rect_of_span(self, span: Span) -> QRect:
        """The lines a span of the text touches, in this widget's coordinates."""
        if self.page is None:
            return QRect()
        return self.rect_of(*self.page.offsets.qt_range(span)).translated(self.viewport().pos())

    # Where it goes

    def go_to(self, span: Span) -> None:
        """Brings a span to a third of the height, unless it is well in sight, and lets it glow."""
        if self.page is None or self.highlights is None:
            return
        start, end = self.page.offsets.qt_range(span)
        self._set_caret(start, start)
        if not self.is_comfortable(start):
            bar = self.verticalScrollBar()
            line = next(underlines.line_rects(self.document(), start, start + 1), None)
            top = line[0].top() if line else self.cursorRect().top() + bar.value()
            bar.setValue(round(top - self.viewport().height() / 3))
        self.highlights.glowing = (start, end)
        self._glow.stop()
        self._glow.start()
        self.refresh()

    def show_at_top(self, point: int) -> None:
        """Puts the line of a code point on top, without a word."""
        if self.page is not None:
            start = self.page.offsets.to_qt(point)
            line = next(underlines.line_rects(self.document(), start, start + 1), None)
            if line is not None:
                self.verticalScrollBar().setValue(round(line[0].top()) - 4)

    def show_top(self) -> None:
        """Back to the title, if it is out of sight."""
        self.verticalScrollBar().setValue(0)

    def place(self) -> Place:
        """Where the reader is, exactly."""
        caret = self.textCursor()
        positions = (self.position_at_top(), caret.anchor(), caret.position())
        to_core = self.page.offsets.to_core if self.page else int
        top, anchor, caret_point = map(to_core, positions)
        return Place(self.verticalScrollBar().value(), self._layout_key(), top, anchor, caret_point)

    def return_to(self, place: Place) -> None:
        """Puts everything as it was; after a change of size or type, to the same words."""
        if self.page is None:
            return
        to_qt, bar = self.page.offsets.to_qt, self.verticalScrollBar()
        self._set_caret(to_qt(place.anchor), to_qt(place.caret))
        top = to_qt(place.top)
        line = next(underlines.line_rects(self.document(), top, top + 1), None)
        if place.layout == self._layout_key():
            bar.setValue(place.scroll)
        elif line is not None and place.scroll > 0:
            bar.setValue(round(line[0].top()) - 4)
        self.refresh()

    def _set_caret(self, anchor: int, position: int) -> None:
        last = self.document().characterCount() - 1
        caret = self.textCursor()
        caret.setPosition(min(anchor, last))
        caret.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        # setTextCursor scrolls to the caret, and a place is more than its caret.
        bar = self.verticalScrollBar()
        scroll = bar.value()
        self.setTextCursor(caret)
        bar.setValue(scroll)

    def _layout_key(self) -> tuple[int, int]:
        return self.viewport().width(), round(self._zoom * 100)

    def _on_glow(self, strength: float) -> None:
        if self.highlights is not None:
            self.highlights.glow = strength
            if strength <= 0:
                self.highlights.glowing = None
            self.refresh()

    def _centre(self) -> None:
        """Keeps the column at its measure, in the middle; a wider window costs no new layout."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(0, (room - column_width(self._zoom) - 2 * _SIDE) // 2)
        self.setViewportMargins(side, 0, side, 0)

    def _place_pictures(self, page: Page) -> None:
        self._pictures = None
        if page.source.pictures:
            from gui.typesetting.pictures import Pictures

            self._pictures = Pictures(page.source.pictures, page.look, page.document)
            self._pictures.wanted.connect(self.picture_wanted)
            page.document.documentLayout().registerHandler(PICTURE, self._pictures)

    def _paint_marks(self, painter: QPainter, highlights: Highlights, shown: QRect) -> None:
        document = self.document()
        neutral = mixed(self.theme.colour("muted"), self.theme.colour("paper"), 0.55)
        hit = document.documentLayout().hitTest
        top = max(shown.top() - 40, self._top_margin() + 1)
        first = hit(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit)
        last = hit(QPointF(shown.right(), shown.bottom() + 40), Qt.HitTestAccuracy.FuzzyHit)
        for mark in highlights.citations.within(first, last + 1):
            underlines.draw_citation(painter, document, mark, neutral)
        for mark in highlights.mentions.within(first, last + 1):
            group = mark.rank // len(self.theme.hues)
            underlines.draw_mention(painter, document, mark, self.theme.hue(mark.rank), group)
        for mark in highlights.doubtful.within(first, last + 1):
            underlines.draw_doubt(painter, document, mark, self.theme.colour("muted"))
        if highlights.hit is not None and self.page is not None:
            start, end = self.page.offsets.qt_range(highlights.hit)
            underlines.draw_outline(painter, document, start, end, self.theme.colour("accent"))
        for mark in highlights.entries.within(first, last + 1):
            underlines.draw_way_back(painter, document, mark, self.theme.colour("muted"))
        notes = highlights.notes.within(first, last + 1)
        for mark in notes:
            note_marks.draw_note(painter, document, mark, self.theme)
            if isinstance(mark.value, Note) and mark.value.id == highlights.chosen_note:
                note_marks.draw_chosen(painter, document, mark, self.theme)
        for mark, rect in note_marks.flags(document, [mark for mark in notes if mark.start >= first]):
            note_marks.draw_flag(painter, mark, rect, self.theme)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.highlights is None:
            return
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        scroll = self.verticalScrollBar().value()
        painter.translate(0, -scroll)
        self._paint_marks(painter, self.highlights, event.rect().translated(0, scroll))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Another width lays the text out anew: the words at the top stay there. Asked for only then, for in
        # a long text it may take a whole layout to know them.
        self._centre()
        moved = self._laid_out != self._layout_key() and self.verticalScrollBar().value() > 0
        place = self.place() if moved else None
        super().resizeEvent(event)
        if place is not None:
            self.return_to(replace(place, layout=self._laid_out))
        self._laid_out = self._layout_key()
        self.refresh()

    def event(self, event: QEvent) -> bool:
        # The margins beside the column belong to no viewport; the wheel must turn there, too.
        if event.type() == QEvent.Type.Wheel:
            return QApplication.sendEvent(self.verticalScrollBar(), event)
        return super().event(event)
