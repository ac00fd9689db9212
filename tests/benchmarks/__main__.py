"""Runs every measurement: on the bundled sample, and on the texts in ../shared where they are there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from core.importers import read
from core.resources import resource
from tests.benchmarks import citing, office, pdf, speed, start

SAMPLE = resource("sample/article.md")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval" / "dev"

if __name__ == "__main__":
    start.measure(SAMPLE)
    with TemporaryDirectory() as folder:
        plain = Path(folder, "article.txt")
        plain.write_text(read(SAMPLE).text, encoding="utf-8")
        start.measure(plain)
    citing.measure()
    speed.measure(sorted(SHARED.glob("*.txt")) or [SAMPLE])
    office.measure()
    pdf.measure()
