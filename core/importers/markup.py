"""The road of marked-up sources: a tree of HTML becomes pieces, with emphasis, links, notes and pictures as spans."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.addresses import content_of, safe
from core.importers.assemble import Piece
from core.importers.filling import Filling
from core.importers.footnotes import notes_in
from core.importers.numbers import Numbering
from core.importers.pages import pages_in
from core.importers.tables import columns_before, holds_rows
from core.model import BlockKind, InlineKind

_BLOCKS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "pre": BlockKind.CODE,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "table": BlockKind.TABLE,
    **dict.fromkeys(
        "address article aside blockquote body center dd details dir div dl dt fieldset figure footer form header"
        " hgroup hr html legend li main menu nav ol p section summary tbody td tfoot th thead tr ul".split(),
        BlockKind.PARAGRAPH,
    ),
}
_INLINES = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), InlineKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), InlineKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), InlineKind.CODE),
    "sup": InlineKind.SUPERSCRIPT,
    "a": InlineKind.LINK,
}
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_SMALLEST = 2  # pixels: less is there to be counted, not to be seen


def no_picture(address: str) -> bytes:
    """For sources that hold no pictures but those in `data:` addresses."""
    return b""


def pieces_of(root: Element, picture: Callable[[str], bytes]) -> list[Piece]:
    """The pieces of a tree that holds nothing unseen; `picture` as in `from_html`."""
    walk = _Walk(root, picture)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            walk.enter(element)
            if text := element.text:
                walk.add(text)
        else:
            walk.leave(element)
            if (text := element.tail) and element is not root:
                walk.add(text)
    return walk.filling.close()


class _Walk:
    """What holds at one point of the way through the tree."""

    def __init__(self, root: Element, picture: Callable[[str], bytes]) -> None:
        self.filling = Filling()
        self._pages = pages_in(root)
        self._found = notes_in(root)
        self._picture = picture
        self._lists: list[Numbering] = []
        self._quotes = 0
        self._note: Element | None = None
        self._arrow: Element | None = None
        self._columns: dict[Element, int] = {}  # of the table that is being read
        self._turned: list[tuple[Element, bool]] = []  # what says its direction, and whether those around it run left
        self._whole: Element | None = None  # a table, heading or other element that stays one block

    def add(self, text: str) -> None:
        if self._arrow is None:
            self.filling.add(text)

    def enter(self, element: Element) -> None:
        tag = element.tag
        if element in self._found.arrows:
            self._arrow = element
        if tag in _INLINES:
            self.filling.open(_INLINES[tag], safe(element.get("href", "")), self._found.markers.get(element, ""))
        elif tag in _BLOCKS:
            self._inside(element) if self._whole is not None else self._start(element, _BLOCKS[tag])
        elif tag == "br":
            self.filling.line_break()
        elif tag == "img":
            self._add_picture(element)
        elif tag == "q":
            self.add("“")
        if element in self._pages:
            self.filling.page(self._pages[element])
        if name := element.get("id"):
            self.filling.anchor(name)
        if tag == "a" and (name := element.get("name")):
            self.filling.anchor(name)

    def leave(self, element: Element) -> None:
        tag = element.tag
        if element is self._arrow:
            self._arrow = None
        if element is self._whole:
            self._whole = None
        if tag in _INLINES:
            self.filling.shut(_INLINES[tag])
        elif tag in _BLOCKS and self._whole is None:
            self._end(element)
        elif tag == "caption":
            self.filling.start(BlockKind.TABLE)
        elif tag == "q":
            self.add("”")

    def _start(self, element: Element, kind: BlockKind) -> None:
        tag = element.tag
        if direction := element.get("dir"):
            self._turned.append((element, self.filling.to_left))
            self.filling.to_left = direction.lower() == "rtl"
        note = self._found.notes.get(element)
        if note:
            self._note = element
        if tag in _LISTS:
            self._lists.append(Numbering(element))
        elif tag == "blockquote":
            self._quotes += 1
        if kind is BlockKind.PARAGRAPH or (kind is BlockKind.TABLE and not holds_rows(element)):
            self.filling.start(*self._going_on())
        else:
            self._whole = element
            self._columns = columns_before(element) if kind is BlockKind.TABLE else {}
            self.filling.start(kind, int(tag[1]) if kind is BlockKind.HEADING else 0)
        if note:
            self.filling.label(note)
        elif tag == "li" and self._note is None:
            self.filling.label(self._lists[-1].label(element) if self._lists else None)

    def _end(self, element: Element) -> None:
        tag = element.tag
        if self._turned and self._turned[-1][0] is element:
            self.filling.to_left = self._turned.pop()[1]
        if element is self._note:
            self._note = None
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "li":
            self.filling.label(None)
        self.filling.start(*self._going_on())

    def _going_on(self) -> tuple[BlockKind, int]:
        """What plain text is here, by what it stands in."""
        if self._note is not None:
            return BlockKind.FOOTNOTE, 0
        if self._quotes:
            return BlockKind.QUOTE, 0
        return (BlockKind.LIST_ITEM, len(self._lists)) if self._lists else (BlockKind.PARAGRAPH, 0)

    def _inside(self, element: Element) -> None:
        """Parts what blocks within one block hold."""
        tag, whole = element.tag, self._whole
        if whole is None or whole.tag != "table":
            self.filling.add("\n" if whole is not None and whole.tag == "pre" else " ")
        elif tag == "caption":
            self.filling.start(BlockKind.CAPTION)
        elif tag == "tr":
            self.filling.part("\n")
        elif tag in ("td", "th"):
            if columns := self._columns.get(element, 0):
                self.filling.part("\t" * columns)
        else:
            self.filling.add(" ")

    def _add_picture(self, element: Element) -> None:
        sizes = [element.get(side, "").removesuffix("px") for side in ("width", "height")]
        if self._arrow is not None or any(size.isdecimal() and int(size) < _SMALLEST for size in sizes):
            return
        sources = [source for name in _SOURCES if (source := element.get(name, "").strip())]
        source = next((source for source in sources if not source.startswith("data:")), "".join(sources[:1]))
        alt = " ".join(element.get("alt", "").split())
        if source.startswith("data:"):
            self.filling.picture(content_of(source), alt, "")
        elif source or alt:
            self.filling.picture(self._picture(source), alt, safe(source))
