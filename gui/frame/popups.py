"""What opens beside a line, one at a time; the usual five are made when the first of them is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from core.backward import provisions_cited
from core.model import Citation, Mention, Span, Target
from core.status import status
from gui.looks.theme import Theme
from gui.looks.wording import times
from gui.reader.article import Article
from gui.reader.reader_view import ReaderView

if TYPE_CHECKING:
    from gui.citations.citation_peek import CitationPeek
    from gui.citations.cited_popup import CitedPopup
    from gui.frame.popup import Popup
    from gui.reader.selection_bar import SelectionBar
    from gui.treaties.date_popup import DatePopup
    from gui.treaties.treaty_card import TreatyCard


class Popups(QObject):
    """Shown one at a time beside what they speak of; what is clicked in them is told from here."""

    next_requested = Signal()
    previous_requested = Signal()
    copy_requested = Signal(str)
    browse_requested = Signal(str)
    target_chosen = Signal(object, object)  # Citation, Target
    citation_copied = Signal(object)  # Citation
    date_set = Signal(object)  # date, or None where it is not known
    colour_requested = Signal(str)
    underline_requested = Signal()
    note_requested = Signal()
    tags_requested = Signal()
    treaty_note_requested = Signal(str)  # treaty id
    menu_requested = Signal(object, object)  # Mention, the QPoint on the screen
    new_requested = Signal(object)  # Mention

    place_chosen = Signal(object)  # Citation
    provisions_requested = Signal(object)  # Treaty

    card: TreatyCard
    cited: CitedPopup
    peek: CitationPeek
    date: DatePopup
    selection: SelectionBar

    def __init__(self, window: QWidget, reader: ReaderView, article: Article) -> None:
        super().__init__(window)
        self._window = window
        self._reader = reader
        self._article = article
        self._all: list[Popup] = []
        self._about = Span(0, 0)
        self._colours: Mapping[str, str] = {}

    def adopt(self, popup: Popup) -> None:
        """One more that is shown in turn with the others."""
        self._all.append(popup)
        popup.keys_left.connect(self._reader.setFocus)
        popup.set_theme(self._reader.theme)

    def show_at(self, popup: Popup, span: Span) -> None:
        """Any of them, beside a place."""
        self.close_all()
        popup.show_beside(self._line(span), self._window.rect())

    def show_card(self, mention: Mention) -> None:
        """A treaty's card beside a mention of it."""
        self._show_card(mention.treaty, mention.span, mention, "", mention.why)

    def show_provision(self, citation: Citation, target: Target) -> None:
        """A treaty's card beside a citation of it, opened at the part that is cited."""
        self._show_card(target.treaty, citation.span, None, target.part, citation.why)

    def show_citation(self, citation: Citation, *, stays: bool) -> None:
        """Where a citation leads, beside it; one that stays is not closed by the pointer leaving."""
        self._begin()
        if self._article.reading is not None:
            self.peek.show_citation(citation, self._article.reading, stays=stays)
        self.peek.show_beside(self._line(citation.span), self._window.rect())

    def show_places(self, heading: str, places: Sequence[tuple[str, Citation]], span: Span | None = None) -> None:
        """The places that cite something, beside it, or where something else about it was shown last."""
        self._begin()
        self.cited.show_places(heading, places)
        self.cited.show_beside(self._line(span or self._about), self._window.rect())

    def ask_date(self) -> None:
        """Asks for the article's date, beside its byline."""
        self._begin()
        self._reader.show_top()
        self.date.show_date(self._article.on)
        self.date.show_beside(self._moved(self._reader.date_rect()), self._window.rect())
        self.date.begin()

    def show_selection(self) -> None:
        """What can be done with the words selected."""
        self._begin()
        rect = self._moved(self._reader.rect_of_selection())
        shown = rect.intersected(self._moved(self._reader.rect()))
        self.selection.show_beside(shown if shown.isValid() else rect, self._window.rect())

    def set_colours(self, names: Mapping[str, str]) -> None:
        """What the colours of notes are called."""
        self._colours = names
        if self._has_usual:
            self.selection.set_colours(names)

    def is_busy(self) -> bool:
        """Whether something stands there that a pointer passing by must not replace."""
        return any(not popup.isHidden() and (not popup.gives_way or popup.has_keys()) for popup in self._all)

    def begin(self) -> None:
        """The keys go to what is open."""
        for popup in self._all:
            if not popup.isHidden():
                popup.begin()

    def leave(self) -> None:
        """The pointer left a mention or a citation."""
        for popup in self._all:
            if popup.gives_way:
                popup.leave()

    def end_selection(self) -> None:
        """Nothing is selected any more."""
        if self._has_usual:
            self.selection.dismiss()

    def close_all(self) -> None:
        for popup in self._all:
            popup.dismiss()

    def close_topmost(self) -> bool:
        """Closes the one that is open; says whether one was."""
        open_ones = [popup for popup in self._all if not popup.isHidden()]
        self.close_all()
        return bool(open_ones)

    def set_theme(self, theme: Theme) -> None:
        for popup in self._all:
            popup.set_theme(theme)

    def _show_card(self, treaty_id: str, span: Span, mention: Mention | None, part: str, why: str) -> None:
        from gui.treaties.card_text import parts_of

        self._begin()
        reading = self._article.reading
        if reading is not None:
            treaty = reading.treaty(treaty_id)
            number = len(reading.mentions_of(treaty_id))
            rank = reading.treaties.index(treaty) if treaty in reading.treaties else len(reading.treaties)
            provisions = tuple(f"{name}: {times(len(at))}" for name, at in provisions_cited(reading, treaty_id).items())
            said = parts_of(treaty, status(treaty, self._article.on), number, why, part, provisions)
            self.card.show_treaty(treaty, said, mention, number, rank, bool(provisions))
            self.card.show_beside(self._line(span), self._window.rect())

    def _begin(self) -> None:
        if not self._has_usual:
            self._make()
        self.close_all()

    @property
    def _has_usual(self) -> bool:
        return hasattr(self, "card")

    def _make(self) -> None:
        from gui.citations.citation_peek import CitationPeek
        from gui.citations.cited_popup import CitedPopup
        from gui.reader.selection_bar import SelectionBar
        from gui.treaties.date_popup import DatePopup
        from gui.treaties.treaty_card import TreatyCard

        self.card = TreatyCard(self._window)
        self.peek = CitationPeek(self._window)
        self.cited = CitedPopup(self._window)
        self.date = DatePopup(self._window)
        self.selection = SelectionBar(self._window)
        for popup in (self.card, self.peek, self.cited, self.date, self.selection):
            self.adopt(popup)
        self.card.next_requested.connect(self.next_requested)
        self.card.previous_requested.connect(self.previous_requested)
        self.card.copy_requested.connect(self.copy_requested)
        self.card.menu_requested.connect(self.menu_requested)
        self.card.new_requested.connect(self.new_requested)
        self.card.provisions_requested.connect(self.provisions_requested)
        self.cited.place_chosen.connect(self.place_chosen)
        self.peek.copy_requested.connect(self.citation_copied)
        self.peek.go_requested.connect(self.target_chosen)
        self.peek.open_requested.connect(self.browse_requested)
        self.date.date_set.connect(self.date_set)
        self.card.note_requested.connect(self.treaty_note_requested)
        self.selection.colour_requested.connect(self.colour_requested)
        self.selection.underline_requested.connect(self.underline_requested)
        self.selection.note_requested.connect(self.note_requested)
        self.selection.tags_requested.connect(self.tags_requested)
        if self._colours:
            self.selection.set_colours(self._colours)

    def _line(self, span: Span) -> QRect:
        self._about = span
        return self._moved(self._reader.rect_of_span(span))

    def _moved(self, rect: QRect) -> QRect:
        return rect.translated(self._reader.mapTo(self._window, QPoint(0, 0)))
