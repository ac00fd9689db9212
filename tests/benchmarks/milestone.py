"""Says at what moment and with how much memory a window is on screen, and ends the process."""

from __future__ import annotations

import os
import resource
import time

from PySide6.QtWidgets import QApplication


def reach() -> None:
    """Paints what is still to be painted, then prints the clock in seconds and the peak memory in KiB."""
    for widget in QApplication.topLevelWidgets():
        widget.repaint()
    QApplication.processEvents()
    print(time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    os._exit(0)
