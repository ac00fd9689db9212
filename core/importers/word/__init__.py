"""Word, by way of HTML."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from core.importers.archive import Archive
from core.importers.html import from_html
from core.importers.options import Options
from core.importers.word.draft import Draft, draft
from core.importers.word.properties import facts_of
from core.model import Document

if TYPE_CHECKING:
    from mammoth.documents import Image

_NOTES = re.compile(r'(href="#|id=")((?:foot|end)note)-(ref-)?')
_ANCHORED = re.compile(r'(href="[^"]*?)&quot;\s+\\l\s+&quot;')  # a link's two parts, as a field has them
_MARKER = re.compile(r'(id="fnref:[^"]*">)\[(\d+)\]')
# What the converter makes of each style; it goes through all of them for each paragraph and run.
_STYLES = {
    "Title": "p.Title => h1:fresh",
    "Subtitle": "p.Subtitle => p:fresh",
    **{f"Heading{level}": f"p.Heading{level} => h{level}:fresh" for level in range(1, 7)},
    "Quote": "p.Quote => blockquote > p:fresh",
    "Caption": "p.Caption => figcaption:fresh",
    "Strong": "r.Strong => strong",
    "Emphasis": "r.Emphasis => em",
}
# All without numbers: mammoth begins anew where Word counts on after a paragraph between two items.
_LISTS = [
    f"p:{kind}-list({depth}) => {'ul > li > ' * (depth - 1)}ul > li:fresh"
    for kind in ("unordered", "ordered")
    for depth in range(1, 10)
]
# mammoth takes a part for sound; what it meets in one that is not, it raises as it comes.
_UNSOUND = (AttributeError, ExpatError, LookupError, OSError, RecursionError, TypeError, ValueError)


def read(data: bytes, source: str, options: Options) -> Document:
    """The document in a Word file, changes tracked in it taken for accepted. Raises DocumentError."""
    archive = Archive(data, source)
    said = facts_of(archive)
    work = draft(archive, said.title)
    options.progress(0.2)
    html = _html(work, archive, options.progress)
    options.progress(0.8)
    return from_html(
        html,
        source,
        format="docx",
        facts=replace(said, title=work.title, subtitle=work.subtitle),
        picture=archive.picture,
    )


def _styles_in(package: bytes) -> str:
    """The lines of the style map that the file, which is not packed, has a use for."""
    used = [line for style, line in _STYLES.items() if f'"{style}"'.encode() in package]
    return "\n".join(used + (_LISTS if b"numPr" in package else []))


def _html(work: Draft, archive: Archive, progress: Callable[[float], None]) -> str:
    from mammoth import convert_to_html, images

    def halfway(document: object) -> object:
        progress(0.6)
        return document

    def address(image: Image) -> dict[str, str]:
        with image.open() as stream:
            return {"src": stream.read().decode()}

    try:
        html: str = convert_to_html(
            io.BytesIO(work.package),
            style_map=_styles_in(work.package),
            include_default_style_map=False,
            include_embedded_style_map=False,
            transform_document=halfway,
            convert_image=images.img_element(address),
        ).value
    except _UNSOUND:
        raise archive.damaged() from None
    html = _ANCHORED.sub(r"\1#", html)
    html = _NOTES.sub(lambda found: f"{found[1]}fn{'ref' if found[3] else ''}:{found[2]}-", html)
    return _MARKER.sub(r"\1\2", html)
