"""Books in EPUB 2 and 3: their files in reading order become one page of HTML."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from core.errors import DocumentError
from core.importers.archive import Archive
from core.importers.epub.contents import resolve
from core.importers.epub.headings import add_headings
from core.importers.epub.notes import tie_notes
from core.importers.epub.package import Package, package_of
from core.importers.html import from_html
from core.importers.options import Options
from core.importers.parsing import declared_encoding, parse_page
from core.importers.source import decode
from core.model import Document

_LARGEST = 64 * 1024 * 1024
# A page on the web has its menus in these; a book has its text there.
_PART_OF_THE_TEXT = ("aside", "footer", "header", "form", "center", "figure", "address", "details", "summary")
_LEADS_OUT = ("http://", "https://", "mailto:")


def read(data: bytes, source: str, options: Options) -> Document:
    """The book in an EPUB. Raises DocumentError; a file of it that cannot be read is left out."""
    archive = Archive(data, source)
    package = package_of(archive)
    chapters = _chapters(archive, package, options.progress)
    _join(chapters)
    add_headings(chapters, package.contents)
    tie_notes(chapters.values())
    # As XML: written as HTML, addresses would be percent-encoded and no longer be the names they lead to.
    html = "".join(etree.tostring(chapter, encoding="unicode") for chapter in chapters.values())
    options.progress(0.7)
    return from_html(html, source, format="epub", facts=package.facts, picture=archive.picture)


def _chapters(archive: Archive, package: Package, progress: Callable[[float], None]) -> dict[str, etree._Element]:
    """The bodies of the book's files by their names."""
    chapters: dict[str, etree._Element] = {}
    size = 0
    for number, name in enumerate(package.spine):
        size += archive.size(name)
        if size > _LARGEST:
            raise DocumentError(f"{archive.source} has more than {_LARGEST // 2**20} MB of text. Split it into parts.")
        body = _body(archive, name)
        if body is not None and not (name == package.cover and not "".join(map(str, body.itertext())).strip()):
            chapters[name] = body
        progress(0.6 * (number + 1) / len(package.spine))
    return chapters


def _body(archive: Archive, name: str) -> etree._Element | None:
    try:
        data = archive.read(name)
        root = parse_page(decode(data, name, declared_encoding(data)))
    except DocumentError:
        return None  # the others are still worth reading
    return None if root is None else next(root.iter("body"), None)


def _join(chapters: Mapping[str, etree._Element]) -> None:
    """Makes of every name in a file, and every address of one, a name in the whole book."""
    numbers = {name: number for number, name in enumerate(chapters)}
    names = {name: {element.get("id") for element in _named(body)} for name, body in chapters.items()}
    for name, body in chapters.items():
        body.tag = "section"
        prefix = f"c{numbers[name]}"
        for element in body.iter(*_PART_OF_THE_TEXT):
            element.tag = "div"
        for element in _named(body):
            element.set("id", f"{prefix}:{element.get('id')}")
        body.set("id", prefix)
        for link in body.iter("a"):
            _readdress(link, name, numbers, names)
        for mark in body.iter("span", "div", "a", "hr"):
            if "pagebreak" in f"{mark.get('type')} {mark.get('role')}":
                mark[:], mark.text = [], None
        for picture in list(body.iter("img", "image")):
            _readdress_picture(picture, name)


def _named(body: etree._Element) -> Iterator[etree._Element]:
    for element in body.iter(etree.Element):
        if element.tag == "a" and (old := element.get("name")) and not element.get("id"):
            element.set("id", old)
        if element is not body and element.get("id"):
            yield element


def _readdress(
    link: etree._Element, name: str, numbers: Mapping[str, int], names: Mapping[str, set[str | None]]
) -> None:
    address = (link.get("href") or "").strip()
    if address.lower().startswith(_LEADS_OUT):
        return
    path, fragment = resolve(posixpath.dirname(name), address)
    path = path or name
    if path in numbers and address:
        inside = f":{fragment}" if fragment in names[path] else ""
        link.set("href", f"#c{numbers[path]}{inside}")
    else:
        link.attrib.pop("href", "")


def _readdress_picture(picture: etree._Element, name: str) -> None:
    address = picture.get("src") or picture.get("href") or ""
    if not address.startswith(("data:", *_LEADS_OUT)):
        address = resolve(posixpath.dirname(name), address)[0]
    picture.set("src", address)
    drawing = next(picture.iterancestors("svg"), None)
    if picture.tag == "image" and drawing is not None:
        picture.tag = "img"
        drawing.addprevious(picture)
