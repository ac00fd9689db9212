"""Starts the real window under an Xvfb of its own, drives it, and writes what it shows into shots/."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "shots"


def main() -> int:
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            display = pipe.readline().strip()
        with tempfile.TemporaryDirectory() as home:
            os.environ.update(
                DISPLAY=f":{display}",
                QT_QPA_PLATFORM="xcb",
                HOME=home,
                XDG_CONFIG_HOME=f"{home}/config",
                XDG_DATA_HOME=f"{home}/data",
                XDG_CACHE_HOME=f"{home}/cache",
            )
            from tests.shots.scenes import take_all

            OUT.mkdir(exist_ok=True)
            take_all(OUT, Path(home))
    finally:
        server.terminate()
        server.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
