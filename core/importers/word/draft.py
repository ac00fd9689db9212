"""Prepares a Word file for conversion: its sound parts alone, and of them what says something of the text.

That is a tenth of what is in them; the rest costs the converter half its time. Pictures stay where they are, and in
their stead stand their addresses.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from core.errors import DocumentError
from core.importers.archive import Archive
from core.importers.parsing import has_doctype, parse_xml
from core.importers.word.marks import Known, R, plain
from core.importers.word.numbering import Counting, levels_by_style, lists_of, number_paragraphs
from core.importers.word.styles import W, styles_of
from core.importers.word.title import title_of

_ROOT = re.compile(rb"<(?:\w+:)?(document|footnotes|endnotes|styles|numbering|Types|Relationships)[\s>]")
_BODIES = ("document", "footnotes", "endnotes")
_HEAD = 8192
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_LARGEST = 48 * 1024 * 1024  # bytes
_MOST_MARKS = 150_000  # some 2,000 pages; more would take the converter a minute and a gigabyte
_IMAGE = "/image"


@dataclass(frozen=True, slots=True)
class Draft:
    """The file made anew, as a zip, and what its first paragraphs are by their styles."""

    package: bytes
    title: str
    subtitle: str


def draft(archive: Archive, title: str) -> Draft:
    """`title` is what the file's properties say. Raises DocumentError for a file that is not sound."""
    parts = _parts(archive)
    roots = {_kind(root): root for root in parts.values()}
    if "document" not in roots:
        raise DocumentError(f"{archive.source} holds no text of Word's. Open it in Word and save it as .docx.")
    numbering = roots.get("numbering")
    styles = styles_of(roots.get("styles"), levels_by_style(numbering))
    counting = Counting(lists_of(numbering, styles))
    notes = frozenset(
        f"{kind} {note.get(W + 'id')}"
        for kind in ("footnote", "endnote")
        if kind + "s" in roots
        for note in roots[kind + "s"].iter(W + kind)
    )
    title, subtitle = title_of(roots["document"], styles, title)
    pictures: dict[str, str] = {}
    for name, root in parts.items():
        if _kind(root) in _BODIES:
            links = parts.get(posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels"))
            leads = _relationships(links, posixpath.dirname(name), pictures, archive)
            plain(root, Known(styles, leads, notes))
            number_paragraphs(root, counting)
    if sum(1 for root in parts.values() for _ in root.iter()) > _MOST_MARKS:
        raise _too_large(archive)
    return Draft(_package(parts, pictures), title, subtitle)


def _parts(archive: Archive) -> Mapping[str, etree._Element]:
    """The roots of the parts that are read."""
    parts: dict[str, etree._Element] = {}
    size = 0
    for name in archive.names:
        if not name.endswith((".xml", ".rels")):
            continue
        data = archive.read(name)
        if not _ROOT.search(data[:_HEAD].replace(b"\0", b"")):
            continue
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        if (size := size + len(data)) > _LARGEST:
            raise _too_large(archive)
        root = parse_xml(data)
        if root is None:
            raise archive.damaged()
        if has_doctype(root):
            raise DocumentError(f"{archive.source} defines entities, as no file of Word's does. Do not use it.")
        parts[name] = root
    return parts


def _too_large(archive: Archive) -> DocumentError:
    return DocumentError(f"{archive.source} has more text than Servanda opens at once. Split it into parts.")


def _kind(root: etree._Element) -> str:
    return etree.QName(root).localname


def _relationships(
    links: etree._Element | None, folder: str, pictures: dict[str, str], archive: Archive
) -> frozenset[str]:
    """The ids that lead somewhere; a picture's now leads to a part in `pictures`, which holds its address."""
    leads = set()
    for link in [] if links is None else links:
        target = link.get("Target") or ""
        outside = link.get("TargetMode") == "External"
        if link.get("Type", "").endswith(_IMAGE):
            address = target if outside else _inside(folder, target)
            if not outside and address not in archive:
                continue
            part = f"picture-{len(pictures)}{posixpath.splitext(target)[1][:5]}"
            pictures[part] = address
            link.set("Target", "/" + part)
        leads.add(link.get("Id") or "")
    return frozenset(leads)


def _inside(folder: str, target: str) -> str:
    """The name of the member that `target` is, seen from `folder`."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")


def _package(parts: Mapping[str, etree._Element], pictures: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, root in parts.items():
            package.writestr(name, etree.tostring(root, encoding="UTF-8", xml_declaration=True))
        for name, address in pictures.items():
            package.writestr(name, address)
    return stream.getvalue()
