"""Every way a document comes in, and what is seen while it does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from core.errors import PasswordNeededError
from core.identity import document_key
from core.importers import FORMATS, read_bytes
from core.importers.assemble import Piece, assemble
from core.model import BlockKind, Document, PageStart
from gui.opening import opening
from gui.opening.opening import Read
from gui.opening.request import Request
from gui.services import Services
from gui.settings import Settings
from gui.window import MainWindow
from tests.gui.conftest import open_in, press, select

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
WORDS = "Some words of the INF Treaty stand here, and enough of them to be a paragraph. "


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE_MILLISECONDS", 20)


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    made = threading.Event()
    yield made
    made.set()


@pytest.fixture
def window_that_reads(qtbot: QtBot, services: Services) -> Callable[[Read], MainWindow]:
    def make(read: Read) -> MainWindow:
        window = MainWindow(replace(services, read=read))
        qtbot.addWidget(window)
        window.resize(1200, 800)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


def made(text: str, source: str = "x", form: str = "text") -> Document:
    return assemble([Piece(BlockKind.PARAGRAPH, text)], source=source, format=form, language="en")


# What takes long


@pytest.fixture
def slow_window(window_that_reads: Callable[[Read], MainWindow], gate: threading.Event, impatient: None) -> MainWindow:
    """It opens “slow” as far as a quarter, and no further until the gate is open."""

    def read(request: Request, progress: Callable[[float], None]) -> Document:
        if request.name == "slow":
            progress(0.25)
            while not gate.wait(0.01):
                progress(0.25)
        return made(WORDS * 30, request.source)

    return window_that_reads(read)


def open_slowly(qtbot: QtBot, window: MainWindow) -> None:
    window.open_file(Path("slow"))
    qtbot.waitUntil(lambda: window.parts.progress.isVisible() and window.parts.progress.share == 0.25)


def test_what_takes_long_shows_how_far_it_is(qtbot: QtBot, slow_window: MainWindow) -> None:
    open_slowly(qtbot, slow_window)
    assert slow_window.parts.progress.words.text() == "Opening slow …"


def test_once_it_is_open_nothing_more_is_shown(qtbot: QtBot, slow_window: MainWindow) -> None:
    open_in(qtbot, slow_window, Path("quick"))
    with qtbot.assertNotEmitted(slow_window.opening.dragging, wait=60):
        assert slow_window.parts.progress.isHidden()


def test_the_bar_goes_when_the_text_comes(qtbot: QtBot, slow_window: MainWindow, gate: threading.Event) -> None:
    open_slowly(qtbot, slow_window)
    with qtbot.waitSignal(slow_window.opening.reading_made):
        gate.set()
    assert slow_window.parts.progress.isHidden() and slow_window.parts.progress.share == 0


@pytest.mark.parametrize("how", ["Esc", "button"])
def test_it_can_be_stopped_and_what_was_open_stays(qtbot: QtBot, slow_window: MainWindow, how: str) -> None:
    open_in(qtbot, slow_window, Path("quick"))
    open_slowly(qtbot, slow_window)
    if how == "Esc":
        press(qtbot, slow_window, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(slow_window.parts.progress.stop, LEFT)
    assert slow_window.parts.progress.isHidden() and slow_window.article.document.source == "quick"


def test_stopping_ends_the_work(qtbot: QtBot, slow_window: MainWindow, services: Services) -> None:
    open_slowly(qtbot, slow_window)
    press(qtbot, slow_window, Qt.Key.Key_Escape)
    assert services.tasks.wait(2000)


def test_an_empty_window_is_empty_again(qtbot: QtBot, slow_window: MainWindow) -> None:
    open_slowly(qtbot, slow_window)
    press(qtbot, slow_window, Qt.Key.Key_Escape)
    assert slow_window.parts.empty.isVisible() and slow_window.parts.status.place.text() == ""


def test_a_long_text_is_set_a_little_at_a_time_when_its_look_changes(
    qtbot: QtBot, window_that_reads: Callable[[Read], MainWindow], services: Services
) -> None:
    window = window_that_reads(lambda request, progress: made(WORDS * 3000, request.source))
    open_in(qtbot, window, Path("long"))
    before = window.parts.reader.page
    services.lighting.choose("dark")
    assert window.parts.reader.page is before
    qtbot.waitUntil(lambda: window.parts.reader.page is not before and window.parts.reader.theme.name == "dark")


# Locked


@pytest.fixture
def locked_window(window_that_reads: Callable[[Read], MainWindow]) -> MainWindow:
    def read(request: Request, progress: Callable[[float], None]) -> Document:
        if request.password != "open sesame":
            raise PasswordNeededError("It is locked.")
        return made(WORDS * 30, request.source)

    return window_that_reads(read)


def ask(qtbot: QtBot, window: MainWindow) -> None:
    window.open_file(Path("locked.pdf"))
    qtbot.waitUntil(window.parts.password.isVisible)


def test_a_locked_document_asks_for_its_password(qtbot: QtBot, locked_window: MainWindow) -> None:
    ask(qtbot, locked_window)
    assert "locked.pdf" in locked_window.parts.password.words.text() and locked_window.parts.password.line.hasFocus()


def test_the_right_one_opens_it(qtbot: QtBot, locked_window: MainWindow) -> None:
    ask(qtbot, locked_window)
    with qtbot.waitSignal(locked_window.opening.reading_made):
        qtbot.keyClicks(locked_window.parts.password.line, "open sesame\r")
    assert locked_window.parts.password.isHidden()


def test_a_wrong_one_says_so(qtbot: QtBot, locked_window: MainWindow) -> None:
    ask(qtbot, locked_window)
    qtbot.keyClicks(locked_window.parts.password.line, "please")
    with qtbot.waitSignal(locked_window.opening.failed):
        qtbot.mouseClick(locked_window.parts.password.unlock, LEFT)
    assert "does not open" in locked_window.parts.password.words.text()


def test_the_password_is_kept_nowhere(qtbot: QtBot, locked_window: MainWindow, tmp_path: Path) -> None:
    ask(qtbot, locked_window)
    with qtbot.waitSignals([locked_window.opening.reading_made, locked_window.keeper.loaded]):
        qtbot.keyClicks(locked_window.parts.password.line, "open sesame\r")
    locked_window.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"sesame" not in stored and "sesame" not in repr(Request("x", password="open sesame"))


def test_esc_leaves_it_locked(qtbot: QtBot, locked_window: MainWindow) -> None:
    ask(qtbot, locked_window)
    press(qtbot, locked_window, Qt.Key.Key_Escape)
    assert locked_window.parts.password.isHidden()


def test_a_locked_pdf_opens_with_its_password(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt="open sesame")
    for number in range(12):
        canvas.drawString(80, 700 - 14 * number, WORDS)
    canvas.save()
    empty_window.open_file(path)
    qtbot.waitUntil(empty_window.parts.password.isVisible, timeout=10_000)
    with qtbot.waitSignal(empty_window.opening.reading_made, timeout=10_000):
        qtbot.keyClicks(empty_window.parts.password.line, "open sesame\r")
    assert "INF Treaty" in empty_window.article.document.text and "p. 1 ·" in empty_window.parts.status.place.text()


# Saved pages


@pytest.fixture
def page_window(window_that_reads: Callable[[Read], MainWindow]) -> MainWindow:
    """A page of which little is the article."""

    def read(request: Request, progress: Callable[[float], None]) -> Document:
        return made(WORDS * (30 if request.whole_page else 1), request.source, "html")

    return window_that_reads(read)


def test_a_page_with_a_short_article_offers_the_whole_of_it(qtbot: QtBot, page_window: MainWindow) -> None:
    open_in(qtbot, page_window, Path("page.html"))
    with qtbot.waitSignal(page_window.opening.reading_made):
        qtbot.mouseClick(page_window.parts.hint.action, LEFT)
    assert len(page_window.article.document.text) > 2000 and page_window.parts.hint.isHidden()


def test_the_menu_switches_back_and_forth(qtbot: QtBot, page_window: MainWindow) -> None:
    open_in(qtbot, page_window, Path("page.html"))
    lengths = []
    for _ in range(2):
        with qtbot.waitSignal(page_window.opening.reading_made):
            page_window.parts.actions["whole_page"].trigger()
        lengths.append(len(page_window.article.document.text) > 2000)
    assert lengths == [True, False]


def test_the_choice_is_the_documents_own(qtbot: QtBot, page_window: MainWindow) -> None:
    open_in(qtbot, page_window, Path("page.html"))
    with qtbot.waitSignal(page_window.opening.reading_made):
        page_window.parts.actions["whole_page"].trigger()
    open_in(qtbot, page_window, Path("other.html"))
    assert not page_window.parts.actions["whole_page"].isChecked()


def test_what_is_no_page_has_no_whole(window: MainWindow) -> None:
    assert not window.parts.actions["whole_page"].isEnabled() and window.parts.hint.isHidden()


# Pasted and dropped


def mime(**kinds: str) -> QMimeData:
    data = QMimeData()
    for kind, content in kinds.items():
        if kind == "file":
            data.setUrls([QUrl.fromLocalFile(content)])
        else:
            data.setData(f"text/{kind}", content.encode())
    return data


PASTED = "A pasted title\n\n" + WORDS * 3
FRAGMENT = f"<h2>A pasted heading</h2><p>{WORDS * 3}</p>"


def paste(qtbot: QtBot, window: MainWindow, data: QMimeData) -> Document:
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignals([window.opening.reading_made, window.keeper.loaded]):
        window.parts.actions["paste"].trigger()
    assert window.article.document is not None
    return window.article.document


@pytest.mark.parametrize(
    ("kinds", "form", "first"),
    [
        ({"plain": PASTED}, "text", "A pasted title"),
        ({"html": FRAGMENT, "plain": "the same"}, "html", "A pasted heading"),
    ],
    ids=["text", "page"],
)
def test_what_was_copied_becomes_a_document(
    qtbot: QtBot, empty_window: MainWindow, kinds: dict[str, str], form: str, first: str
) -> None:
    document = paste(qtbot, empty_window, mime(**kinds))
    shown = document.blocks[0].span.of(document.text)
    assert (document.source, document.format, shown) == ("clipboard", form, first)


def test_a_file_that_was_copied_is_opened(qtbot: QtBot, empty_window: MainWindow, article: Path) -> None:
    assert paste(qtbot, empty_window, mime(file=str(article))).source == str(article)


def test_the_file_menu_opens_the_clipboard_too(qtbot: QtBot, empty_window: MainWindow) -> None:
    QGuiApplication.clipboard().setMimeData(mime(plain=PASTED))
    with qtbot.waitSignal(empty_window.opening.reading_made):
        empty_window.parts.actions["clipboard"].trigger()
    assert empty_window.article.document.source == "clipboard"


def test_ctrl_shift_v_pastes(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setMimeData(mime(plain=PASTED))
    with qtbot.waitSignal(window.opening.reading_made):
        press(qtbot, window, Qt.Key.Key_V, CTRL | SHIFT)
    assert window.article.document.source == "clipboard"


def test_an_empty_clipboard_says_so(qtbot: QtBot, empty_window: MainWindow) -> None:
    QGuiApplication.clipboard().setMimeData(mime(plain="  "))
    press(qtbot, empty_window, Qt.Key.Key_V, CTRL | SHIFT)
    assert "no text on the clipboard" in empty_window.parts.notice.sentence()


def test_notes_on_a_pasted_text_are_there_when_it_is_pasted_again(
    qtbot: QtBot, empty_window: MainWindow, make_window: Callable[[], MainWindow]
) -> None:
    paste(qtbot, empty_window, mime(plain=PASTED))
    select(empty_window, "INF Treaty")
    with qtbot.waitSignal(empty_window.keeper.stored):
        press(qtbot, empty_window, Qt.Key.Key_D, CTRL)
    empty_window.close()
    other = make_window()
    paste(qtbot, other, mime(plain=PASTED))
    assert [note.quote for note in other.parts.notes.model.notes] == ["INF Treaty"]


def test_a_pasted_text_is_no_file_read_last(qtbot: QtBot, empty_window: MainWindow, settings: Settings) -> None:
    paste(qtbot, empty_window, mime(plain=PASTED))
    assert settings.recent() == ()


@pytest.mark.parametrize("kinds", [{"plain": PASTED}, {"html": FRAGMENT}], ids=["text", "page"])
def test_dropped_words_become_a_document(qtbot: QtBot, empty_window: MainWindow, kinds: dict[str, str]) -> None:
    data = mime(**kinds)
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(empty_window, QDragEnterEvent(QPoint(9, 9), *how))
    drop = QDropEvent(QPointF(9, 9), *how)
    with qtbot.waitSignal(empty_window.opening.reading_made):
        QApplication.sendEvent(empty_window, drop)
    assert empty_window.article.document.source == "dropped text" and drop.isAccepted()


# The same again


def rename_over(path: Path, content: str) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(content, encoding="utf-8")
    fresh.replace(path)


def write_over(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("change", [write_over, rename_over])
def test_a_file_changed_on_disk_offers_to_be_read_anew(
    qtbot: QtBot, window: MainWindow, article: Path, change: Callable[[Path, str], None]
) -> None:
    for number in range(2):
        with qtbot.waitSignal(window.file_watch.changed):
            change(article, f"# Edition {number}\n\n{WORDS}")
        with qtbot.waitSignal(window.opening.reading_made):
            qtbot.mouseClick(window.parts.hint.action, LEFT)
    assert window.article.document.title == "Edition 1" and window.parts.hint.isHidden()


def test_a_file_written_the_same_is_no_change(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    with qtbot.assertNotEmitted(window.file_watch.changed, wait=600):
        write_over(article, article.read_text(encoding="utf-8"))


def test_another_document_is_watched_instead(qtbot: QtBot, window: MainWindow, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PASTED)
    open_in(qtbot, window, other)
    with qtbot.assertNotEmitted(window.file_watch.changed, wait=600):
        write_over(article, "Something else.")


def test_f5_keeps_the_reader_at_the_same_words(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    bar = window.parts.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = window.parts.reader.page.offsets.to_core(window.parts.reader.position_at_top())
    write_over(article, "# New words before the rest\n\n" + article.read_text(encoding="utf-8"))
    with qtbot.waitSignal(window.opening.reading_made):
        press(qtbot, window, Qt.Key.Key_F5)
    again = window.parts.reader.page.offsets.to_core(window.parts.reader.position_at_top())
    assert abs(again - top - 29) < 90


def test_f5_keeps_notes_where_the_text_is_the_same(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Nothing of weight")
    with qtbot.waitSignal(window.keeper.stored):
        press(qtbot, window, Qt.Key.Key_D, CTRL)
    with qtbot.waitSignals([window.opening.reading_made, window.keeper.loaded]):
        press(qtbot, window, Qt.Key.Key_F5)
    assert [note.quote for note in window.parts.notes.model.notes] == ["Nothing of weight"]


def test_what_was_pasted_can_be_read_anew(qtbot: QtBot, empty_window: MainWindow) -> None:
    key = document_key(paste(qtbot, empty_window, mime(plain=PASTED)))
    with qtbot.waitSignal(empty_window.opening.reading_made):
        press(qtbot, empty_window, Qt.Key.Key_F5)
    assert document_key(empty_window.article.document) == key


# Pages of a paginated source


@pytest.fixture
def paged_window(qtbot: QtBot, window_that_reads: Callable[[Read], MainWindow]) -> MainWindow:
    labels = ("vii", "viii", "1", "2")
    pieces = [Piece(BlockKind.PARAGRAPH, WORDS * 12, pages=(PageStart(0, label),)) for label in labels]
    document = assemble(pieces, source="x.pdf", format="pdf", language="en")
    window = window_that_reads(lambda request, progress: document)
    open_in(qtbot, window, Path("x.pdf"))
    return window


def test_the_status_line_tells_the_page(paged_window: MainWindow) -> None:
    status, document = paged_window.parts.status.place, paged_window.article.document
    first = status.text()
    paged_window.parts.reader.show_at_top(document.blocks[2].span.start)
    assert "p. vii ·" in first and "p. 1 ·" in status.text()


@pytest.mark.parametrize(("typed", "block"), [("1", 2), (" viii ", 1)])
def test_ctrl_g_goes_to_a_page(
    qtbot: QtBot, paged_window: MainWindow, monkeypatch: pytest.MonkeyPatch, typed: str, block: int
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (typed, True))
    press(qtbot, paged_window, Qt.Key.Key_G, CTRL)
    assert paged_window.parts.reader.shows(paged_window.article.document.blocks[block].span)


def test_a_page_that_is_not_there(paged_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("99", True))
    paged_window.parts.actions["page"].trigger()
    assert "no page 99" in paged_window.parts.notice.sentence()


def test_what_has_no_pages_is_not_asked(window: MainWindow) -> None:
    assert not window.parts.actions["page"].isEnabled()


def test_all_formats_are_offered(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(*arguments: object) -> tuple[str, str]:
        asked.append(str(arguments[-1]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    window.parts.actions["open"].trigger()
    assert all(f"*{ending}" in asked[0] for format in FORMATS for ending in format.endings)


def test_a_long_document_is_read_apart(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("A title\n\n" + WORDS * 6000)
    open_in(qtbot, empty_window, path)
    assert empty_window.article.document == read_bytes(path.read_bytes(), str(path))
