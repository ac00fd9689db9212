"""Leads the reader through the article: to mentions and citations, and back again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.model import Citation, Mention, Reading, Span
from gui.looks.wording import count
from gui.reader.article import Article
from gui.reader.history import History, Place
from gui.reader.reader_view import ReaderView
from gui.reader.stepping import step


class Guide(QObject):
    """Knows which treaty is chosen and where the reader has been."""

    chosen = Signal(str)  # treaty id, empty for none
    stepped = Signal(str)  # "INF Treaty 3 of 12"
    citation_reached = Signal(object)  # Citation
    pointed = Signal(object)  # Mention, None for none
    history_changed = Signal(bool, bool)  # can go back, can go forward

    def __init__(self, reader: ReaderView, article: Article) -> None:
        super().__init__()
        self._reader = reader
        self._article = article
        self._history = History()
        self._mentions: tuple[Mention, ...] = ()
        self._citations: tuple[Citation, ...] = ()
        self._citation: Citation | None = None
        self._skimmed: Place | None = None
        self.treaty = ""
        self.mention: Mention | None = None
        self.place: Mention | None = None  # what was pointed at last, an agreement's mention or not

    def start(self, carried: Callable[[int], int] | None = None) -> None:
        """Another document begins, whose history is its own; or the same one, and where its code points are now."""
        self._mentions, self._citations, self._citation = (), (), None
        if carried is None:
            self._history.clear()
        else:
            self._history.carry(carried)
        self._choose("", None)
        self._tell_history()

    def set_reading(self, reading: Reading) -> None:
        """What was found, perhaps anew: what is chosen stays so, as far as it is still there."""
        self._citations = tuple(sorted(reading.citations, key=lambda citation: citation.span))
        self._mentions = ()
        span = self.place.span if self.place else None
        here = next((item for item in (*reading.mentions, *reading.doubtful) if item.span == span), None)
        if here is not None:
            self.point_at(here)
        else:
            self._choose(self.treaty, None)

    # Jumps

    def jump(self, span: Span) -> None:
        """Goes to a place and remembers the one left."""
        self._history.leave(self._place())
        self._reader.go_to(span)
        self._tell_history()

    def skim(self, span: Span) -> None:
        """Goes to a place as one of many looked at in a row: the way back leads to before the first of them."""
        here = self._place()
        if here != self._skimmed:
            self._history.leave(here)
        self._reader.go_to(span)
        self._skimmed = self._place()
        self._tell_history()

    def leave(self, place: Place) -> None:
        """Remembers a place that was left in another way."""
        self._history.leave(replace(place, treaty=self.treaty, mention=self.mention))
        self._tell_history()

    def back(self) -> None:
        self._return(self._history.back(self._place()))

    def forward(self) -> None:
        self._return(self._history.forward(self._place()))

    # Mentions

    def point_at(self, mention: Mention) -> None:
        """A place the reader means: chooses its treaty, where it is a mention of one."""
        reading = self._article.reading
        if reading is not None and mention in reading.mentions:
            self._choose(mention.treaty, mention)
            return
        self._choose(self.treaty, None)
        self.place = mention
        self.pointed.emit(mention)

    def choose_treaty(self, treaty_id: str) -> None:
        """A treaty is the chosen one, while the reader stays."""
        if treaty_id != self.treaty:
            self._choose(treaty_id, None)

    def go_to_treaty(self, treaty_id: str) -> None:
        """To the next mention of a treaty from where the reader is."""
        self.choose_treaty(treaty_id)
        self.step_mention(True)

    def next_mention(self) -> None:
        self.step_mention(True)

    def previous_mention(self) -> None:
        self.step_mention(False)

    def step_mention(self, forward: bool) -> None:
        """To the next or previous mention of the chosen treaty, of the first treaty while none is."""
        reading = self._article.reading
        if reading is None or not reading.treaties:
            return
        if not self.treaty:
            self._choose(reading.treaties[0].id, None)
        spans = [mention.span for mention in self._mentions]
        current = self._seen(spans, self.mention.span if self.mention else None)
        index = step(spans, current, self._here(), forward)
        if index >= 0:
            self._history.leave(self._place())
            self._choose(self.treaty, self._mentions[index])
            self._reader.go_to(spans[index])
            self._tell_history()

    # Places that name one of several agreements

    def step_doubtful(self, forward: bool) -> Mention | None:
        """To the next or previous doubtful place, if there is one."""
        reading = self._article.reading
        doubtful = reading.doubtful if reading else ()
        spans = [mention.span for mention in doubtful]
        index = step(spans, self._seen(spans, self.place.span if self.place else None), self._here(), forward)
        if index < 0:
            return None
        self.jump(spans[index])
        self.point_at(doubtful[index])
        self.stepped.emit(f"Doubtful name {index + 1:,} of {len(spans):,}")
        return doubtful[index]

    # Citations

    def next_citation(self) -> None:
        self._step_citation(True)

    def previous_citation(self) -> None:
        self._step_citation(False)

    def citation_here(self) -> Citation | None:
        """The citation reached last while it is in sight, else the last one before the line the eyes rest on."""
        page = self._reader.page
        if page is None or (self._citation is not None and self._reader.shows(self._citation.span)):
            return self._citation
        here = page.offsets.to_core(self._reader.position_at_reading_line())
        index = bisect_right(self._citations, here, key=lambda citation: citation.span.start)
        return self._citations[index - 1] if index else None

    def current_citation(self) -> Citation | None:
        """The citation reached last."""
        return self._citation

    def set_citation(self, citation: Citation) -> None:
        """The citation the reader means."""
        self._citation = citation
        self.citation_reached.emit(citation)

    def _step_citation(self, forward: bool) -> None:
        spans = [citation.span for citation in self._citations]
        current = self._seen(spans, self._citation.span if self._citation else None)
        index = step(spans, current, self._here(), forward)
        if index >= 0:
            self.jump(spans[index])
            self.stepped.emit(f"Citation {index + 1:,} of {len(spans):,}")
            self.set_citation(self._citations[index])

    def _seen(self, spans: Sequence[Span], span: Span | None) -> int:
        """Where a span stands among others, -1 when the reader has gone elsewhere since."""
        if span is None or span not in spans or not span.start <= self._here() <= span.end:
            return -1
        return spans.index(span)

    def _here(self) -> int:
        """Where the reader is: at the caret while it is in sight, else at the top of what is."""
        page = self._reader.page
        if page is None:
            return 0
        return page.offsets.to_core(self._reader.position_here())

    def _place(self) -> Place:
        return replace(self._reader.place(), treaty=self.treaty, mention=self.mention)

    def _return(self, place: Place | None) -> None:
        if place is not None:
            self._reader.return_to(place)
            self._choose(place.treaty, place.mention)
        self._tell_history()

    def _choose(self, treaty_id: str, mention: Mention | None) -> None:
        reading = self._article.reading
        if treaty_id != self.treaty or not self._mentions:
            self._mentions = reading.mentions_of(treaty_id) if reading else ()
        # A place in the history may speak of what a judgement has changed since.
        treaty_id = treaty_id if self._mentions else ""
        if mention is not None and mention not in self._mentions:
            mention = next((item for item in self._mentions if item.span == mention.span), None)
        changed = treaty_id != self.treaty
        self.treaty, self.mention, self.place = treaty_id, mention, mention
        self._article.show_chosen(treaty_id, mention)
        if changed:
            self.chosen.emit(treaty_id)
        self.stepped.emit(self._step_words())
        self.pointed.emit(mention)

    def _step_words(self) -> str:
        reading = self._article.reading
        if not self.treaty or reading is None:
            return ""
        name = reading.treaty(self.treaty).name
        if self.mention is None:
            return f"{name} · {count(len(self._mentions), 'mention')}"
        return f"{name} {self._mentions.index(self.mention) + 1:,} of {len(self._mentions):,}"

    def _tell_history(self) -> None:
        self.history_changed.emit(self._history.can_go_back, self._history.can_go_forward)
