"""Starts main.py again with the interpreter of .venv, which is made first where there is none."""

import os
import subprocess
import sys
from pathlib import Path

SET_UP = "SERVANDA_SET_UP"  # in the environment after one try, so that there is no second


def start_again(root: Path) -> int:
    environment = root / ".venv"
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if Path(sys.prefix) == environment or not python.exists():
        if SET_UP in os.environ or not _set_up(root):
            print("Servanda could not be set up; `make setup` in its folder shows why.", file=sys.stderr)
            return 1
        os.environ[SET_UP] = "1"
    command = [str(python), *sys.argv]
    if os.name == "nt":  # there, exec would hand the terminal back before the program ends
        return subprocess.call(command)
    os.execv(command[0], command)


def _set_up(root: Path) -> bool:
    print("Servanda is setting itself up, this first time only.", file=sys.stderr, flush=True)
    try:
        # -B: even where a stamp says that all is done, something was missing.
        return subprocess.call(["make", "-B", "--no-print-directory", "-C", str(root), "setup"], stdout=sys.stderr) == 0
    except OSError:  # no make
        return False
