"""Import in megabytes a second, format by format, beside the bare library doing its part alone, and peak memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FORMATS = ("text", "markdown", "html", "word", "epub")


def measure() -> None:
    """Each format is measured in a process of its own, so that its peak memory is its own."""
    for format in _FORMATS:
        subprocess.run([sys.executable, "-m", "tests.benchmarks.import_one", format], cwd=ROOT, check=True, timeout=300)
