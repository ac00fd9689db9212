"""The dialog that asks for a file."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from core.importers import FORMATS
from gui.window import MainWindow


def test_all_formats_are_offered(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(*arguments: object) -> tuple[str, str]:
        asked.append(str(arguments[-1]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    window.parts.actions["open"].trigger()
    assert all(f"*{ending}" in asked[0] for format in FORMATS for ending in format.endings)
