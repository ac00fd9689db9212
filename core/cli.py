"""The command line: `inspect` prints what the window would show, for people or (as JSON lines) for programs.

`cite` prints what a file cites, for reference managers and spreadsheets.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from core import catalogue
from core.errors import ReaderError
from core.importers import read, read_bytes
from core.importers.source import drain
from core.model import Document, Reading
from core.pipeline import analyse


def main(arguments: Sequence[str]) -> int:
    """Runs the command; 0: all read, 1: a file could not be read, 2: bad usage (SystemExit, from argparse)."""
    options = _parser().parse_args(arguments)
    try:
        known = catalogue.load()
    except ReaderError as error:
        return _say(error)
    write = _write_citations(options.format) if options.command == "cite" else _write_reading(options.json)
    failed = 0
    for name in options.files:
        try:
            reading = analyse(_document(name), known)
        except ReaderError as error:
            failed = _say(error)
            continue
        write(reading)
    return failed


def _write_reading(as_json: bool) -> Callable[[Reading], object]:
    if as_json:
        from core.export.contract import to_json

        return lambda reading: sys.stdout.write(to_json(reading) + "\n")
    from core.export.report import print_report  # rich costs a twentieth of a second

    return print_report


def _write_citations(form: str) -> Callable[[Reading], object]:
    from core.export.forms import CITATIONS

    return lambda reading: sys.stdout.write(CITATIONS[form].write(reading))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="servanda", description="Reads international agreements out of articles.")
    commands = parser.add_subparsers(dest="command", required=True)
    inspect = commands.add_parser("inspect", help="print the agreements and citations found in files")
    inspect.add_argument(
        "files", nargs="+", metavar="FILE", help="a text, Markdown, HTML, Word, EPUB or PDF file; - for standard input"
    )
    inspect.add_argument("--json", action="store_true", help="one JSON object a line for each file")
    cite = commands.add_parser("cite", help="print what a file cites")
    cite.add_argument("files", nargs=1, metavar="FILE", help="as above")
    cite.add_argument("--format", choices=("csv", "csl-json", "bibtex"), default="csv", help="csv where not said")
    return parser


def _document(name: str) -> Document:
    return read_bytes(drain(sys.stdin.buffer, "-"), "-") if name == "-" else read(Path(name))


def _say(error: ReaderError) -> int:
    print(f"servanda: {error}", file=sys.stderr)
    return 1
