"""Every way a document comes in: chosen, dropped, pasted, read last; and the same one again, read otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from core.model import Document
from core.resources import resource
from gui.frame.notice_bar import NOTICE_MILLISECONDS
from gui.layout import Layout
from gui.opening.opening import Opening
from gui.opening.request import Request
from gui.settings import Settings

CLIPBOARD = "clipboard"
DROPPED = "dropped text"
WHOLE_PAGE = "Show the whole page"
RELOAD = "Reload"
_SHORT = 1200


class Entrance(QObject):
    """Asks for documents; the opening reads them."""

    def __init__(self, parts: Layout, opening: Opening, settings: Settings) -> None:
        super().__init__()
        self._parts = parts
        self._opening = opening
        self._settings = settings
        self._folder = ""
        self._open: Request | None = None
        self._locked: Request | None = None

    # Something new

    def ask_for_file(self) -> None:
        """Lets the reader choose a file."""
        from PySide6.QtWidgets import QFileDialog

        window = self._parts.reader.window()
        name, _ = QFileDialog.getOpenFileName(window, "Open an article", self._folder, _filter())
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        self._opening.open(Request(str(path)))

    def open_sample(self) -> None:
        """The article that comes with Servanda."""
        self.open_file(resource("sample/article.md"))

    def open_clipboard(self) -> None:
        """What was copied: a file, a part of a page, or text."""
        if not self.open_data(QGuiApplication.clipboard().mimeData(), CLIPBOARD):
            self._parts.notice.say("There is no text on the clipboard.", "", NOTICE_MILLISECONDS)

    def open_data(self, data: QMimeData, source: str) -> bool:
        """Opens what was copied or dropped; says whether there was anything to open."""
        files = local_files(data)
        request = Request(str(files[0])) if files else _pasted(data, source)
        if request is not None:
            self._opening.open(request)
        return request is not None

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

    # The same again

    def reload(self) -> None:
        """Reads the file anew, as it is now."""
        if self._open is not None:
            self._opening.open(replace(self._open, again=True))

    def set_whole_page(self, whole: bool) -> None:
        """Shows all of a saved page, or the article in it alone."""
        if self._open is not None and self._open.whole_page != whole:
            self._opening.open(replace(self._open, again=True, whole_page=whole))

    def show_whole_page(self) -> None:
        self.set_whole_page(True)

    def ask_for_password(self, request: Request) -> None:
        """A document is locked, and the password given, if one was, does not open it."""
        self._locked = request
        self._parts.password.ask(request.name, wrong=bool(request.password))

    def unlock(self, password: str) -> None:
        """Tries the password the reader gave; it is kept only as long as the document is open."""
        if self._locked is not None:
            self._opening.open(replace(self._locked, password=password))

    def offer_reload(self) -> None:
        """The file has changed on disk."""
        self._parts.hint.say("This file has changed on disk.", RELOAD)

    def take(self, request: Request, document: Document) -> None:
        """A document was opened so."""
        self._open = request
        self._locked = None
        is_page = document.format in ("html", "mhtml")
        self._parts.actions["whole_page"].setEnabled(is_page)
        self._parts.actions["whole_page"].setChecked(request.whole_page)
        if is_page and not request.whole_page and len(document.text) < _SHORT:
            self._parts.hint.say("Little was taken for the article in this page.", WHOLE_PAGE)
        if request.path is not None:
            self._folder = str(request.path.parent)
            if request.path.resolve() != resource("sample/article.md").resolve():
                self._settings.remember(request.path)


def local_files(data: QMimeData) -> list[Path]:
    """The files among what was copied or dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def holds_something(data: QMimeData) -> bool:
    """Whether any of it can be opened."""
    return bool(local_files(data)) or data.hasHtml() or data.hasText()


def _pasted(data: QMimeData, source: str) -> Request | None:
    if data.hasHtml() and data.html().strip():
        # What a reader has marked is the article, whatever stands in it.
        return Request(source, f"<!doctype html>{data.html()}".encode(), whole_page=True)
    if data.hasText() and data.text().strip():
        return Request(source, data.text().encode())
    return None


def _filter() -> str:
    from core.importers import FORMATS

    endings = " ".join(f"*{ending}" for format in FORMATS for ending in format.endings)
    return f"Articles ({endings});;All files (*)"
