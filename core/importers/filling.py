"""Fills blocks with text, one after the other, and notes where in them things stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.importers.assemble import Piece
from core.importers.footnotes import Note
from core.importers.forms import form_of
from core.model import BlockKind, InlineKind, PageStart, Picture, Span

PICTURE = "\ufffc"
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # where a word may be broken, or may not
_NUMBERED = re.compile(r"[(\[]?(?:\d{1,4}|[ivxIVX]{1,5}|[a-zA-Z])[.):\]]")
_WHITE = " \t\n"
_DEEPEST = 50  # formatting within formatting
_ARROWS = "^↑↩⤴ \xa0"
_AROUND_A_NUMBER = _ARROWS + "[]().:"


@dataclass(slots=True)
class _Open:
    """Formatting that has begun and not ended."""

    kind: InlineKind
    start: int
    url: str
    name: str


class Filling:
    """`pieces` are the blocks done so far; `close()` ends the last. Those that begin while `to_left` run so."""

    def __init__(self) -> None:
        self.to_left = False
        self.pieces: list[Piece] = []
        self._open: list[_Open] = []
        self._label: Note | None = None
        self._anchors: list[str] = []
        self._pages: list[PageStart] = []
        self._breaks = False
        self._begin(BlockKind.PARAGRAPH, 0)

    def start(self, kind: BlockKind, level: int = 0) -> None:
        """Ends the block, and begins another; formatting that is open goes on in it."""
        if self._parts:
            self._finish()
            self._begin(kind, level)
        else:
            self._kind, self._level, self._breaks, self._to_left = kind, level, False, self.to_left

    def close(self) -> list[Piece]:
        self._finish()
        return self.pieces

    def add(self, text: str) -> None:
        """Text as a source has it, where any white space is one space, but in code."""
        if not text.isascii():
            text = _UNSEEN.sub("", text)
        if self._kind is BlockKind.CODE:
            text = text if self._parts else text.lstrip("\n")
        else:
            text = _on_one_line(text, self._last in _WHITE)
        if text and self._label:
            text = self._labelled(self._label, text)
        if text:
            self._push(text)

    def part(self, separator: str) -> None:
        """Parts rows ("\\n") or cells (tabs) of a table."""
        if separator == "\n" and self._last in ("", "\n"):
            return
        if self._last == " ":
            self._parts[-1] = self._parts[-1][:-1]
            self._size -= 1
        self._push(separator)

    def line_break(self) -> None:
        """A line's end; a second one with nothing between ends the paragraph."""
        if self._kind is BlockKind.CODE:
            self._push("\n")
        elif self._breaks and self._kind is not BlockKind.TABLE:
            self.start(self._kind, self._level)
        else:
            self.add(" ")
            self._breaks = True

    def anchor(self, name: str) -> None:
        self._anchors.append(name)

    def page(self, label: str) -> None:
        """A page begins with the text that comes next."""
        self._pages.append(PageStart(self._size, label))

    def label(self, note: Note | None) -> None:
        """What the next text is numbered with, unless it brings its number itself."""
        self._label = note

    def open(self, kind: InlineKind, url: str, name: str) -> None:
        """Formatting begins; `name` is what the words within may be called by."""
        if len(self._open) < _DEEPEST:
            self._open.append(_Open(kind, self._size, url, name))

    def shut(self, kind: InlineKind) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].kind is kind:
                self._mark(self._open.pop(at))
                return

    def picture(self, data: bytes, alt: str, url: str) -> None:
        self.add(PICTURE)
        self._pictures.append(Picture(self._size - 1, data, alt, url))

    def _labelled(self, note: Note, text: str) -> str:
        """What is to be added after the number, which is put before `text` if that does not bring it along."""
        rest = text
        if note.callers:
            rest = text.lstrip(_ARROWS + "].):") if text.strip(_AROUND_A_NUMBER) else ""
        if not rest or (not note.callers and _NUMBERED.match(rest)):
            self._label = note if not rest else None
            return rest
        self._label = None
        if note.callers:
            rest = _without(note.label, rest)
        self._push(note.label)
        self._inlines += [(InlineKind.LINK, Span(0, len(note.label)), "#" + caller) for caller in note.callers]
        for mark in self._open:
            mark.start = self._size
        return " " + rest.lstrip(" ")

    def _push(self, text: str) -> None:
        if text[0] in _WHITE:
            for mark in reversed(self._open):
                if mark.start < self._size:
                    break
                mark.start += 1
        self._parts.append(text)
        self._size += len(text)
        self._last = text[-1]
        if self._breaks:
            self._breaks = text.isspace()

    def _mark(self, mark: _Open) -> None:
        end = self._size - (self._last in _WHITE)
        if mark.start < end and (mark.kind is not InlineKind.LINK or mark.url):
            span = Span(mark.start, end)
            self._inlines.append((mark.kind, span, mark.url))
            if mark.name:
                self._places.append((mark.name, span))

    def _begin(self, kind: BlockKind, level: int) -> None:
        self._kind = kind
        self._level = level
        self._to_left = self.to_left
        self._parts: list[str] = []
        self._size = 0
        self._last = ""
        self._breaks = False
        self._inlines: list[tuple[InlineKind, Span, str]] = []
        self._places: list[tuple[str, Span]] = []
        self._pictures: list[Picture] = []
        for mark in self._open:
            mark.start = 0

    def _finish(self) -> None:
        """Makes the block a piece, if there is anything in it; its names otherwise go to the next."""
        text = "".join(self._parts).rstrip()
        if not text:
            return
        for mark in self._open:
            self._mark(mark)
        if len(text) < self._size:
            self._inlines = [inline for inline in self._inlines if inline[1].end <= len(text)]
        self.pieces.append(
            Piece(
                form_of(text) if self._kind is BlockKind.PARAGRAPH else self._kind,
                text,
                self._level,
                anchors=tuple(self._anchors),
                places=tuple(self._places),
                inlines=tuple(self._inlines),
                pictures=tuple(self._pictures),
                pages=self._pages_before(len(text)) if self._pages else (),
                to_left=self._to_left,
            )
        )
        self._anchors = []

    def _pages_before(self, end: int) -> tuple[PageStart, ...]:
        """The pages that begin in the block; others begin with the next."""
        pages = tuple(page for page in self._pages if page.start < end)
        self._pages = [PageStart(0, page.label) for page in self._pages[len(pages) :]]
        return pages


def _on_one_line(text: str, is_apart: bool) -> str:
    """Every white space as one space; none at the beginning where it `is_apart` already from what stands before."""
    words = " ".join(text.split())
    if not words:
        return "" if is_apart or not text else " "
    if text[-1].isspace():
        words += " "
    return words if is_apart or not text[0].isspace() else " " + words


def _without(label: str, text: str) -> str:
    """What follows the label, where the text begins with it."""
    rest = text.removeprefix(label)
    return text if rest == text or rest[:1].isalnum() or rest[:1] == "_" else rest.lstrip(" .):]")
