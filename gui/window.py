"""One window: its parts are made here, and joined in `wires`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from core.model import Document
from core.notes import Shelf
from gui.actions import NEEDS_ARTICLE, NEEDS_PLACE
from gui.citations.citation_desk import CitationDesk
from gui.citations.export_desk import ExportDesk
from gui.frame.context_menu import ContextMenu
from gui.frame.popups import Popups
from gui.frame.saving import TRY_AGAIN, Saving
from gui.frame.way_back import UNDO, WayBack
from gui.judging.judge_desk import IN_ALL, JudgeDesk
from gui.judging.judge_menu import JudgeMenu
from gui.judging.judgement_keeper import JudgementKeeper
from gui.judging.own_desk import OwnDesk
from gui.judging.questions import Questions
from gui.layout import Layout
from gui.looks.appearance import Appearance
from gui.notes.note_cards import NoteCards
from gui.notes.note_desk import NoteDesk
from gui.notes.note_exchange import NoteExchange
from gui.notes.note_keeper import NoteKeeper
from gui.notes.placing_desk import PlacingDesk
from gui.notes.safekeeping import OTHER, SAME, Safekeeping
from gui.opening.entrance import DROPPED, RELOAD, WHOLE_PAGE, Entrance, holds_something, local_files
from gui.opening.file_watch import FileWatch
from gui.opening.opening import Opening
from gui.opening.reception import OPEN_ANOTHER, Reception
from gui.opening.request import Request
from gui.reader.article import Article
from gui.reader.finder import Finder
from gui.reader.guide import Guide
from gui.reader.link_hints import LinkHints
from gui.reader.selecting import Selecting
from gui.services import Services
from gui.treaties.follower import Follower
from gui.typesetting.gallery import Gallery
from gui.typesetting.pages import Pages
from gui.wires import connect


class MainWindow(QMainWindow):
    """An article with its treaties, citations and notes."""

    more_dropped = Signal(object)  # list[Path], those after the first
    closed = Signal(object)  # this window

    def __init__(self, services: Services) -> None:
        super().__init__()
        settings = self.settings = services.settings
        self.lighting = services.lighting
        self.parts = Layout(self, settings)
        reader = self.parts.reader
        self.pages = Pages()
        self.article = Article(reader, self.pages, self.lighting.theme, settings.zoom())
        self.guide = Guide(reader, self.article)
        self.popups = Popups(self, reader, self.article)
        self.questions = Questions(self, self.popups, self.article, services.catalogue)
        self.follower = Follower(self.parts, self.article, self.guide, self.popups, self.questions)
        self.citation_desk = CitationDesk(self.parts, self.article, self.guide, self.popups)
        self.export_desk = ExportDesk(self.parts, self.article, services.tasks)
        self.hints = LinkHints(reader)
        self.finder = Finder(reader, self.parts.search, self.article, self.guide)
        self.gallery = Gallery(services.tasks)
        self.opening = Opening(services.tasks, services.read, services.analyse, self.article.look)
        self.entrance = Entrance(self.parts, self.opening, settings)
        self.reception = Reception(self.parts, self.article, self.guide, self.popups, settings)
        self.file_watch = FileWatch(services.tasks)
        self.keeper = NoteKeeper(services.store, services.store_tasks, services.database.stamp)
        self.judgement_keeper = JudgementKeeper(services.judgements, services.store_tasks)
        self.saving = Saving(self.parts.alarm, (self.keeper, self.judgement_keeper))
        self.way_back = WayBack(self.parts.actions["undo"], self.parts.actions["redo"])
        self.desk = NoteDesk(self.parts, self.article, self.guide, self.keeper, self.way_back, settings)
        self.placing = PlacingDesk(self, self.parts, self.article, self.popups, self.desk)
        shelf, store, store_tasks = Shelf(services.database), services.store, services.store_tasks
        self.cards = NoteCards(self, self.parts, self.popups, self.desk, shelf, store_tasks)
        self.safekeeping = Safekeeping(self, self.parts, self.popups, self.keeper, store, shelf, store_tasks)
        self.exchange = NoteExchange(self.parts, self.article, self.desk, self.keeper, store, store_tasks, settings)
        self.selecting = Selecting(reader)
        self.judge_desk = JudgeDesk(self.parts, self.article, self.judgement_keeper, self.way_back, services.catalogue)
        self.judge_menu = JudgeMenu(self.parts, self.article, self.guide, self.questions, self.judge_desk)
        self.context_menu = ContextMenu(
            self.parts, self.article, self.guide, self.judge_menu, self.questions, self.desk
        )
        self.own_desk = OwnDesk(self.parts, self.article, services.tasks, services.add_own)
        self.appearance = Appearance(self.parts, self.article, self.popups, settings, self.lighting)
        self._set_up()
        connect(self)

    def open_file(self, path: Path) -> None:
        """Opens an article in this window."""
        self.entrance.open_file(path)

    def open_link(self, address: str) -> None:
        """Follows a servanda:// address to its passage."""
        self.exchange.follow(address)

    def report(self, sentence: str) -> None:
        """Says what went wrong outside of any opening."""
        self.parts.alarm.say(sentence)

    def _set_up(self) -> None:
        self.setWindowTitle("Servanda")
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(440, 320))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        if not self.restoreGeometry(self.settings.state("geometry")):
            self.resize(1280, 820)
        self.parts.empty.show_recent(self.settings.recent())
        self.parts.notes.model.set_by_date(self.settings.are_notes_by_date())
        self.parts.actions["left"].setChecked(self.parts.left.is_shown)
        self.parts.actions["right"].setChecked(self.parts.right.is_shown)
        self.parts.actions.allow((*NEEDS_ARTICLE, *NEEDS_PLACE, "back", "forward", "whole_page", "page"), False)

    def take_document(self, request: Request, document: Document) -> None:
        """Lets everything know which document is open now."""
        self.parts.actions.allow(NEEDS_ARTICLE, True)
        self.parts.actions.allow(["page"], bool(document.pages))
        self.entrance.take(request, document)
        self.file_watch.watch(request.path, document.digest)
        self.way_back.forget()
        self.desk.open(document)
        self.cards.learn()
        self.judge_desk.open(document)

    def open_recent(self, action: QAction) -> None:
        """Opens the file that an entry of the menu names."""
        if action.data():
            self.open_file(Path(str(action.data())))

    def answer(self, words: str) -> None:
        """Does what the button of a bar says."""
        actions: dict[str, Callable[[], None]] = {
            OPEN_ANOTHER: self.entrance.ask_for_file,
            RELOAD: self.entrance.reload,
            WHOLE_PAGE: self.entrance.show_whole_page,
            TRY_AGAIN: self.saving.retry,
            UNDO: self.way_back.take,
            IN_ALL: self.judge_desk.widen,
            SAME: self.safekeeping.say_same,
            OTHER: self.safekeeping.say_other,
        }
        actions[words]()

    def show_history(self, back: bool, forward: bool) -> None:
        """Allows the steps back and forward that there are."""
        self.parts.actions.allow(["back"], back)
        self.parts.actions.allow(["forward"], forward)

    def show_filter(self) -> None:
        """Brings up the treaties, ready to be filtered."""
        self.parts.left.set_shown(True)
        self.parts.side.setCurrentWidget(self.parts.treaties)
        self.parts.treaties.focus_filter()

    def show_outline(self) -> None:
        """Brings up the outline, where there is one."""
        if not self.parts.outline.is_empty:
            self.parts.left.set_shown(True)
            self.parts.side.setCurrentWidget(self.parts.outline)
            self.parts.outline.focus()

    def list_citations(self) -> None:
        """Brings up the citations, ready to be filtered."""
        self.parts.right.set_shown(True)
        self.parts.tabs.setCurrentWidget(self.parts.citations)
        self.parts.citations.focus_filter()

    def copy_text(self, text: str) -> None:
        """Puts words on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def toggle_whole_page(self) -> None:
        """Shows all of a saved page, or its article only."""
        self.entrance.set_whole_page(self.parts.actions["whole_page"].isChecked())

    def toggle_full_screen(self) -> None:
        """Fills the screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def dismiss(self) -> None:
        """Esc: the topmost thing only."""
        parts = self.parts
        if self.popups.close_topmost() or self.opening.cancel():
            return
        for part in (parts.password, parts.search, parts.alarm, parts.notice, parts.hint):
            if not part.isHidden():
                part.dismiss()
                return
        if self.isFullScreen():
            self.parts.actions["full_screen"].trigger()
        elif parts.reader.textCursor().hasSelection():
            parts.reader.clear_selection()

    def quit(self) -> None:
        """Closes every window."""
        from PySide6.QtWidgets import QApplication

        QApplication.closeAllWindows()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.popups.close_all()
        self.hints.end()
        self.parts.right.fit(event.size().width())
        self.parts.left.fit(event.size().width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Words dragged about in a window of ours are not meant to be opened.
        if event.source() is None and holds_something(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.entrance.open_data(event.mimeData(), DROPPED):
            event.acceptProposedAction()
            self.more_dropped.emit(local_files(event.mimeData())[1:])

    def closeEvent(self, event: QCloseEvent) -> None:
        self.parts.notes.end_editing()
        if not self.saving.may_close(self):
            event.ignore()
            return
        self.opening.close()
        self.pages.forget()
        self.file_watch.watch(None, "")
        self.own_desk.cancel()
        self.exchange.finish()
        self.saving.stop()
        self.settings.set_state("geometry", self.saveGeometry())
        self.settings.set_state("splitter", self.parts.splitter.saveState())
        self.settings.set_open("left", self.parts.left.wanted)
        self.settings.set_open("right", self.parts.right.wanted)
        event.accept()
        self.closed.emit(self)
