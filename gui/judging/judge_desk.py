"""What a person says words mean: shown at once, kept by the keeper, taken back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.model import Document, Mention, MentionKind, Reading
from gui.frame.notice_bar import NOTICE_MILLISECONDS
from gui.frame.way_back import UNDO, WayBack
from gui.judging.judgement_keeper import JudgementKeeper
from gui.layout import Layout
from gui.looks.wording import dated_name
from gui.reader.article import Article

if TYPE_CHECKING:
    from core.catalogue import Catalogue
    from core.judgements import Judgement

IN_ALL = "In all articles"


@dataclass(slots=True)
class _Said:
    """One thing said here; its judgement is another one after it was widened."""

    document: Document
    mention: Mention
    treaty_id: str
    judgement: Judgement


class JudgeDesk(QObject):
    """One document's judgements: the reading shown is always the one found, judged by these."""

    judged = Signal(object)  # Reading

    def __init__(
        self,
        parts: Layout,
        article: Article,
        keeper: JudgementKeeper,
        way_back: WayBack,
        catalogue: Callable[[], Catalogue],
    ) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._keeper = keeper
        self._way_back = way_back
        self._catalogue = catalogue
        self.found: Reading | None = None
        self._judgements: list[Judgement] = []
        self._last: _Said | None = None

    def open(self, document: Document) -> None:
        """Another document: what was said of it comes from the store."""
        self.found = None
        self._judgements = []
        self._set_last(None)
        self._keeper.open(document)

    def show_found(self, reading: Reading) -> None:
        """A fresh reading, of the document that is open."""
        if reading.document is self._article.document:
            self.found = reading
            self._judge()

    def show_loaded(self, judgements: tuple[Judgement, ...]) -> None:
        """The store's judgements; one made while they were on their way counts after them."""
        self._judgements = [*judgements, *self._judgements]
        if judgements:
            self._judge()

    # What is said

    def settle(self, mention: Mention, treaty_id: str) -> None:
        """The words of a mention mean an agreement, or none for an empty id."""
        document = self._article.document
        if document is not None and self.found is not None:
            said = _Said(document, mention, treaty_id, self._keeper.add(document, mention, treaty_id))
            what = f"What You Said of “{_words(said)}”".replace("&", "&&")
            self._way_back.offer(what, partial(self._unsay, said), partial(self._say_again, said))
            self._show_said(said)

    def widen(self) -> None:
        """What was said last holds in all articles."""
        said = self._last
        if said is not None and said.document is self._article.document:
            self._drop(said.document, said.judgement)
            said.judgement = self._keeper.add(said.document, said.mention, said.treaty_id, everywhere=True)
            self._judgements.append(said.judgement)
            self._set_last(None)
            self._judge()
            self._tell(said)

    def take_back(self, place: Mention) -> None:
        """The words at a place mean again what they were found to mean."""
        document = self._article.document
        if document is not None:
            for judgement in self.said_of(place):
                self._drop(document, judgement)
            self._judge()
            self._parts.notice.say("Shown as it was found.", "", NOTICE_MILLISECONDS)

    def said_of(self, place: Mention) -> list[Judgement]:
        """What was said of the words at a place."""
        document = self._article.document
        if document is None or not self._judgements:
            return []
        from core.judgements import key_of_words

        words = key_of_words(place.span.of(document.text))
        return [item for item in self._judgements if item.words == words and item.span in (None, place.span)]

    # Within

    def _judge(self) -> None:
        if self.found is None:
            return
        reading = self.found
        if self._judgements:
            from core.judgements import judge

            reading = judge(reading, self._judgements, self._catalogue())
        self._parts.actions.allow(("next_doubtful", "previous_doubtful"), bool(reading.doubtful))
        self.judged.emit(reading)

    def _drop(self, document: Document, judgement: Judgement) -> None:
        if judgement in self._judgements:
            self._judgements.remove(judgement)
        self._keeper.take_back(document, judgement.id)

    def _show_said(self, said: _Said) -> None:
        self._judgements.append(said.judgement)
        self._set_last(said)
        self._judge()
        self._tell(said)

    def _say_again(self, said: _Said) -> None:
        everywhere = not said.judgement.document
        said.judgement = self._keeper.add(said.document, said.mention, said.treaty_id, everywhere=everywhere)
        self._show_said(said)

    def _unsay(self, said: _Said) -> None:
        self._parts.notice.dismiss()
        self._drop(said.document, said.judgement)
        self._set_last(None)
        self._judge()

    def _set_last(self, said: _Said | None) -> None:
        """What points back, and what no catalogue knows, means the same nowhere else."""
        elsewhere = said is not None and (not said.treaty_id or said.treaty_id in self._catalogue())
        self._last = said if said and elsewhere and said.mention.kind is not MentionKind.ANAPHOR else None
        self._parts.actions.allow(["everywhere"], self._last is not None)

    def _tell(self, said: _Said) -> None:
        where = (
            "in all articles" if not said.judgement.document else "here" if said.judgement.span else "in this article"
        )
        reading = self._article.reading
        means = "names no agreement"
        if said.treaty_id and reading is not None:
            means = f"now means {dated_name(reading.treaty(said.treaty_id))}"
        other = IN_ALL if self._last is said else ""
        self._parts.notice.say(f"“{_words(said)}” {means} {where}.", UNDO, NOTICE_MILLISECONDS, other)


def _words(said: _Said) -> str:
    return " ".join(said.mention.span.of(said.document.text).split())
