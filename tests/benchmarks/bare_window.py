"""The peer: a bare PySide6 window showing the text of a file. Prints when it is on screen."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

from tests.benchmarks.milestone import reach

application = QApplication(sys.argv)
window = QMainWindow()
browser = QTextBrowser()
browser.setPlainText(Path(sys.argv[1]).read_text(encoding="utf-8"))
window.setCentralWidget(browser)
window.resize(1280, 820)
window.show()
QTimer.singleShot(0, reach)
sys.exit(application.exec())
