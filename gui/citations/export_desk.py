"""What the article cites, into a file; the article's own reference, onto the clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import ReaderError
from core.model import Reading
from gui.frame.notice_bar import NOTICE_MILLISECONDS
from gui.layout import Layout
from gui.looks.wording import count
from gui.reader.article import Article
from gui.tasks import Tasks

if TYPE_CHECKING:
    from core.export.forms import Form


class ExportDesk(QObject):
    """Writes off the main thread."""

    copy_requested = Signal(str)

    def __init__(self, parts: Layout, article: Article, tasks: Tasks) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._tasks = tasks

    def export_citations(self) -> None:
        """Asks for a file; how its name ends, or else the choice beside it, says in which form."""
        from PySide6.QtWidgets import QFileDialog

        from core.export.forms import CITATIONS

        reading = self._article.reading
        if reading is None or not reading.citations:
            self._parts.notice.say("No citations were found in this article.", "", NOTICE_MILLISECONDS)
            return
        forms = {f"{form.label} (*{form.suffix})": form for form in CITATIONS.values()}
        wanted = Path(reading.document.source).with_suffix(".citations.csv")
        window = self._parts.reader.window()
        name, chosen = QFileDialog.getSaveFileName(window, "Export citations", str(wanted), ";;".join(forms))
        if name:
            by_name = [form for form in CITATIONS.values() if name.endswith(form.suffix)]
            form = by_name[0] if by_name else forms[chosen]
            self._save(Path(name if by_name else name + form.suffix), form, reading)

    def copy_csl_json(self) -> None:
        self._copy_article("csl-json")

    def copy_bibtex(self) -> None:
        self._copy_article("bibtex")

    def copy_ris(self) -> None:
        self._copy_article("ris")

    def _save(self, path: Path, form: Form, reading: Reading) -> None:
        done = partial(self._on_saved, path, len(reading.citations))
        self._tasks.run(partial(_write, path, form, reading), done, self._on_fault)

    def _copy_article(self, form: str) -> None:
        from core.export.forms import ARTICLE
        from core.export.works import article

        if self._article.document is not None:
            self.copy_requested.emit(ARTICLE[form]([article(self._article.document, self._article.on)]))

    def _on_saved(self, path: Path, number: int, _: None) -> None:
        self._parts.notice.say(f"{count(number, 'citation')} saved in “{path.name}”.", "", NOTICE_MILLISECONDS)

    def _on_fault(self, error: ReaderError) -> None:
        self._parts.alarm.say(str(error))


def _write(path: Path, form: Form, reading: Reading) -> None:
    from core.export.saving import save

    save(path, form.write(reading))
