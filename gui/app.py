"""Starts the window: Qt is loaded first, then the application made."""

from __future__ import annotations

import builtins
import gc


def main(files: list[str]) -> int:
    """Runs the window on these files, or where servanda:// addresses lead, until the last one is closed."""
    # Nothing made while starting is garbage; `collector` takes over once there is a main thread to do it in.
    gc.disable()
    _load_qt()
    from gui.application import run

    return run(files)


def _load_qt() -> None:
    """Loads Qt and lets imports be as quick as before.

    WORKAROUND: PySide6 puts itself before every import statement of the process, to look for its
    `__feature__`, which we do not use. That costs some 20 ms of the start.
    https://doc.qt.io/qtforpython-6/developer/feature-motivation.html
    """
    usual = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = usual
