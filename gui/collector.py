"""Collects Python's garbage in the main thread only.

Python collects wherever it happens to allocate; a worker that collects a closed window's widgets would
delete them in the wrong thread, and the program would crash. So the collector's own clock is stopped and
it runs from a timer here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_MILLISECONDS = 3000


class Collector(QObject):
    """Stands in for the automatic collection as long as it lives."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
