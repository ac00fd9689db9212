"""What can be said of the place the reader means: which commands make sense there, and their menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction

from core.model import Mention
from gui.judging.judge_desk import JudgeDesk
from gui.judging.questions import Questions
from gui.layout import Layout
from gui.reader.article import Article
from gui.reader.guide import Guide

_COMMANDS = "not_agreement this_is add_own take_back copy_name".split()


class JudgeMenu(QObject):
    """Asks by the questions, says to the desk."""

    copy_requested = Signal(str)

    def __init__(self, parts: Layout, article: Article, guide: Guide, questions: Questions, desk: JudgeDesk) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._guide = guide
        self._questions = questions
        self._desk = desk

    def show_commands(self, place: Mention | None) -> None:
        """Those that make sense for the place meant."""
        reading = self._article.reading
        there = place is not None
        shown = self._is_shown(place)
        doubtful = reading is not None and place in reading.doubtful
        unlisted = shown and place is not None and reading is not None and not reading.treaty(place.treaty).listed
        said = place is not None and bool(self._desk.said_of(place))
        for name, allowed in zip(_COMMANDS, (shown or doubtful, there, unlisted, said, there), strict=True):
            self._parts.actions.allow([name], allowed)

    def commands_at(self, offset: int) -> list[QAction | None]:
        """What can be said of the mention at a place in the text, if there is one; None is a line between."""
        mention = self._found_at(offset)
        return self._commands_of(mention) if mention is not None else []

    def show_menu(self, mention: Mention, at: QPoint) -> None:
        """What can be said of a mention, at a point on the screen."""
        self._questions.show_menu(self._commands_of(mention), at)

    def show_menu_here(self) -> None:
        """The menu of the place meant, by the keys."""
        place = self._in_sight()
        if place is not None:
            reader = self._parts.reader
            self.show_menu(place, reader.mapToGlobal(reader.rect_of_span(place.span).bottomLeft()))

    def deny(self) -> None:
        """The place meant names no agreement."""
        if self._guide.place is not None:
            self._desk.settle(self._guide.place, "")

    def take_back(self) -> None:
        """The place meant is what it was found to be."""
        if self._guide.place is not None:
            self._desk.take_back(self._guide.place)

    def ask_what(self) -> None:
        """Which agreement the place meant names."""
        place = self._in_sight()
        if place is not None:
            self._questions.ask_what(place)

    def ask_new(self) -> None:
        """What is known of the unlisted agreement at the place meant."""
        if self._guide.place is not None:
            self.ask_new_of(self._guide.place)

    def ask_new_of(self, mention: Mention) -> None:
        """What is known of the unlisted agreement that a mention is of."""
        self._guide.point_at(mention)
        place, reading = self._in_sight(), self._article.reading
        if place is not None and reading is not None:
            self._questions.ask_new(place, reading.treaty(place.treaty).name)

    def copy_name(self) -> None:
        """The agreement's name, or the words where it is not known."""
        place, reading = self._guide.place, self._article.reading
        if place is not None and reading is not None:
            words = place.span.of(reading.document.text)
            self.copy_requested.emit(reading.treaty(place.treaty).name if self._is_shown(place) else words)

    def _commands_of(self, mention: Mention) -> list[QAction | None]:
        self._guide.point_at(mention)
        enabled = [action for name in _COMMANDS[:-1] if (action := self._parts.actions[name]).isEnabled()]
        return [*enabled, None, self._parts.actions["copy_name"]]

    def _is_shown(self, place: Mention | None) -> bool:
        reading = self._article.reading
        return reading is not None and place in reading.mentions

    def _found_at(self, offset: int) -> Mention | None:
        """The shortest mention at a place: as shown, else one that was said to be none."""
        for reading in (self._article.reading, self._desk.found):
            mentions = (*reading.mentions, *reading.doubtful) if reading else ()
            here = [mention for mention in mentions if mention.span.start <= offset < mention.span.end]
            if here:
                return min(here, key=lambda mention: mention.span.end - mention.span.start)
        return None

    def _in_sight(self) -> Mention | None:
        """The place meant, on screen."""
        place = self._guide.place
        if place is not None and not self._parts.reader.shows(place.span):
            self._guide.jump(place.span)
        return place
