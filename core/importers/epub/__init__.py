"""Books in EPUB 2 and 3: their files in reading order become one tree of HTML."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping

from lxml import etree

from core.errors import DocumentError
from core.importers.archive import Archive
from core.importers.epub.contents import resolve
from core.importers.epub.headings import add_headings
from core.importers.epub.package import Package, package_of
from core.importers.epub.pages import add_pages
from core.importers.html import from_tree
from core.importers.options import Options
from core.importers.parsing import declared_encoding, parse_page
from core.importers.source import decode
from core.importers.trees import MOST_TAGS, line_of, without_unseen
from core.model import Document

_LARGEST = 64 * 1024 * 1024
_LEADS_OUT = ("http://", "https://", "mailto:")


def read(data: bytes, source: str, options: Options) -> Document:
    """The book in an EPUB. Raises DocumentError; a file of it that cannot be read is left out."""
    archive = Archive(data, source)
    package = package_of(archive)
    chapters = _chapters(archive, package, options.progress)
    _join(chapters)
    add_headings(chapters, package.contents.lines)
    add_pages(chapters, package.contents.pages)
    book = etree.Element("body")
    book.extend(chapters.values())
    etree.strip_elements(book, "nav", "case", with_tail=False)  # a case of `epub:switch`, for what few programs know
    options.progress(0.5)
    return from_tree(without_unseen(book), source, format="epub", facts=package.facts, picture=archive.picture)


def _chapters(archive: Archive, package: Package, progress: Callable[[float], None]) -> dict[str, etree._Element]:
    """The bodies of the book's files by their names."""
    chapters: dict[str, etree._Element] = {}
    size = tags = 0
    for number, name in enumerate(package.spine):
        size += archive.size(name)
        text = _text(archive, name) if size <= _LARGEST else ""
        tags += text.count("<")
        if size > _LARGEST or tags > MOST_TAGS:
            raise DocumentError(f"{archive.source} has more text than Servanda opens at once. Split it into parts.")
        body = _body(text)
        if body is not None and not (name == package.cover and not line_of(body)):
            chapters[name] = body
        progress(0.4 * (number + 1) / len(package.spine))
    return chapters


def _text(archive: Archive, name: str) -> str:
    try:
        data = archive.read(name)
        return decode(data, name, declared_encoding(data))
    except DocumentError:
        return ""  # the others are still worth reading


def _body(text: str) -> etree._Element | None:
    root = parse_page(text)
    body = None if root is None else next(root.iter("body"), None)
    if root is not None and body is not None and (direction := body.get("dir") or root.get("dir")):
        body.set("dir", direction)
    return body


def _join(chapters: Mapping[str, etree._Element]) -> None:
    """Makes of every name in a file, and every address of one, a name in the whole book."""
    numbers = {name: number for number, name in enumerate(chapters)}
    names = {name: _number(body, numbers[name]) for name, body in chapters.items()}
    for name, body in chapters.items():
        for link in body.iter("a"):
            _readdress(link, name, numbers, names)
        for picture in list(body.iter("img", "image")):
            _readdress_picture(picture, name)


def _number(body: etree._Element, number: int) -> set[str]:
    """Puts the number of the file before the names in it, which are given back as they were."""
    names: set[str] = set()
    body.attrib.pop("id", "")
    for element in body.iter(etree.Element):
        name = element.get("id") or (element.get("name") if element.tag == "a" else "")
        if name:
            names.add(name)
            element.set("id", f"c{number}:{name}")
    body.tag = "section"
    body.set("id", f"c{number}")
    return names


def _readdress(link: etree._Element, name: str, numbers: Mapping[str, int], names: Mapping[str, set[str]]) -> None:
    address = (link.get("href") or "").strip()
    if address[1:] in names[name] and address[0] == "#":
        link.set("href", f"#c{numbers[name]}:{address[1:]}")
        return
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
