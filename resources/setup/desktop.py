"""Puts Servanda into the user's applications menu, or takes it out: desktop.py install|uninstall. Needs no root.

What is written: a launcher, the menu entry, the icon and the software centre's description.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import defaults

APP = "io.github.servanda.Servanda"
ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
LAUNCHER = Path.home() / ".local" / "bin" / "servanda"
ENTRY = DATA / "applications" / f"{APP}.desktop"
ICONS = DATA / "icons" / "hicolor"
COPIES = {
    ICONS / "scalable" / "apps" / f"{APP}.svg": ROOT / "resources" / "icons" / "servanda.svg",
    DATA / "metainfo" / f"{APP}.metainfo.xml": ROOT / "resources" / "desktop" / f"{APP}.metainfo.xml",
}
LAUNCH = """\
#!/bin/sh
# Starts Servanda from its folder. Written by `make install`, removed by `make uninstall`.
python={root}/.venv/bin/python
[ -x "$python" ] || python=python3
exec "$python" {root}/main.py "$@"
"""
# Names what was pinned, in the entry itself, so that uninstalling can undo just that.
PINNED = "X-Servanda-Pinned"


def install() -> None:
    template = (ROOT / "resources" / "desktop" / ENTRY.name).read_text("utf-8")
    types = re.findall(r"[^=;\n]+/[^;\n]+", re.findall(r"^MimeType=.*", template, re.M)[0])
    pins = _pinned() if ENTRY.exists() else defaults.pin(types)
    entry = template.replace("Exec=servanda", f"Exec={_exec_argument(str(LAUNCHER))}")
    if pins:
        entry += f"{PINNED}={''.join(f'{kind}={app};' for kind, app in pins.items())}\n"
    for path in (LAUNCHER, ENTRY, *COPIES):
        path.parent.mkdir(parents=True, exist_ok=True)
    LAUNCHER.write_text(LAUNCH.format(root=shlex.quote(str(ROOT))), "utf-8")
    LAUNCHER.chmod(0o755)
    for target, source in COPIES.items():
        shutil.copyfile(source, target)
    ENTRY.write_text(entry, "utf-8")
    _tell_the_desktop()
    print(f"Servanda is in your applications menu; {LAUNCHER} starts it from a terminal.")


def uninstall() -> None:
    defaults.unpin(_pinned())
    for path in (LAUNCHER, ENTRY, *COPIES):
        path.unlink(missing_ok=True)
    _tell_the_desktop()
    cache = ENTRY.parent / "mimeinfo.cache"
    if cache.exists() and "=" not in cache.read_text("utf-8"):  # ours was the only entry in it
        cache.unlink()
    for path in (LAUNCHER, ENTRY, *COPIES, defaults.LIST):
        _remove_if_empty(path.parent)
    print("Servanda is out of your applications menu; your notes and settings are still there.")


def _pinned() -> dict[str, str]:
    text = ENTRY.read_text("utf-8") if ENTRY.exists() else ""
    return dict(re.findall(r"([^=;]+)=([^;]+);", "".join(re.findall(rf"^{PINNED}=(.*)$", text, re.M))))


def _exec_argument(path: str) -> str:
    """Quoted as the Desktop Entry Specification asks, and only where it must be: older xdg-open knows no quotes."""
    path = path.replace("%", "%%")
    if re.fullmatch(r"[\w@%+=:,./-]+", path):
        return path
    quoted = '"' + re.sub(r'(["`$\\])', r"\\\1", path) + '"'
    return quoted.replace("\\", "\\\\")


def _tell_the_desktop() -> None:
    _run_if_present("update-desktop-database", str(ENTRY.parent))
    if ICONS.exists():
        ICONS.touch()  # a newer folder is how a desktop notices a new icon
    if (ICONS / "icon-theme.cache").exists():
        _run_if_present("gtk-update-icon-cache", "--quiet", "--force", "--ignore-theme-index", str(ICONS))


def _run_if_present(program: str, *arguments: str) -> None:
    if shutil.which(program):
        subprocess.run([program, *arguments], check=False)


def _remove_if_empty(folder: Path) -> None:
    """Also its parents that are then empty, up to the home folder."""
    while folder != Path.home() and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


if __name__ == "__main__":
    {"install": install, "uninstall": uninstall}[sys.argv[1]]()
