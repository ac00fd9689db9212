"""One window: its parts are made here, and every wire between them is in `_connect`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from core.model import Document
from core.notes import Shelf
from gui.actions import NEEDS_ARTICLE, NEEDS_PLACE
from gui.appearance import Appearance
from gui.article import Article
from gui.citation_desk import CitationDesk
from gui.context_menu import ContextMenu
from gui.entrance import DROPPED, RELOAD, WHOLE_PAGE, Entrance, holds_something, local_files
from gui.export_desk import ExportDesk
from gui.file_watch import FileWatch
from gui.finder import Finder
from gui.follower import Follower
from gui.gallery import Gallery
from gui.guide import Guide
from gui.judge_desk import IN_ALL, JudgeDesk
from gui.judge_menu import JudgeMenu
from gui.judgement_keeper import JudgementKeeper
from gui.layout import Layout
from gui.link_hints import LinkHints
from gui.note_cards import NoteCards, painters
from gui.note_desk import NoteDesk
from gui.note_exchange import NoteExchange
from gui.note_keeper import NoteKeeper
from gui.opening import Opening
from gui.own_desk import OwnDesk
from gui.pages import Pages
from gui.placing_desk import PlacingDesk
from gui.popups import Popups
from gui.questions import Questions
from gui.reception import OPEN_ANOTHER, Reception
from gui.request import Request
from gui.safekeeping import OTHER, SAME, Safekeeping
from gui.saving import TRY_AGAIN, Saving
from gui.selecting import Selecting
from gui.services import Services
from gui.way_back import UNDO, WayBack


class MainWindow(QMainWindow):
    """An article with its treaties, citations and notes."""

    more_dropped = Signal(object)  # list[Path], those after the first
    closed = Signal(object)  # this window

    def __init__(self, services: Services) -> None:
        super().__init__()
        settings = self._settings = services.settings
        self._lighting = services.lighting
        self.parts = Layout(self, settings)
        reader = self.parts.reader
        self.pages = Pages()
        self.article = Article(reader, self.pages, self._lighting.theme, settings.zoom())
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
        self.appearance = Appearance(self.parts, self.article, self.popups, settings, self._lighting)
        self._set_up()
        self._connect()

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
        if not self.restoreGeometry(self._settings.state("geometry")):
            self.resize(1280, 820)
        self.parts.empty.show_recent(self._settings.recent())
        self.parts.notes.model.set_by_date(self._settings.are_notes_by_date())
        self.parts.actions["left"].setChecked(self.parts.left.is_shown)
        self.parts.actions["right"].setChecked(self.parts.right.is_shown)
        self.parts.actions.allow((*NEEDS_ARTICLE, *NEEDS_PLACE, "back", "forward", "whole_page", "page"), False)

    def _connect(self) -> None:
        for name, slot in self._commands().items():
            self.parts.actions[name].triggered.connect(slot)
        self._connect_opening()
        self._connect_reading()
        self._connect_citations()
        self._connect_notes()
        self._connect_judging()
        self._connect_looks()

    def _connect_opening(self) -> None:
        parts, opening, reception, entrance = self.parts, self.opening, self.reception, self.entrance
        parts.actions.recent.aboutToShow.connect(entrance.fill_recent)
        parts.actions.recent.triggered.connect(self._open_recent)
        parts.empty.open_requested.connect(entrance.ask_for_file)
        parts.empty.sample_requested.connect(entrance.open_sample)
        parts.empty.file_requested.connect(entrance.open_file)
        parts.progress.stop_requested.connect(opening.cancel)
        parts.password.given.connect(entrance.unlock)
        parts.hint.action_requested.connect(self._on_bar)
        opening.started.connect(reception.show_start)
        opening.dragging.connect(reception.show_dragging)
        opening.progressed.connect(parts.progress.set_share)
        opening.text_read.connect(reception.show_text)
        opening.reading_made.connect(self.judge_desk.show_found)
        self.judge_desk.judged.connect(reception.show_reading)
        opening.reading_failed.connect(reception.show_no_reading)
        opening.failed.connect(reception.show_failure)
        opening.cancelled.connect(reception.show_end)
        reception.locked.connect(entrance.ask_for_password)
        reception.document_shown.connect(self._on_document)
        self.file_watch.changed.connect(entrance.offer_reload)

    def _connect_reading(self) -> None:
        parts, popups, guide, follower = self.parts, self.popups, self.guide, self.follower
        parts.reader.pressed.connect(popups.close_all)
        parts.reader.scrolled.connect(popups.close_all)
        parts.reader.scrolled.connect(self.reception.show_place)
        parts.reader.mention_clicked.connect(follower.open_mention)
        parts.reader.mention_hovered.connect(follower.peek_at_mention)
        parts.reader.mark_left.connect(popups.leave)
        parts.reader.picture_wanted.connect(self.gallery.decode)
        self.gallery.decoded.connect(parts.reader.show_picture)
        parts.reader.date_requested.connect(popups.ask_date)
        parts.reader.back_requested.connect(guide.back)
        parts.reader.forward_requested.connect(guide.forward)
        parts.outline.entry_activated.connect(follower.go_to_section)
        parts.treaties.treaty_activated.connect(follower.go_to_treaty)
        parts.treaties.next_requested.connect(guide.next_mention)
        parts.treaties.previous_requested.connect(guide.previous_mention)
        parts.tabs.currentChanged.connect(popups.close_all)
        popups.next_requested.connect(follower.card_forward)
        popups.previous_requested.connect(follower.card_back)
        popups.copy_requested.connect(self._copy)
        popups.date_set.connect(self.reception.set_date)
        guide.chosen.connect(parts.treaties.choose)
        guide.stepped.connect(parts.status.show_step)
        guide.history_changed.connect(self._show_history)
        parts.search.words_changed.connect(self.finder.look_for)
        parts.search.next_requested.connect(self.finder.next)
        parts.search.previous_requested.connect(self.finder.previous)
        parts.search.closed.connect(self.finder.end)
        self.finder.began.connect(popups.close_all)
        self.finder.counted.connect(parts.search.show_count)

    def _connect_citations(self) -> None:
        parts, popups, desk = self.parts, self.popups, self.citation_desk
        parts.reader.citation_clicked.connect(desk.follow)
        parts.reader.citation_hovered.connect(desk.peek_at)
        parts.reader.scrolled.connect(desk.mark)
        parts.citations.citation_clicked.connect(desk.show_in_text)
        parts.citations.citation_reached.connect(desk.skim)
        parts.citations.citation_followed.connect(desk.follow)
        parts.citations.grouped.connect(self._settings.set_citations_grouped)
        popups.target_chosen.connect(desk.go)
        popups.citation_copied.connect(desk.copy)
        popups.browse_requested.connect(desk.browse)
        popups.place_chosen.connect(desk.show_place)
        popups.provisions_requested.connect(desk.show_provisions)
        parts.reader.entry_clicked.connect(desk.go_back_from)
        parts.reader.entry_hovered.connect(desk.show_citing)
        desk.copy_requested.connect(self._copy)
        self.export_desk.copy_requested.connect(self._copy)
        self.guide.citation_reached.connect(desk.show_commands)
        parts.reader.hints_requested.connect(self.hints.begin)
        self.hints.mention_followed.connect(self.follower.open_mention)
        self.hints.mention_peeked.connect(self.follower.peek_with_keys)
        self.hints.citation_followed.connect(desk.follow)
        self.hints.citation_peeked.connect(desk.peek_with_keys)

    def _connect_notes(self) -> None:
        parts, desk, keeper, popups = self.parts, self.desk, self.keeper, self.popups
        parts.reader.selection_made.connect(popups.show_selection)
        parts.reader.selection_cleared.connect(popups.end_selection)
        parts.reader.selection_made.connect(self.placing.take_selection)
        parts.reader.notes_clicked.connect(desk.show)
        parts.reader.notes_clicked.connect(self.placing.ask_current)
        parts.reader.note_hovered.connect(self.cards.peek_at)
        popups.colour_requested.connect(desk.paint)
        popups.underline_requested.connect(desk.underline)
        popups.note_requested.connect(desk.note)
        popups.tags_requested.connect(self.cards.ask_tags)
        popups.treaty_note_requested.connect(desk.write_on_treaty)
        self.judge_desk.judged.connect(desk.show_reading)
        parts.notes.model.changed.connect(desk.show_marks)
        parts.notes.model.body_typed.connect(desk.take_typed)
        parts.notes.writing_ended.connect(self.way_back.rest)
        parts.notes.note_chosen.connect(desk.mark_chosen)
        parts.notes.note_activated.connect(desk.go_to)
        parts.notes.note_activated.connect(self.placing.ask)
        parts.notes.star_requested.connect(desk.star)
        parts.notes.tags_requested.connect(self.cards.ask_tags)
        parts.notes.menu_requested.connect(self.cards.show_menu)
        parts.notes.head.by_date_changed.connect(self._settings.set_notes_by_date)
        parts.notice.dismissed.connect(self.placing.end_move)
        parts.notes.delete_requested.connect(desk.delete)
        keeper.loaded.connect(desk.show_loaded)
        keeper.loaded.connect(self.safekeeping.ask_which)
        keeper.looked.connect(self.safekeeping.look)
        keeper.written.connect(self.exchange.mirror_soon)
        self.judge_desk.judged.connect(self.safekeeping.show_reading)
        parts.actions.copies.aboutToShow.connect(self.safekeeping.fill_copies)
        parts.actions.copies.triggered.connect(self.safekeeping.put_back)
        self.exchange.copy_requested.connect(self._copy)
        self.exchange.file_found.connect(self.open_file)
        keeper.stored.connect(parts.notes.model.set_stored)
        keeper.failed.connect(self.saving.show_fault)
        keeper.caught_up.connect(self.saving.show_caught_up)
        parts.alarm.action_requested.connect(self._on_bar)
        parts.notice.action_requested.connect(self._on_bar)

    def _connect_judging(self) -> None:
        parts, desk, menu, keeper = self.parts, self.judge_desk, self.judge_menu, self.judgement_keeper
        parts.reader.menu_requested.connect(self.context_menu.show_at)
        parts.reader.menu_key_pressed.connect(self.context_menu.show_here)
        parts.treaties.doubtful_requested.connect(self.follower.next_doubtful)
        self.popups.menu_requested.connect(menu.show_menu)
        self.popups.new_requested.connect(menu.ask_new_of)
        self.guide.pointed.connect(menu.show_commands)
        self.questions.settled.connect(desk.settle)
        self.questions.told.connect(self.own_desk.add)
        self.own_desk.renamed.connect(desk.settle)
        self.own_desk.known.connect(self.opening.analyse_again)
        menu.copy_requested.connect(self._copy)
        keeper.loaded.connect(desk.show_loaded)
        keeper.failed.connect(self.saving.show_fault)
        keeper.caught_up.connect(self.saving.show_caught_up)

    def _connect_looks(self) -> None:
        parts = self.parts
        parts.actions.themes.triggered.connect(self.appearance.choose_theme)
        self._lighting.changed.connect(self.appearance.relight)
        parts.left.changed.connect(parts.actions["left"].setChecked)
        parts.right.changed.connect(parts.actions["right"].setChecked)

    def _commands(self) -> dict[str, Callable[[], object]]:
        parts, guide, follower, desk, citing = self.parts, self.guide, self.follower, self.desk, self.citation_desk
        return {
            "open": self.entrance.ask_for_file,
            "clipboard": self.entrance.open_clipboard,
            "paste": self.entrance.open_clipboard,
            "sample": self.entrance.open_sample,
            "reload": self.entrance.reload,
            "whole_page": self._toggle_whole_page,
            "date": self.popups.ask_date,
            "close": self.close,
            "quit": self._quit,
            "undo": self.way_back.take,
            "redo": self.way_back.take_again,
            "select_sentence": self.selecting.sentence_forward,
            "select_sentence_back": self.selecting.sentence_back,
            "select_paragraph": self.selecting.paragraph_forward,
            "select_paragraph_back": self.selecting.paragraph_back,
            "copy": parts.reader.copy,
            "find": self.finder.begin,
            "find_next": self.finder.next,
            "find_previous": self.finder.previous,
            "filter": self._filter,
            "outline": self._show_outline,
            "page": follower.ask_for_page,
            "left": parts.left.toggle,
            "right": parts.right.toggle,
            "full_screen": self._toggle_full_screen,
            "larger": self.appearance.larger,
            "smaller": self.appearance.smaller,
            "actual": self.appearance.usual_size,
            "dismiss": self._dismiss,
            "back": guide.back,
            "forward": guide.forward,
            "next_mention": guide.next_mention,
            "previous_mention": guide.previous_mention,
            "card": follower.show_card,
            "next_citation": guide.next_citation,
            "previous_citation": guide.previous_citation,
            "follow": citing.follow_current,
            "peek": citing.peek_current,
            "citations": self._list_citations,
            "cited": citing.show_citing_here,
            "hints": self.hints.begin,
            "export": self.export_desk.export_citations,
            "copy_csl": self.export_desk.copy_csl_json,
            "copy_bibtex": self.export_desk.copy_bibtex,
            "copy_ris": self.export_desk.copy_ris,
            "next_candidate": citing.next_candidate,
            "copy_plain": citing.copy_plain,
            "copy_markdown": citing.copy_markdown,
            "not_agreement": self.judge_menu.deny,
            "this_is": self.judge_menu.ask_what,
            "add_own": self.judge_menu.ask_new,
            "take_back": self.judge_menu.take_back,
            "everywhere": self.judge_desk.widen,
            "copy_name": self.judge_menu.copy_name,
            "next_doubtful": follower.next_doubtful,
            "previous_doubtful": follower.previous_doubtful,
            "highlight": desk.highlight,
            "note": desk.note,
            "delete_note": desk.delete_current,
            "underline": desk.underline,
            "note_agreement": desk.write_on_chosen_treaty,
            "note_article": desk.write_on_article,
            "star": desk.star,
            "tags": self.cards.ask_tags,
            "name_colours": self.cards.ask_names,
            "link": self.exchange.copy_link,
            "bin": self.safekeeping.show_bin,
            "export_notes": self.exchange.export_article,
            "export_all_notes": self.exchange.export_all,
            "import_notes": self.exchange.ask_import,
            "mirror": self.exchange.toggle_mirror,
            **painters(desk),
        }

    def _on_document(self, request: Request, document: Document) -> None:
        self.parts.actions.allow(NEEDS_ARTICLE, True)
        self.parts.actions.allow(["page"], bool(document.pages))
        self.entrance.take(request, document)
        self.file_watch.watch(request.path, document.digest)
        self.way_back.forget()
        self.desk.open(document)
        self.cards.learn()
        self.judge_desk.open(document)

    def _open_recent(self, action: QAction) -> None:
        if action.data():
            self.open_file(Path(str(action.data())))

    def _on_bar(self, words: str) -> None:
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

    def _show_history(self, back: bool, forward: bool) -> None:
        self.parts.actions.allow(["back"], back)
        self.parts.actions.allow(["forward"], forward)

    def _filter(self) -> None:
        self.parts.left.set_shown(True)
        self.parts.side.setCurrentWidget(self.parts.treaties)
        self.parts.treaties.focus_filter()

    def _show_outline(self) -> None:
        if not self.parts.outline.is_empty:
            self.parts.left.set_shown(True)
            self.parts.side.setCurrentWidget(self.parts.outline)
            self.parts.outline.focus()

    def _list_citations(self) -> None:
        self.parts.right.set_shown(True)
        self.parts.tabs.setCurrentWidget(self.parts.citations)
        self.parts.citations.focus_filter()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _toggle_whole_page(self) -> None:
        self.entrance.set_whole_page(self.parts.actions["whole_page"].isChecked())

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _dismiss(self) -> None:
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

    def _quit(self) -> None:
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
        self._settings.set_state("geometry", self.saveGeometry())
        self._settings.set_state("splitter", self.parts.splitter.saveState())
        self._settings.set_open("left", self.parts.left.wanted)
        self._settings.set_open("right", self.parts.right.wanted)
        event.accept()
        self.closed.emit(self)
