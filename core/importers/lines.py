"""The road of line sources: hand-wrapped lines become a title, whole paragraphs and what lay between them.

Text taken from a PDF or a mail is broken at every line's end, and page ends leave addresses inside
sentences. Lines are grouped by blank lines, cut where the wrapping shows a new paragraph, told apart by
form, and put together again where a page's end had parted them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.errors import DocumentError
from core.importers.assemble import Piece, assemble
from core.importers.dates import date_of
from core.importers.forms import form_of
from core.importers.front import authors_in_addresses, names_in_byline, with_front
from core.importers.hyphens import Evidence, join_lines
from core.importers.source import quoted
from core.model import BlockKind, Document

_URL_REST = re.compile(r"[\w%&=?#./-]*[-/_.=][\w%&=?#./-]*")
_BULLET = re.compile(r"(?:[-*•–]|\d{1,2}[.)]|\([a-z]\))\s+\S")
_NOTE = re.compile(r"\s{0,3}\[?(\d{1,3})[\]).]?\s+(?:[A-ZÀ-Þ“‘\"'(\[«]|see\b|cf\b|ibid|id\.|http|www)")
_TERMINAL = (".", "!", "?", ":", ".”", "!”", "?”", '."', '!"', '?"', ".’", ".'", ".)", "…", ";")
_UNWRAPPED = 160
_MOST_GROUPS = 400_000
_LONGEST = 24 * 2**20  # code points: some ten thousand pages, and ten seconds


@dataclass(slots=True)
class Run:
    """Lines that belong together, while they are gathered."""

    lines: list[str]
    kind: BlockKind = BlockKind.PARAGRAPH

    @property
    def ends(self) -> bool:
        return self.lines[-1].endswith(_TERMINAL)


def reflow(content: str, *, source: str, format: str) -> Document:
    """The document in hand-wrapped or one-line-a-paragraph text. Raises DocumentError where it is too long."""
    if len(content) > _LONGEST:
        raise DocumentError(
            f"{quoted(source)} is a text of {len(content) // 2**20} million characters; "
            f"Servanda reads up to {_LONGEST // 2**20} million at once. Split it into parts."
        )
    groups = _groups(content)
    if len(groups) > _MOST_GROUPS:
        raise DocumentError(
            f"{quoted(source)} is a text of {len(groups):,} paragraphs; "
            f"Servanda reads up to {_MOST_GROUPS:,} at once. Split it into parts."
        )
    width = _wrap_width(groups)
    runs = _mend([run for group in groups for run in _runs(group, width)], width)
    evidence = Evidence(content)
    pieces = [Piece(run.kind, join_lines([line.strip() for line in run.lines], evidence)) for run in runs]
    addresses = [piece.text for piece in pieces if piece.kind is BlockKind.FURNITURE]
    narrow = [max(map(len, run.lines)) < 0.85 * width for run in runs]
    front = with_front(pieces, narrow)
    authors = front.authors or authors_in_addresses(addresses)
    return assemble(front.pieces, source=source, format=format, authors=authors, date=front.date)


def _groups(content: str) -> list[list[str]]:
    """Lines between blank lines; a form feed parts like a blank line."""
    groups: list[list[str]] = [[]]
    for line in content.replace("\f", "\n\n").expandtabs(4).split("\n"):
        line = line.rstrip()
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _wrap_width(groups: list[list[str]]) -> int:
    """The usual length of a full line, in code points; 0 where lines are whole paragraphs."""
    inner = [len(line) for group in groups if len(group) > 2 for line in group[:-1]]
    width = sorted(inner)[len(inner) // 2] if inner else 0
    return width if width < _UNWRAPPED else 0


def _runs(group: list[str], width: int) -> list[Run]:
    runs: list[Run] = []
    notes = _notes(group)
    parted = True  # whether the line before stands alone
    for at, line in enumerate(group):
        kind = BlockKind.LIST_ITEM if at in notes else _kind(line)
        alone = len(group) > 1 and _stands_alone(line)
        if parted or alone or not _continues(runs[-1], line, kind, width):
            runs.append(Run([line], kind))
        else:
            runs[-1].lines.append(line)
        parted = alone
    return runs


def _notes(group: list[str]) -> set[int]:
    """Which lines begin the notes at a page's foot: the first does, and others count on from it."""
    found: set[int] = set()
    expected = 0
    for at, line in enumerate(group):
        note = _NOTE.match(line)
        if note and (at == 0 or int(note[1]) == expected):
            found.add(at)
            expected = int(note[1]) + 1
        elif at == 0:
            break
    return found if len(found) > 1 else set()


def _stands_alone(line: str) -> bool:
    """Whether the line is a whole byline or date."""
    return bool(names_in_byline(line) or date_of(line))


def _kind(line: str) -> BlockKind:
    return BlockKind.LIST_ITEM if _BULLET.match(line.strip()) else form_of(line)


def _continues(run: Run, line: str, kind: BlockKind, width: int) -> bool:
    """Whether `line` goes on the paragraph that `run` began."""
    last = run.lines[-1]
    if run.kind is BlockKind.FURNITURE:
        return last.endswith(("-", "/", "_", ".", "=", "&", "?")) and _URL_REST.fullmatch(line.strip()) is not None
    if kind is not BlockKind.PARAGRAPH:
        return False
    if run.kind is BlockKind.RELATED:
        return len(last) > 0.7 * width and not last.endswith(_TERMINAL)
    if max(len(last), len(line)) > _UNWRAPPED or (not width and len(last) > 100):
        return False
    if not last.endswith(_TERMINAL):
        return True
    indented = _indent(line) > _indent(run.lines[0] if len(run.lines) == 1 else last)
    starts_new = line.strip()[0].isupper() or line.strip()[0] in "“\"‘'"
    return not (indented or (starts_new and len(last) < 0.7 * width))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _mend(runs: list[Run], width: int) -> list[Run]:
    """Joins paragraphs that a page's end cut in two; the addresses found in the gap come after."""
    mended: list[Run] = []
    for run in runs:
        at = len(mended) - 1
        while at >= 0 and mended[at].kind is BlockKind.FURNITURE:
            at -= 1
        if at >= 0 and _is_cut(mended[at], run, gap=at < len(mended) - 1, width=width):
            mended[at].lines += run.lines
        else:
            mended.append(run)
    return mended


def _is_cut(before: Run, after: Run, *, gap: bool, width: int) -> bool:
    if before.kind is not BlockKind.PARAGRAPH or after.kind is not BlockKind.PARAGRAPH or before.ends:
        return False
    going_on = after.lines[0].strip()[0].islower()
    full = len(before.lines) > 1 and len(before.lines[-1]) > 0.6 * width
    return going_on or (gap and full)
