"""Word, by way of HTML."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from core.importers.archive import Archive
from core.importers.dates import date_of
from core.importers.facts import Facts
from core.importers.heads import names_in
from core.importers.html import from_html
from core.importers.options import Options
from core.importers.parsing import parse_xml
from core.importers.word import Draft, draft
from core.model import Document

if TYPE_CHECKING:
    from mammoth.documents import Image

_PROPERTIES = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_LARGEST_PICTURE = 32 * 1024 * 1024
# What programs and templates write where a person wrote nothing.
_NO_TITLE = re.compile(
    r"[\W_]*$|(?:microsoft )?word(?: -|\b.*document)|document ?\d*$|untitled|\[.*\]$|.*\.(?:docx?|dotx?|rtf|odt|txt)$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:microsoft|windows|office|python-docx|apache|libreoffice|openoffice|docx|un-?named|unknown|anonymous|author"
    r"|admin|administrator|owner|user|default|guest|hp|dell|acer|asus|lenovo|toshiba|pc)\b",
    re.IGNORECASE,
)
_NEVER_SET = "2013-12-23T23:15:00Z"  # the date in the template of a library that many programs write Word files with
_NOTES = re.compile(r'(href="#|id=")((?:foot|end)note)-(ref-)?')
_ANCHORED = re.compile(r'(href="[^"]*?)&quot;\s+\\l\s+&quot;')  # a link's two parts, as a field has them
_MARKER = re.compile(r'(id="fnref:[^"]*">)\[(\d+)\]')
_STYLES = "\n".join(
    [
        "p.Title => h1:fresh",
        "p.Subtitle => p:fresh",
        *(f"p.Heading{level} => h{level}:fresh" for level in range(1, 7)),
        "p.Quote => blockquote > p:fresh",
        "p.Caption => figcaption:fresh",
        "r.Strong => strong",
        "r.Emphasis => em",
        # All without numbers: mammoth begins anew where Word counts on after a paragraph between two items.
        *(
            f"p:{kind}-list({depth}) => {'ul > li > ' * (depth - 1)}ul > li:fresh"
            for kind in ("unordered", "ordered")
            for depth in range(1, 10)
        ),
    ]
)
# mammoth takes a part for sound; what it meets in one that is not, it raises as it comes.
_UNSOUND = (AttributeError, ExpatError, LookupError, OSError, RecursionError, TypeError, ValueError)


def read(data: bytes, source: str, options: Options) -> Document:
    """The document in a Word file, changes tracked in it taken for accepted. Raises DocumentError."""
    archive = Archive(data, source)
    said = _properties(archive)
    title = said.get(_DUBLIN_CORE + "title", "")
    work = draft(archive, "" if _NO_TITLE.match(title) else title)
    options.progress(0.2)
    html = _html(work, archive, options.progress)
    options.progress(0.8)
    return from_html(html, source, format="docx", facts=_facts(said, work), picture=_pictures(archive))


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
            style_map=_STYLES,
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


def _pictures(archive: Archive) -> Callable[[str], bytes]:
    def picture(address: str) -> bytes:
        fits = address in archive and archive.size(address) <= _LARGEST_PICTURE
        return archive.read(address) if fits else b""

    return picture


def _properties(archive: Archive) -> Mapping[str, str]:
    root = parse_xml(archive.read(_PROPERTIES)) if _PROPERTIES in archive else None
    return {} if root is None else {str(child.tag): (child.text or "").strip() for child in root}


def _facts(said: Mapping[str, str], work: Draft) -> Facts:
    created = said.get(_TERMS + "created", "")
    return Facts(
        title=work.title,
        subtitle=work.subtitle,
        authors=tuple(name for name in names_in(said.get(_DUBLIN_CORE + "creator", "")) if _is_name(name)),
        date=None if created == _NEVER_SET else date_of(created),
        language=said.get(_DUBLIN_CORE + "language", "")[:2].lower(),
    )


def _is_name(name: str) -> bool:
    return not (name.islower() or "@" in name or any(map(str.isdigit, name)) or _NO_AUTHOR.match(name))
