"""The command line: `inspect` prints what the window would show, for people or (as JSON lines) for programs.

`cite` prints what a file cites, for reference managers and spreadsheets; `notes` prints a person's notes or brings
some in.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from core import catalogue
from core.errors import ReaderError
from core.importers.source import drain, load
from core.model import Document, Reading
from core.opening import document_in
from core.pipeline import analyse

FORMS_OF_NOTES = ("markdown", "html", "csv", "json", "w3c", "qdpx", "qdpx-windows")


def main(arguments: Sequence[str]) -> int:
    """Runs the command; 0: all read, 1: a file could not be read, 2: bad usage (SystemExit, from argparse)."""
    options = _parser().parse_args(arguments)
    if options.command == "notes":
        return _notes(options)
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


def _notes(options: argparse.Namespace) -> int:
    """Notes out of the database to standard output, or into it from a file."""
    from core.database import Database, default_path
    from core.export.notes.forms import NOTES
    from core.imports.merge import load as load_notes
    from core.imports.merge import merge
    from core.notes import NoteStore
    from core.notes.sheets import Sheets

    store = NoteStore(Database(default_path()))
    try:
        document = _document(options.on) if options.on else None
        if options.what == "import":
            report = merge(store, load_notes(Path(options.file)), document)
            print(", ".join(f"{count} {name}" for name, count in asdict(report).items()))
            return 0
        sheets = (Sheets(store).of(document),) if document else Sheets(store).all()
        made = NOTES[options.format].write(sheets)
        sys.stdout.buffer.write(made if isinstance(made, bytes) else made.encode())
    except ReaderError as error:
        return _say(error)
    finally:
        store.database.close()
    return 0


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
    notes = commands.add_parser("notes", help="print your notes in a form, or bring notes in")
    what = notes.add_subparsers(dest="what", required=True)
    export = what.add_parser("export", help="print the notes on a file, or all")
    export.add_argument("on", nargs="?", metavar="FILE", help="the article; all notes where not said")
    export.add_argument("--format", choices=FORMS_OF_NOTES, default="markdown", help="markdown where not said")
    bring = what.add_parser("import", help="bring in notes: Servanda's JSON, W3C annotations, a Hypothesis export")
    bring.add_argument("file", metavar="NOTES")
    bring.add_argument("--on", metavar="FILE", help="the article they are on, where the notes do not tell")
    return parser


def _document(name: str) -> Document:
    return document_in(drain(sys.stdin.buffer, "-") if name == "-" else load(Path(name)), name)


def _say(error: ReaderError) -> int:
    print(f"servanda: {error}", file=sys.stderr)
    return 1
