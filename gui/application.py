"""Makes the application and joins its parts; the one place that knows them all."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from platformdirs import user_config_path
from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtWidgets import QApplication

from core import folders
from core.database import Database, default_path
from core.errors import ReaderError
from core.judgements import JudgementStore
from core.links import SCHEME
from core.notes import NoteStore
from core.resources import resource
from gui import log
from gui.collector import Collector
from gui.looks.lighting import Lighting
from gui.opening.analyst import Analyst
from gui.services import Services
from gui.settings import Settings
from gui.tasks import Tasks, mishap
from gui.window import MainWindow

DESKTOP_NAME = "io.github.servanda.Servanda"
_READING_THREADS = 2
_LAST_MILLISECONDS = 3000
_BACKUP_MILLISECONDS = 5000
_ICON_MILLISECONDS = 1500


class Servanda(QObject):
    """The running application: its windows and what they share."""

    def __init__(self, log_file: Path) -> None:
        super().__init__()
        self._log = log_file
        self._collector = Collector()
        self.windows: list[MainWindow] = []
        analyst = Analyst()
        self._database = database = Database(default_path())
        settings = Settings(_settings_file())
        self.services = Services(
            tasks=Tasks(_READING_THREADS, log_file),
            store_tasks=Tasks(1, log_file),
            store=NoteStore(database),
            database=database,
            judgements=JudgementStore(database),
            read=analyst.read,
            analyse=analyst.analyse,
            catalogue=analyst.catalogue,
            add_own=analyst.add_own,
            settings=settings,
            lighting=Lighting(settings.theme()),
        )

    def open(self, files: Sequence[str | Path]) -> None:
        """A window for each file or servanda:// address, one empty window for none."""
        for file in files or (None,):
            window = MainWindow(self.services)
            window.more_dropped.connect(self._open_more)
            window.closed.connect(self._forget)
            self.windows.append(window)
            if isinstance(file, str) and file.startswith(f"{SCHEME}:"):
                window.open_link(file)
            elif file is not None:
                window.open_file(_path_of(file))
            window.show()

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A bug in this thread: logged, and told in one sentence."""
        log.write(self._log, error.with_traceback(trace))
        sentence = str(mishap(self._log))
        print(f"servanda: {sentence}", file=sys.stderr)
        for window in self.windows:
            window.report(sentence)

    def close(self) -> None:
        """After the last window: what was still being stored is let finish."""
        self.services.store_tasks.wait(_LAST_MILLISECONDS)
        self._database.close()

    def back_up(self) -> None:
        """A copy of the notes, when the article is on screen and the disk has time."""
        from core.backups import Backups

        self.services.tasks.run(Backups(default_path()).make, self._on_backup, self._on_no_backup)

    def set_icon(self) -> None:
        """After the article is on screen: an SVG brings a library of its own."""
        from PySide6.QtGui import QIcon

        QApplication.setWindowIcon(QIcon(str(resource("icons/servanda.svg"))))

    def _on_backup(self, made: object) -> None:
        """There is nothing to say."""

    def _on_no_backup(self, error: ReaderError) -> None:
        for window in self.windows:
            window.report(str(error))

    def _open_more(self, files: list[Path]) -> None:
        if files:
            self.open(files)

    def _forget(self, window: MainWindow) -> None:
        self.windows.remove(window)
        window.deleteLater()


def run(files: Sequence[str]) -> int:
    """Runs the window on these files until the last one is closed."""
    application = QApplication(["servanda"])
    application.setApplicationName("servanda")
    application.setApplicationDisplayName("Servanda")
    application.setOrganizationName("servanda")
    application.setDesktopFileName(DESKTOP_NAME)
    application.setStyle("Fusion")
    servanda = Servanda(folders.cache() / "servanda.log")
    sys.excepthook = servanda.on_error
    servanda.open(files)
    QTimer.singleShot(_ICON_MILLISECONDS, servanda.set_icon)
    QTimer.singleShot(_BACKUP_MILLISECONDS, servanda.back_up)
    code = application.exec()
    servanda.close()
    return code


def _path_of(name: str | Path) -> Path:
    """A desktop hands over files as file:// addresses."""
    return Path(QUrl(str(name)).toLocalFile() if str(name).startswith("file://") else name)


def _settings_file() -> Path:
    return user_config_path("servanda", appauthor=False) / "servanda.ini"
