"""Links within a PDF name a page and a height on it; the pieces that begin there learn to answer to that name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.importers.assemble import Piece
from core.importers.pdf.paragraphs import Paragraph
from core.model import BlockKind

_PLACE = re.compile(r"#(page-(\d+)(?:-(-?\d+))?)$")


def with_places(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """The pieces, made of these paragraphs, with a name for each place that a link leads to."""
    urls = {url for piece in pieces for _, _, url in piece.inlines}
    names = [found for url in sorted(urls) if (found := _PLACE.match(url))]
    if not names:
        return list(pieces)
    on_page: dict[int, list[tuple[float, int]]] = {}
    for at, page, y in _lines(paragraphs):
        on_page.setdefault(page, []).append((y, at))
    anchors: dict[int, list[str]] = {}
    for name, page_number, height in (found.groups() for found in names):
        lines = on_page.get(int(page_number) - 1)
        if lines:
            below = [line for line in lines if height is None or line[0] <= float(height) + 1]
            at = max(below)[1] if below else min(lines)[1]
            anchors.setdefault(at, []).append(name)
    return [replace(piece, anchors=(*piece.anchors, *anchors.get(at, ()))) for at, piece in enumerate(pieces)]


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int, float]]:
    """Of every line of the text: the index of its paragraph, its page, its height. Notes are led to by their labels."""
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind is BlockKind.FOOTNOTE:
            continue
        for line in paragraph.lines:
            yield at, line.page, line.y
