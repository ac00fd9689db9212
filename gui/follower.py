"""Follows what the reader clicks: a mention to its card, a citation to its target."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl

from core.model import Citation, Mention, Span, TargetKind
from gui.article import Article
from gui.guide import Guide
from gui.layout import Layout
from gui.popups import Popups
from gui.questions import Questions


class Follower(QObject):
    """Chooses, jumps, opens the card or the peek."""

    def __init__(self, parts: Layout, article: Article, guide: Guide, popups: Popups, questions: Questions) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._guide = guide
        self._popups = popups
        self._questions = questions

    # Mentions

    def open_mention(self, mention: Mention) -> None:
        """A mention was clicked."""
        self._guide.point_at(mention)
        self._show(mention)

    def peek_at_mention(self, mention: Mention) -> None:
        """The pointer rests on a mention; nothing is chosen by that."""
        if not self._popups.is_busy():
            self._show(mention)

    def next_doubtful(self) -> None:
        """To the next name that could be several agreements, and asks which."""
        self._step_doubtful(True)

    def previous_doubtful(self) -> None:
        self._step_doubtful(False)

    def go_to_treaty(self, treaty_id: str) -> None:
        """A treaty was chosen in the sidebar."""
        self._popups.close_all()
        self._guide.go_to_treaty(treaty_id)

    def show_card(self) -> None:
        """The card of the mention reached last; goes to one where none was."""
        if self._guide.mention is None:
            self._guide.next_mention()
        mention = self._guide.mention
        if mention is not None:
            self._in_sight(mention.span)
            self._popups.show_card(mention.treaty, mention.span, mention)

    def _show(self, mention: Mention) -> None:
        if mention.treaty:
            self._popups.show_card(mention.treaty, mention.span, mention)
        else:
            self._questions.ask_which(mention)

    def _step_doubtful(self, forward: bool) -> None:
        mention = self._guide.step_doubtful(forward)
        if mention is not None:
            self._questions.ask_which(mention, with_keys=True)

    def card_forward(self) -> None:
        self._step_card(True)

    def card_back(self) -> None:
        self._step_card(False)

    def _step_card(self, forward: bool) -> None:
        treaty = self._popups.card.treaty
        if treaty is not None and treaty.id != self._guide.treaty:
            self._guide.go_to_treaty(treaty.id)
        else:
            self._guide.step_mention(forward)
        self.show_card()

    # Citations

    def follow(self, citation: Citation) -> None:
        """To where a citation leads; an address is shown first, and opened only when asked to."""
        self._popups.close_all()
        self._guide.set_citation(citation)
        self._parts.citations.choose(citation)
        target = citation.target
        if target.kind is TargetKind.SPAN and target.span is not None:
            self._guide.jump(target.span)
            return
        self._in_sight(citation.span)
        if target.kind is TargetKind.TREATY and self._is_here(target.treaty):
            self._guide.choose_treaty(target.treaty)
            self._popups.show_card(target.treaty, citation.span, None)
        else:
            self._popups.show_citation(citation)

    def show_in_text(self, citation: Citation) -> None:
        """A citation was clicked in the list: to its place, and beside it what it leads to."""
        self._popups.close_all()
        self._guide.set_citation(citation)
        self._guide.jump(citation.span)
        self._popups.show_citation(citation)

    def skim(self, citation: Citation) -> None:
        """The arrows move through the list, and the text with them."""
        self._popups.close_all()
        self._guide.set_citation(citation)
        self._guide.skim(citation.span)

    def mark_citation(self) -> None:
        """The list marks the citation the reader is at."""
        self._parts.citations.choose(self._guide.citation_here())

    def follow_current(self) -> None:
        """Follows the citation reached last."""
        citation = self._guide.current_citation()
        if citation is None:
            self._guide.next_citation()
        else:
            self.follow(citation)

    def browse(self, url: str) -> None:
        """Hands an address to the system's browser; only ever after a click that says so."""
        from PySide6.QtGui import QDesktopServices

        address = QUrl(url, QUrl.ParsingMode.TolerantMode)
        if address.scheme() in ("http", "https", "ftp", "mailto"):
            QDesktopServices.openUrl(address)

    def _is_here(self, treaty_id: str) -> bool:
        reading = self._article.reading
        return reading is not None and any(treaty.id == treaty_id for treaty in reading.treaties)

    def _in_sight(self, span: Span) -> None:
        if not self._parts.reader.shows(span):
            self._guide.jump(span)
