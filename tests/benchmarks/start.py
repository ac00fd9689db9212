"""From process start to the article on screen, and the peak memory then: Servanda beside a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_RUNS = 11


class Start(NamedTuple):
    seconds: float
    mebibytes: float


def measure(article: Path) -> None:
    """Prints both, run in turn after a warm-up, with the median of the ratios pair by pair."""
    pairs = [(_start("full_window", article), _start("bare_window", article)) for _ in range(_RUNS + 1)][1:]
    print(f"start on {article.name}, median of {_RUNS}")
    for name, unit, number in (("time to the article on screen", "s", 0), ("peak memory by then", "MiB", 1)):
        ours, bare = (median(pair[side][number] for pair in pairs) for side in (0, 1))
        ratio = median(pair[0][number] / pair[1][number] for pair in pairs)
        print(f"{name:36} {ours:8.3f} {unit:4} bare window {bare:8.3f} {unit:4} ratio {ratio:5.2f}")


def _start(module: str, article: Path) -> Start:
    began = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", str(article)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    shown, memory = run.stdout.split()
    return Start(float(shown) - began, int(memory) / 1024)
