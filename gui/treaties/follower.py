"""Follows what the reader clicks of the agreements: a mention to its card, a row to the next mention."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.model import Mention, Span
from core.outline import Entry
from gui.frame.notice_bar import NOTICE_MILLISECONDS
from gui.frame.popups import Popups
from gui.judging.questions import Questions
from gui.layout import Layout
from gui.reader.article import Article
from gui.reader.guide import Guide


class Follower(QObject):
    """Chooses, jumps, opens the card."""

    def __init__(self, parts: Layout, article: Article, guide: Guide, popups: Popups, questions: Questions) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._guide = guide
        self._popups = popups
        self._questions = questions

    def open_mention(self, mention: Mention) -> None:
        """A mention was clicked."""
        self._guide.point_at(mention)
        self._show(mention)

    def peek_at_mention(self, mention: Mention) -> None:
        """The pointer rests on a mention; nothing is chosen by that."""
        if not self._popups.is_busy():
            self._show(mention)

    def peek_with_keys(self, mention: Mention) -> None:
        """Shows what a mention is of, to someone who has no pointer."""
        self._guide.point_at(mention)
        self._show(mention)
        self._popups.begin()

    def next_doubtful(self) -> None:
        """To the next name that could be several agreements, and asks which."""
        self._step_doubtful(True)

    def previous_doubtful(self) -> None:
        self._step_doubtful(False)

    def go_to_treaty(self, treaty_id: str) -> None:
        """A treaty was chosen in the sidebar."""
        self._popups.close_all()
        self._guide.go_to_treaty(treaty_id)

    def go_to_section(self, entry: Entry) -> None:
        """A section was chosen in the outline."""
        self._popups.close_all()
        self._guide.jump(entry.span)

    def ask_for_page(self) -> None:
        """To a page of the source, by its number."""
        from PySide6.QtWidgets import QInputDialog

        pages = self._article.document.pages if self._article.document else ()
        if not pages:
            return
        asked = f"Page ({pages[0].label} to {pages[-1].label}):"
        label, _ = QInputDialog.getText(self._parts.reader.window(), "Go to a page", asked)
        start = next((page.start for page in pages if page.label == label.strip()), -1)
        if start >= 0:
            self._guide.jump(Span(start, start + 1))
        elif label.strip():
            self._parts.notice.say(f"There is no page {label.strip()} in this document.", "", NOTICE_MILLISECONDS)

    def show_card(self) -> None:
        """The card of the mention reached last; goes to one where none was."""
        if self._guide.mention is None:
            self._guide.next_mention()
        mention = self._guide.mention
        if mention is not None:
            self._in_sight(mention.span)
            self._popups.show_card(mention)

    def _show(self, mention: Mention) -> None:
        if mention.treaty:
            self._popups.show_card(mention)
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

    def _in_sight(self, span: Span) -> None:
        if not self._parts.reader.shows(span):
            self._guide.jump(span)
