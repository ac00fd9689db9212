"""Starts Servanda: a window on the files named, or `inspect`, `cite` and `notes` in the terminal."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LIBRARIES = (
    "PySide6 ahocorasick_rs charset_normalizer jinja2 lxml mammoth markdown nh3 platformdirs pypdfium2 rapidfuzz "
    "rich simplemma"
).split()
USAGE = """\
usage: python main.py [FILE ...]                        open a window on the files, or on a servanda:// link
       python main.py inspect FILE [FILE ...] [--json]  print what is recognised; - is standard input
       python main.py cite FILE [--format csv|csl-json|bibtex]  print what is cited
       python main.py notes export [FILE] [--format NAME]  print your notes; notes import NOTES [--on FILE]
       python main.py --help | --version"""


def main(argv: list[str]) -> int:
    if argv in (["-h"], ["--help"]):
        print(USAGE)
        return 0
    if argv == ["--version"]:
        import tomllib

        print("Servanda", tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])
        return 0
    if argv and argv[0].startswith("-") and argv[0] != "--":
        print(f"servanda: {argv[0]} is not an option\n{USAGE}", file=sys.stderr)
        return 2
    if not all(map(find_spec, LIBRARIES)):
        from resources.setup.first_start import start_again

        return start_again(ROOT)
    return _start(argv)


def _start(argv: list[str]) -> int:
    if argv[:1] in (["inspect"], ["cite"], ["notes"]):
        from core import cli

        return cli.main(argv)
    files = argv[1:] if argv[:1] == ["--"] else argv
    if _has_display():
        from gui import app

        return app.main(files)
    from core import cli

    print("Servanda: there is no display, so the reading is printed here instead.", file=sys.stderr)
    sample = [str(path) for path in sorted((ROOT / "resources" / "sample").iterdir())]
    return cli.main(["inspect", *(files or sample)])


def _has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
