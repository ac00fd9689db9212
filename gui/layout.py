"""The widgets of a window, each in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from core.model import Document
from gui.actions import Actions
from gui.citations.citations_pane import CitationsPane
from gui.frame.folding import Fold
from gui.frame.notice_bar import NoticeBar
from gui.frame.status_line import StatusLine
from gui.frame.tool_bar import ToolBar
from gui.notes.notes_pane import NotesPane
from gui.opening.empty_state import EmptyState
from gui.opening.password_bar import PasswordBar
from gui.opening.progress_bar import ProgressBar
from gui.outline.outline_pane import OutlinePane
from gui.reader.reader_view import ReaderView
from gui.reader.search_bar import SearchBar
from gui.settings import Settings
from gui.treaties.treaties_pane import TreatiesPane

PANE_WIDTH = 280
RIGHT_FOLDS = 900
LEFT_FOLDS = 700


class Layout:
    """Left the treaties and the outline, right the notes and citations, between them the article and its bars."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        self.actions = Actions(window)
        self.tool_bar = ToolBar(self.actions, window)
        window.addToolBar(self.tool_bar)
        self.reader = ReaderView()
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.setObjectName("stack")
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.reader)
        self.alarm = NoticeBar("alarm")
        self.notice = NoticeBar("notice")
        self.hint = NoticeBar("hint")
        self.progress = ProgressBar()
        self.password = PasswordBar()
        self.search = SearchBar()
        self.treaties = TreatiesPane()
        self.outline = OutlinePane()
        self.side = self._side()
        self.notes = NotesPane()
        self.citations = CitationsPane(settings.are_citations_grouped())
        self.tabs = self._tabs()
        self.status = StatusLine()
        self.splitter = self._splitter()
        self._place(window)
        if not self.splitter.restoreState(settings.state("splitter")):
            self.splitter.setSizes([PANE_WIDTH, 1000, PANE_WIDTH])
        self.left = Fold(self.side, LEFT_FOLDS, settings.is_open("left"))
        self.right = Fold(self.tabs, RIGHT_FOLDS, settings.is_open("right"))

    def show_article(self) -> None:
        self.stack.setCurrentWidget(self.reader)

    def show_empty(self) -> None:
        self.stack.setCurrentWidget(self.empty)

    def show_outline(self, document: Document) -> None:
        """Fills the outline; its tab is there where the document has sections."""
        self.outline.show_document(document)
        has_sections = not self.outline.is_empty
        self.side.setTabVisible(1, has_sections)
        self.side.tabBar().setVisible(has_sections)
        # Under a tab of the same name the heading would say it twice.
        self.treaties.heading.setText("In this article" if has_sections else "Treaties")

    def _side(self) -> QTabWidget:
        tabs = _bare_tabs("Treaties and outline")
        tabs.addTab(self.treaties, "Treaties")
        tabs.addTab(self.outline, "Outline")
        tabs.setTabToolTip(0, "The agreements this article speaks of")
        tabs.setTabToolTip(1, "The sections of this article")
        tabs.setTabVisible(1, False)
        tabs.tabBar().hide()
        return tabs

    def _tabs(self) -> QTabWidget:
        tabs = _bare_tabs("Notes and citations")
        tabs.addTab(self.notes, "Notes")
        tabs.addTab(self.citations, "Citations")
        tabs.setTabToolTip(0, "Your notes on this article")
        tabs.setTabToolTip(1, "What this article cites")
        return tabs

    def _splitter(self) -> QSplitter:
        centre = QWidget()
        centre.setObjectName("centre")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (self.progress, self.password, self.alarm, self.notice, self.hint, self.search):
            column.addWidget(bar)
        column.addWidget(self.stack, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        for number, part in enumerate((self.side, centre, self.tabs)):
            splitter.addWidget(part)
            splitter.setStretchFactor(number, 1 if part is centre else 0)
            splitter.setCollapsible(number, part is not centre)
        self.side.setMinimumWidth(180)
        self.tabs.setMinimumWidth(180)
        centre.setMinimumWidth(320)
        return splitter

    def _place(self, window: QMainWindow) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.status)
        window.setCentralWidget(whole)


def _bare_tabs(name: str) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setObjectName("pane")
    tabs.setAccessibleName(name)
    tabs.setDocumentMode(True)
    tabs.tabBar().setDrawBase(False)
    tabs.tabBar().setExpanding(False)
    return tabs
