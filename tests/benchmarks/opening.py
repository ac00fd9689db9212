"""How long the window stands still while a book of 500 pages and a PDF of 20 MB open.

The turns of the event loop are measured, in processor time of its thread; the limit is 50 ms.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from core.database import Database
from gui.collector import Collector
from gui.window import MainWindow
from tests.benchmarks.citing import LIMIT, services_in
from tests.core.office_files import epub

_PARAGRAPHS = 4_000
_CHAPTERS = 20
_SHEETS = 300
_PICTURES = 12
_PIXELS = 800
_LINES = 55
_AFTERWARDS_MILLISECONDS = 3000
_SENTENCE = "The parties to the INF Treaty shall reduce their arsenals and report on it at each conference."


def measure() -> None:
    """Prints the longest turns while each opens and is laid out."""
    _ = QApplication.instance() or QApplication([]), Collector()  # a worker would else collect the first window
    with TemporaryDirectory() as folder:
        for name, data in (("book.epub", _book()), ("report.pdf", _report())):
            path = Path(folder, name)
            path.write_bytes(data)
            seconds, turns = _opened(Path(folder), path)
            longest = ", ".join(f"{turn:.0f}" for turn in turns[:5])
            print(f"{name}, {len(data) / 1e6:.1f} MB, open in {seconds:.1f} s; longest turns {longest} ms ({LIMIT})")


def _opened(folder: Path, path: Path) -> tuple[float, list[float]]:
    """The seconds until what is in it is shown, and the turns of the loop in milliseconds, the longest first."""
    database = Database(folder / "notes.sqlite")
    services = services_in(folder, database)
    window = MainWindow(services)
    window.resize(1280, 820)
    window.show()
    loop, turns, last = QEventLoop(), list[float](), thread_time()

    def turn() -> None:
        nonlocal last
        turns.append(1000 * (thread_time() - last))
        last = thread_time()

    beat = QTimer(interval=0)
    beat.timeout.connect(turn)
    beat.start()
    began = perf_counter()
    window.opening.reading_made.connect(loop.quit)
    window.open_file(path)
    loop.exec()
    seconds = perf_counter() - began
    # Qt goes on laying out a long text.
    QTimer.singleShot(_AFTERWARDS_MILLISECONDS, loop.quit)
    loop.exec()
    beat.stop()
    window.close()
    services.store_tasks.wait(5000)
    database.close()
    return seconds, sorted(turns, reverse=True)


def _book() -> bytes:
    paragraph = f"<p>{' '.join([_SENTENCE] * 3)}</p>"
    chapters = (f"--- c{number}\n<h1>Part</h1>" + paragraph * (_PARAGRAPHS // _CHAPTERS) for number in range(_CHAPTERS))
    return epub("\n".join(chapters))


def _report() -> bytes:
    """Pages of text, some with a picture of noise, which no compression makes smaller."""
    out, chance = BytesIO(), Random(5)
    canvas = Canvas(out, pagesize=(612, 792))
    for number in range(_SHEETS):
        if number % (_SHEETS // _PICTURES) == 0:
            noise = Image.frombytes("RGB", (_PIXELS, _PIXELS), chance.randbytes(3 * _PIXELS * _PIXELS))
            canvas.drawImage(ImageReader(noise), 72, 300, 400, 400)
            canvas.showPage()
        for line in range(_LINES):
            # Every fifth line begins a paragraph.
            canvas.drawString(72 if line % 5 else 90, 740 - 12 * line, _SENTENCE[:90])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    measure()
