"""Notes out of the window and into it: exports, a folder kept like them, links, notes from elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import NotesError, ReaderError
from core.links import NoteLink, parse_link
from core.model import Document
from core.notes import NoteStore
from gui.frame.notice_bar import NOTICE_MILLISECONDS
from gui.layout import Layout
from gui.looks.wording import count
from gui.notes.note_desk import NoteDesk
from gui.notes.note_keeper import NoteKeeper
from gui.reader.article import Article
from gui.settings import Settings
from gui.tasks import Tasks

if TYPE_CHECKING:
    from core.export.notes.forms import NotesForm
    from core.imports.merge import Report

_MIRROR_MILLISECONDS = 1500


class NoteExchange(QObject):
    """The store is read and written where it always is; a window is told what came of it."""

    copy_requested = Signal(str)
    file_found = Signal(object)  # Path

    def __init__(
        self,
        parts: Layout,
        article: Article,
        desk: NoteDesk,
        keeper: NoteKeeper,
        store: NoteStore,
        store_tasks: Tasks,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._desk = desk
        self._keeper = keeper
        self._store = store
        self._tasks = store_tasks
        self._settings = settings
        self._mirror_later = QTimer(self, singleShot=True, interval=_MIRROR_MILLISECONDS)
        self._mirror_later.timeout.connect(self._mirror)
        parts.actions["mirror"].setChecked(settings.mirror() is not None)

    def export_article(self) -> None:
        """Asks for a file for the notes on this article."""
        document = self._article.document
        if document is None or not self._parts.notes.model.values():
            self._say("There are no notes on this article yet.")
            return
        self._export(document, Path(document.source).with_suffix(".notes.md"))

    def export_all(self) -> None:
        """Asks for a file for all notes on all documents."""
        self._export(None, Path("Notes.md"))

    def ask_import(self) -> None:
        """Asks for a file with notes from elsewhere."""
        from PySide6.QtWidgets import QFileDialog

        window = self._parts.reader.window()
        kinds = "Notes (*.json *.jsonld);;All files (*)"
        name, _ = QFileDialog.getOpenFileName(window, "Import notes", "", kinds)
        if name:
            call = partial(_take_in, self._store, Path(name), self._article.document)
            self._tasks.run(call, self._on_imported, self._on_fault)

    def toggle_mirror(self) -> None:
        """Begins to keep a Markdown copy of all notes in a folder, or ends it; the files stay."""
        from PySide6.QtWidgets import QFileDialog

        folder = None
        if self._parts.actions["mirror"].isChecked():
            window = self._parts.reader.window()
            folder = QFileDialog.getExistingDirectory(window, "Keep a Markdown copy of your notes in this folder")
        self._settings.set_mirror(Path(folder) if folder else None)
        self._parts.actions["mirror"].setChecked(bool(folder))
        self.mirror_soon()

    def mirror_soon(self) -> None:
        """Something was stored: the folder follows when the hands rest."""
        if self._settings.mirror() is not None:
            self._mirror_later.start()

    def finish(self) -> None:
        """The window closes: the folder gets what it does not have yet."""
        if self._mirror_later.isActive():
            self._mirror_later.stop()
            self._mirror()

    def copy_link(self) -> None:
        """The address that leads back to the words selected, or to the chosen note."""
        note, document = self._desk.marked(), self._article.document
        if note is not None and document is not None:
            self.copy_requested.emit(str(NoteLink(note.id, _absolute(document.source))))
            self._say("The link is on the clipboard.")

    def follow(self, address: str) -> None:
        """Opens the document a servanda:// address leads to, at the passage."""
        try:
            link = parse_link(address)
        except ReaderError as error:
            self._on_fault(error)
            return
        self._desk.await_note(link.note)
        self._tasks.run(partial(_file_of, self._store, link), self.file_found.emit, self._on_fault)

    def _export(self, document: Document | None, wanted: Path) -> None:
        from PySide6.QtWidgets import QFileDialog

        from core.export.notes.forms import NOTES

        forms = {f"{form.label} (*{form.suffix})": form for form in NOTES.values()}
        window = self._parts.reader.window()
        name, chosen = QFileDialog.getSaveFileName(window, "Export notes", str(wanted), ";;".join(forms))
        if name:
            by_name = [form for form in NOTES.values() if name.endswith(form.suffix)]
            form = forms.get(chosen) or by_name[0]
            form = form if name.endswith(form.suffix) or not by_name else by_name[0]
            path = Path(name if name.endswith(form.suffix) else name + form.suffix)
            call = partial(_write, self._store, path, form, document)
            self._tasks.run(call, partial(self._on_written, path), self._on_fault)

    def _mirror(self) -> None:
        folder = self._settings.mirror()
        if folder is not None:
            self._tasks.run(partial(_mirror, self._store, folder), self._on_mirrored, self._on_fault)

    def _on_mirrored(self, _: object) -> None:
        """There is nothing to say."""

    def _on_written(self, path: Path, number: int) -> None:
        self._say(f"{count(number, 'note')} saved in “{path.name}”.")

    def _on_imported(self, report: Report) -> None:
        self._keeper.reload()
        self._parts.notice.say(told(report))

    def _on_fault(self, error: ReaderError) -> None:
        self._parts.alarm.say(str(error))

    def _say(self, sentence: str) -> None:
        self._parts.notice.say(sentence, "", NOTICE_MILLISECONDS)


def told(report: Report) -> str:
    """What an import brought, in a sentence or two."""
    came = [count(report.added, "note") + " added"]
    for number, words in ((report.changed, "brought up to date"), (report.left, "left as they were")):
        came += [f"{number:,} {words}"] if number else []
    stand = [
        f"{number:,} {words}"
        for number, words in (
            (report.placed, "placed in this article"),
            (report.uncertain, "uncertain"),
            (report.orphaned, "not found"),
            (report.elsewhere, "on other documents"),
        )
        if number
    ]
    return f"{', '.join(came)}: {', '.join(stand)}." if stand else f"{', '.join(came)}."


def _absolute(source: str) -> str:
    return "" if source == "-" else str(Path(source).absolute())


def _write(store: NoteStore, path: Path, form: NotesForm, document: Document | None) -> int:
    from core.export.saving import save
    from core.notes.sheets import Sheets

    sheets = Sheets(store)
    written = (sheets.of(document),) if document is not None else sheets.all()
    save(path, form.write(written))
    return sum(len(sheet.entries) for sheet in written)


def _mirror(store: NoteStore, folder: Path) -> object:
    from core.export.notes.mirror import mirror
    from core.notes.sheets import Sheets

    return mirror(folder, Sheets(store).all())


def _take_in(store: NoteStore, path: Path, document: Document | None) -> Report:
    from core.imports.merge import load, merge

    return merge(store, load(path), document)


def _file_of(store: NoteStore, link: NoteLink) -> Path:
    """The file named in the link, or else where the note's document was opened last."""
    from core.notes import Shelf

    known = [Path(name) for name in (link.file, Shelf(store.database).source_of(link.note)) if name]
    for path in known:
        if path.exists():
            return path
    where = f"“{known[0]}” is not there any more" if known else "no note of this database has this address"
    raise NotesError(f"The link leads nowhere: {where}. Open the document itself; its notes come with it.")
