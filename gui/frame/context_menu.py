"""The menu of a place in the article: what can be made of the agreement named, the citation, the article."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction

from core.model import Citation, Mention
from gui.judging.judge_menu import JudgeMenu
from gui.judging.questions import Questions
from gui.layout import Layout
from gui.notes.note_desk import NoteDesk
from gui.reader.article import Article
from gui.reader.guide import Guide

_CITATION = "follow peek next_candidate copy_plain copy_markdown".split()
_NOTE = "yellow green blue pink orange purple underline star tags link delete_note".split()
_ARTICLE = "copy find copy_csl copy_bibtex copy_ris export".split()


class ContextMenu(QObject):
    """Shows the window's own commands, those that make sense there."""

    def __init__(
        self,
        parts: Layout,
        article: Article,
        guide: Guide,
        judging: JudgeMenu,
        questions: Questions,
        notes: NoteDesk,
    ) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._guide = guide
        self._judging = judging
        self._questions = questions
        self._notes = notes
        self._made: list[QAction] = []

    def show_at(self, offset: int, at: QPoint) -> None:
        """The words at a place in the text were right-clicked."""
        shown: list[QAction | None] = [*self._judging.commands_at(offset)]
        mention, citation = self._mention_at(offset), self._citation_at(offset)
        if citation is not None:
            self._guide.set_citation(citation)
            shown += [None, *self._enabled(_CITATION)] if shown else self._enabled(_CITATION)
        shown += self._note_commands(mention, citation)
        note = self._notes.note_at(offset)
        if note is not None:
            self._notes.show([note])
            shown += [None, *self._enabled(_NOTE)] if shown else self._enabled(_NOTE)
        self._questions.show_menu(shown or self._enabled(_ARTICLE), at)

    def show_here(self) -> None:
        """The menu of the mention or citation reached last, by the keys."""
        citation, reader = self._guide.current_citation(), self._parts.reader
        if citation is not None and reader.shows(citation.span):
            self.show_at(citation.span.start, reader.mapToGlobal(reader.rect_of_span(citation.span).bottomLeft()))
        else:
            self._judging.show_menu_here()

    def _note_commands(self, mention: Mention | None, citation: Citation | None) -> list[QAction | None]:
        notes, offered = self._notes, dict[str, Callable[[], None]]()
        if mention is not None:
            offered["Note on This Mention"] = partial(notes.write_on_mention, mention)
            offered["Note on This Agreement"] = partial(notes.write_on_treaty, mention.treaty)
        if citation is not None:
            offered["Note on This Citation"] = partial(notes.write_on_citation, citation)
        self._made = [QAction(words) for words in offered]
        for action, act in zip(self._made, offered.values(), strict=True):
            action.triggered.connect(partial(_without_state, act))
        return [*self._made]

    def _mention_at(self, offset: int) -> Mention | None:
        reading = self._article.reading
        here = [found for found in reading.mentions if found.span.start <= offset < found.span.end] if reading else []
        return min(here, key=lambda found: found.span.end - found.span.start, default=None)

    def _enabled(self, names: list[str]) -> list[QAction | None]:
        return [action for name in names if (action := self._parts.actions[name]).isEnabled()]

    def _citation_at(self, offset: int) -> Citation | None:
        reading = self._article.reading
        here = [found for found in reading.citations if found.span.start <= offset < found.span.end] if reading else []
        return min(here, key=lambda found: found.span.end - found.span.start, default=None)


def _without_state(act: Callable[[], None], _checked: bool = False) -> None:
    act()
