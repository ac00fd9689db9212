"""Reads fixture files: a title, a line with a dot, the input, a dot, what is expected, a dot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
_CASE = re.compile(r"^(?P<title>[^\n]+)\n\.\n(?P<given>.*?)\n\.\n(?P<expected>.*?)\n?^\.$", re.DOTALL | re.MULTILINE)


def cases(name: str) -> list[object]:
    """The cases of a fixture file as pytest parameters (given, expected)."""
    content = (FIXTURES / name).read_text(encoding="utf-8")
    return [pytest.param(case["given"], case["expected"], id=case["title"]) for case in _CASE.finditer(content)]


def given(name: str) -> list[str]:
    """The inputs alone."""
    return [case["given"] for case in _CASE.finditer((FIXTURES / name).read_text(encoding="utf-8"))]
