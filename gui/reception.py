"""Takes an article in: asks for the file, shows it step by step as it is read, says what went wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.identity import document_key
from core.model import Document, Reading
from core.resources import resource
from gui.article import Article
from gui.guide import Guide
from gui.layout import Layout
from gui.opening import Opening
from gui.popups import Popups
from gui.settings import Settings
from gui.status_line import minutes_to_read

OPEN_ANOTHER = "Open another…"
_FILTER = "Articles (*.txt *.md *.markdown *.html *.htm *.xhtml);;All files (*)"


class Reception(QObject):
    """What is open stays open until the next file has been read."""

    document_shown = Signal(object)  # Document

    def __init__(
        self, parts: Layout, article: Article, guide: Guide, popups: Popups, opening: Opening, settings: Settings
    ) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._guide = guide
        self._popups = popups
        self._opening = opening
        self._settings = settings
        self._minutes = 1
        self._folder = ""

    def ask_for_file(self) -> None:
        """Lets the reader choose a file."""
        from PySide6.QtWidgets import QFileDialog

        window = self._parts.reader.window()
        name, _ = QFileDialog.getOpenFileName(window, "Open an article", self._folder, _FILTER)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        self._opening.open(path)

    def open_sample(self) -> None:
        """The article that comes with Servanda."""
        self.open_file(resource("sample/article.md"))

    def fill_recent(self) -> None:
        """The menu of files read last."""
        menu = self._parts.actions.recent
        menu.clear()
        for file in self._settings.recent():
            action = menu.addAction(file.name.replace("&", "&&"))
            action.setToolTip(str(file))
            action.setData(str(file))
        menu.setEnabled(True)
        if menu.isEmpty():
            menu.addAction("Nothing yet").setEnabled(False)

    # The steps of opening

    def show_start(self, path: Path) -> None:
        if self._article.document is None:
            self._parts.show_article()
        self._parts.status.say(f"Opening {path.name} …")

    def show_text(self, path: Path, document: Document) -> None:
        """The article itself; what is in it follows."""
        parts = self._parts
        self._popups.close_all()
        parts.alarm.dismiss()
        parts.notice.dismiss()
        parts.search.dismiss()
        self._article.show_document(document, self._date_of(document))
        self._guide.start()
        parts.show_article()
        parts.treaties.show_message("Looking for agreements …")
        parts.citations.show_message("Looking for citations …")
        title = document.title or path.name
        parts.tool_bar.title.setText(title)
        parts.reader.window().setWindowTitle(f"{title} – Servanda")
        self._minutes = minutes_to_read(len(document.text.split()))
        self.show_place()
        self._remember(path)
        parts.reader.setFocus()
        self.document_shown.emit(document)

    def show_reading(self, reading: Reading) -> None:
        """What was found in it, or what it is taken for since; the reader stays where they are."""
        before = self._article.reading
        if before is not None:
            self._popups.close_all()
        self._article.show_reading(reading)
        self._guide.set_reading(reading)
        self._parts.treaties.show_reading(reading, self._article.on)
        self._parts.treaties.choose(self._guide.treaty)
        if before is None or before.citations is not reading.citations:
            self._parts.citations.show_reading(reading)

    def show_no_reading(self, sentence: str) -> None:
        if self._article.reading is None:
            self._parts.treaties.show_message("The article could not be searched for agreements.")
            self._parts.citations.show_message("The article could not be searched for citations.")
        self._parts.alarm.say(sentence)

    def show_failure(self, path: Path, sentence: str) -> None:
        """Says why a file did not open; what was open is still there."""
        self._parts.alarm.say(sentence, OPEN_ANOTHER)
        if self._article.document is None:
            self._parts.show_empty()
            self._parts.empty.show_recent(self._settings.recent())
            self._parts.status.say("")
        else:
            self.show_place()

    # Around the article

    def show_place(self) -> None:
        """Where in the article the reader is."""
        page, reader = self._parts.reader.page, self._parts.reader
        if page is not None:
            bar = reader.verticalScrollBar()
            share = round(100 * bar.value() / bar.maximum()) if bar.maximum() else 100
            paragraph = page.paragraph_at(reader.position_at_reading_line())
            self._parts.status.show_place(self._minutes, paragraph, len(page.source.blocks), share)

    def set_date(self, on: date | None) -> None:
        """The reader says when the article was written, or takes that back."""
        document = self._article.document
        if document is not None:
            self._settings.set_date(document_key(document), on)
            known = self._date_of(document)
            self._article.set_date(known)
            self._parts.treaties.show_date(known)

    def _date_of(self, document: Document) -> date | None:
        """The reader's own date counts before the document's."""
        return self._settings.date_of(document_key(document)) or document.date

    def _remember(self, path: Path) -> None:
        self._folder = str(path.parent)
        if path.resolve() != resource("sample/article.md").resolve():
            self._settings.remember(path)
