"""Runs every measurement: on the bundled sample, and on the texts in ../shared where they are there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from core.importers import read
from core.resources import resource
from tests.benchmarks import citations, citing, importing, notes, noting, opening, pdf, speed, start

SAMPLE = resource("sample/article.md")
SHARED = Path(__file__).resolve().parents[3] / "shared"

if __name__ == "__main__":
    texts = sorted((SHARED / "eval" / "dev").glob("*.txt")) or [SAMPLE]
    start.measure(SAMPLE)
    with TemporaryDirectory() as folder:
        plain = Path(folder, "article.txt")
        plain.write_text(read(SAMPLE).text, encoding="utf-8")
        start.measure(plain)
    citing.measure()
    noting.measure()
    opening.measure()
    speed.measure(texts)
    pdf.measure()
    prose = "\n\n".join(text.read_text(encoding="utf-8") for text in texts)
    citations.measure(prose, SHARED / "reference" / "unsc-dev.jsonl")
    notes.measure()
    importing.measure()
