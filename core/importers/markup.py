"""The road of marked-up sources: clean HTML becomes pieces, with emphasis and links as spans."""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from core.importers.assemble import Piece
from core.importers.forms import form_of
from core.model import BlockKind, InlineKind, Picture, Span

_BLOCKS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "p": BlockKind.PARAGRAPH,
    "div": BlockKind.PARAGRAPH,
    "section": BlockKind.PARAGRAPH,
    "article": BlockKind.PARAGRAPH,
    "main": BlockKind.PARAGRAPH,
    "body": BlockKind.PARAGRAPH,
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.PARAGRAPH,
    "dd": BlockKind.PARAGRAPH,
    "pre": BlockKind.CODE,
    "table": BlockKind.TABLE,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "hr": BlockKind.PARAGRAPH,
    "ul": BlockKind.PARAGRAPH,
    "ol": BlockKind.PARAGRAPH,
}
_INLINES = {
    "em": InlineKind.EMPHASIS,
    "i": InlineKind.EMPHASIS,
    "cite": InlineKind.EMPHASIS,
    "strong": InlineKind.STRONG,
    "b": InlineKind.STRONG,
    "code": InlineKind.CODE,
    "sup": InlineKind.SUPERSCRIPT,
    "a": InlineKind.LINK,
}
_SKIPPED = frozenset("script style nav footer aside form button svg template noscript iframe object".split())
_VOID = frozenset("br hr img input link meta wbr col area base embed source track".split())
_CELLS = {"td": "\t", "th": "\t", "tr": "\n"}
PICTURE = "\ufffc"
_SPACE = re.compile(r"\s+")


def _data(address: str) -> bytes:
    """What a `data:` address holds; nothing where it is damaged."""
    about, _, content = address.partition(",")
    raw = unquote_to_bytes(content)
    try:
        return b64decode(raw) if about.endswith(";base64") else raw
    except ValueError:
        return b""


@dataclass(slots=True)
class Head:
    """What the page's head says of it."""

    title: str = ""
    language: str = ""
    meta: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """A block being filled."""

    kind: BlockKind
    level: int = 0
    text: str = ""
    anchors: list[str] = field(default_factory=list)
    inlines: list[tuple[InlineKind, Span, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


class MarkupReader(HTMLParser):
    """Feed it HTML, then `close()`; `pieces` and `head` hold what it read. Never runs or fetches anything."""

    def __init__(self, picture: Callable[[str], bytes]) -> None:
        super().__init__(convert_charrefs=True)
        self._picture = picture
        self.pieces: list[Piece] = []
        self.head = Head()
        self._block = _Open(BlockKind.PARAGRAPH)
        self._tags: list[str] = []
        self._open: Counter[str] = Counter()
        self._inline: list[tuple[str, InlineKind, int, str]] = []
        self._skipping = 0
        self._in_footnote = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            self._void(tag, values)
            return
        self._tags.append(tag)
        self._open[tag] += 1
        if tag == "html":
            self.head.language = values.get("lang", "")[:2].lower()
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag in _BLOCKS:
            self._start_block(tag, values)
        elif tag in _CELLS and self._block.text and self._block.text[-1] not in "\t\n":
            self._block.text = self._block.text.rstrip(" ") + _CELLS[tag]
        elif tag in _INLINES:
            self._inline.append((tag, _INLINES[tag], len(self._block.text), values.get("href", "")))
        if name := values.get("id"):
            self._block.anchors.append(name)

    def handle_endtag(self, tag: str) -> None:
        if not self._open[tag]:
            return
        closed = ""
        while closed != tag:
            closed = self._tags.pop()
            self._open[closed] -= 1
            self._end(closed)

    def handle_data(self, data: str) -> None:
        if self._skipping or self._in_backlink():
            return
        if self._tags and self._tags[-1] == "title":
            self.head.title = _SPACE.sub(" ", self.head.title + data).strip()
        elif not self._open["head"]:
            self._add(data)

    def _in_backlink(self) -> bool:
        """Whether we are in the arrow that leads from a footnote back to its marker."""
        return any(url.startswith("#fnref") for *_, url in self._inline)

    def close(self) -> None:
        super().close()
        self._finish()

    def _add(self, data: str) -> None:
        if self._block.kind is BlockKind.CODE:
            self._block.text += data
            return
        data = _SPACE.sub(" ", data)
        if not self._block.text or self._block.text[-1] in " \t\n":
            data = data.lstrip(" ")
        self._block.text += data

    def _void(self, tag: str, values: dict[str, str]) -> None:
        if tag == "br":
            self._add("\n" if self._block.kind is BlockKind.CODE else " ")
        elif tag == "hr":
            self._finish()
        elif tag == "img" and not self._skipping:
            self._add_picture(values.get("src", ""), values.get("alt", ""))
        elif tag == "meta" and (name := values.get("name") or values.get("property")):
            self.head.meta.setdefault(name.lower(), values.get("content", "").strip())

    def _add_picture(self, address: str, alt: str) -> None:
        data = _data(address) if address.startswith("data:") else self._picture(address)
        self._add(PICTURE)
        url = "" if address.startswith("data:") else address
        self._block.pictures.append(Picture(len(self._block.text) - 1, data, alt, url))

    def _start_block(self, tag: str, values: dict[str, str]) -> None:
        if self._open["table"] and tag != "table":
            return
        self._finish()
        kind, level = _BLOCKS[tag], 0
        if kind is BlockKind.HEADING:
            level = int(tag[1])
        elif self._open["blockquote"]:
            kind = BlockKind.QUOTE
        elif self._open["li"] and kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH):
            kind, level = BlockKind.LIST_ITEM, self._open["ul"] + self._open["ol"]
        if kind is BlockKind.LIST_ITEM and (values.get("id", "").startswith("fn") or self._in_footnote):
            kind, level, self._in_footnote = BlockKind.FOOTNOTE, 0, True
        anchors = self._block.anchors if not self._block.text.strip() else []
        self._block = _Open(kind, level, anchors=anchors)

    def _end(self, tag: str) -> None:
        if tag == "li":
            self._in_footnote = False
        if tag in _SKIPPED:
            self._skipping -= 1
        elif tag in _INLINES and self._inline:
            self._end_inline(tag)
        elif tag in _BLOCKS and not (self._open["table"] and tag != "table"):
            self._finish()

    def _end_inline(self, tag: str) -> None:
        for at in range(len(self._inline) - 1, -1, -1):
            opened, kind, start, url = self._inline[at]
            if opened == tag:
                del self._inline[at]
                end = len(self._block.text.rstrip())
                if start < end and (kind is not InlineKind.LINK or url):
                    self._block.inlines.append((kind, Span(start, end), url))
                return

    def _finish(self) -> None:
        """Closes the open block; what follows starts a plain paragraph, or goes on in the enclosing item."""
        block = self._block
        text = block.text.strip("\n").rstrip() if block.kind is BlockKind.CODE else block.text.rstrip()
        if text.strip():
            kind = form_of(text) if block.kind is BlockKind.PARAGRAPH else block.kind
            inlines = tuple(inline for inline in block.inlines if inline[1].end <= len(text))
            self.pieces.append(
                Piece(
                    kind,
                    text,
                    block.level,
                    anchors=tuple(block.anchors),
                    inlines=inlines,
                    pictures=tuple(block.pictures),
                )
            )
        kept = [] if text.strip() else block.anchors
        self._block = _Open(BlockKind.QUOTE if self._open["blockquote"] else BlockKind.PARAGRAPH, anchors=kept)
        self._inline = [(tag, kind, 0, url) for tag, kind, _, url in self._inline]
