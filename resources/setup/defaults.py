"""Keeps the programs that open a type of file today its default when another one is installed.

A desktop opens a file with the program that some mimeapps.list names; where none names one, with the first whose
menu entry lists the type, and the user's own entries come first. So a new entry there would push aside a
program that nobody ever had to name. `pin` names such programs; `unpin` takes the names back. An editor that
needs a terminal is not counted: a double click wants a window.
"""

import os
from collections.abc import Iterator
from pathlib import Path

CONFIG = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
LIST = CONFIG / "mimeapps.list"
DEFAULTS = "Default Applications"


def pin(types: list[str]) -> dict[str, str]:
    """Name the unnamed defaults of these types; each type and the program so named."""
    unnamed = [kind for kind in types if not any(_named(kind))]
    pins = {kind: app for kind in unnamed if (app := next(_implied(kind), ""))}
    if pins:
        _write([f"{kind}={app}" for kind, app in pins.items()])
    return pins


def unpin(pins: dict[str, str]) -> None:
    """Take back what `pin` named, unless it was changed since."""
    if not pins or not LIST.exists():
        return
    ours = {f"{kind}={app}" for kind, app in pins.items()}
    lines = [line for line in _lines(LIST) if line.rstrip(";") not in ours]
    if any("=" in line for line in lines):
        LIST.write_text("\n".join(lines) + "\n", "utf-8")
    else:
        LIST.unlink()


def _named(kind: str) -> Iterator[str]:
    for path in _lists():
        yield from _installed(path, DEFAULTS, kind)


def _implied(kind: str) -> Iterator[str]:
    for path in _lists():
        yield from _installed(path, "Added Associations", kind)
    for folder in _applications():
        yield from _installed(folder / "mimeinfo.cache", "MIME Cache", kind)


def _lists() -> Iterator[Path]:
    desktops = os.environ.get("XDG_CURRENT_DESKTOP", "").lower().split(":")
    # From a bare terminal the desktop is not known: then the list of any counts.
    prefixes = [f"{desktop}-" for desktop in desktops] if any(desktops) else ["*-"]
    for folder in (CONFIG, *_folders("XDG_CONFIG_DIRS", "/etc/xdg"), *_applications()):
        for pattern in (*(f"{prefix}mimeapps.list" for prefix in prefixes), "mimeapps.list", "defaults.list"):
            yield from sorted(folder.glob(pattern))


def _applications() -> list[Path]:
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return [folder / "applications" for folder in (data, *_folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share"))]


def _folders(variable: str, otherwise: str) -> list[Path]:
    return [Path(folder) for folder in (os.environ.get(variable) or otherwise).split(":") if folder]


def _installed(path: Path, section: str, kind: str) -> Iterator[str]:
    """The programs that a list gives for a type, of those that are there and have a window."""
    here = ""
    for line in _lines(path):
        here = line.strip() if line.startswith("[") else here
        key, _, apps = line.partition("=")
        if here == f"[{section}]" and key.strip() == kind:
            yield from (app for app in map(str.strip, apps.split(";")) if app and _has_window(app))


def _has_window(app: str) -> bool:
    paths = (folder / name for folder in _applications() for name in (app, app.replace("-", "/", 1)))
    entry = next((path for path in paths if path.exists()), None)
    return entry is not None and "Terminal=true" not in _lines(entry)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8", "replace").splitlines() if path.is_file() else []


def _write(entries: list[str]) -> None:
    lines = _lines(LIST)
    if f"[{DEFAULTS}]" not in lines:
        lines += [f"[{DEFAULTS}]"]
    at = lines.index(f"[{DEFAULTS}]") + 1
    LIST.parent.mkdir(parents=True, exist_ok=True)
    LIST.write_text("\n".join([*lines[:at], *entries, *lines[at:]]) + "\n", "utf-8")
