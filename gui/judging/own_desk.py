"""Puts an agreement into the person's own catalogue, and looks into the article again with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import ReaderError
from core.model import Document, Mention
from gui.frame.notice_bar import NOTICE_MILLISECONDS
from gui.layout import Layout
from gui.reader.article import Article
from gui.tasks import Tasks

if TYPE_CHECKING:
    from core.own import NewAgreement


class OwnDesk(QObject):
    """Writes off the main thread: the whole catalogue is read again."""

    renamed = Signal(object, str)  # Mention, the id of the agreement that its words do not name
    known = Signal(object)  # Document to be looked into again

    def __init__(self, parts: Layout, article: Article, tasks: Tasks, add_own: Callable[[NewAgreement], str]) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._tasks = tasks
        self._add_own = add_own

    def add(self, mention: Mention, agreement: NewAgreement) -> None:
        """A mention is of an agreement that is described here."""
        document = self._article.document
        if document is not None:
            self._parts.notice.say(f"Adding “{agreement.name}” to your catalogue …")
            done = partial(self._on_added, document, mention, agreement.name)
            self._tasks.run(partial(self._add_own, agreement), done, self._on_fault)

    def cancel(self) -> None:
        """The window closes; what is being written is written."""
        self.blockSignals(True)

    def _on_added(self, document: Document, mention: Mention, name: str, treaty_id: str) -> None:
        if self.signalsBlocked():
            return
        from core.judgements import key_of_words

        if self._article.document is document and key_of_words(name) != key_of_words(mention.span.of(document.text)):
            self.renamed.emit(mention, treaty_id)
        self._parts.notice.say(f"“{name}” is now in your catalogue.", "", NOTICE_MILLISECONDS)
        self.known.emit(self._article.document)

    def _on_fault(self, error: ReaderError) -> None:
        if not self.signalsBlocked():
            self._parts.notice.dismiss()
            self._parts.alarm.say(str(error))
