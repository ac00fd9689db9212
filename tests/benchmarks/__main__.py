"""Runs every measurement on the bundled sample."""

from __future__ import annotations

from core.resources import resource
from tests.benchmarks import analysis, start

ARTICLE = resource("sample/article.md")

if __name__ == "__main__":
    start.measure(ARTICLE)
    analysis.measure(ARTICLE)
