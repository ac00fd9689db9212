"""What an EPUB says of itself: which of its files are read, and in what order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import DocumentError
from core.importers.archive import Archive
from core.importers.epub.contents import Contents, from_nav, from_ncx, resolve
from core.importers.epub.metadata import facts_of
from core.importers.facts import Facts
from core.importers.parsing import every, parse_xml

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = (".xhtml", ".html", ".htm", ".xht")
# These only keep a font from being taken out of the book.
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


@dataclass(frozen=True, slots=True)
class Package:
    """`spine` are the names of the files with the text, in the order they are read; `cover` is one of them or ""."""

    spine: tuple[str, ...]
    contents: Contents
    facts: Facts
    cover: str = ""


def package_of(archive: Archive) -> Package:
    """Raises DocumentError for a book without a text, and for one whose text is encrypted."""
    path = _package_path(archive)
    root = parse_xml(archive.read(path), mend=True) if path in archive else None
    if root is None:
        raise DocumentError(f"{archive.source} does not say which of its files are its text. Get the book again.")
    folder = posixpath.dirname(path)
    items = {item.get("id") or "": item for item in every(root, "manifest/item")}
    paths = {key: resolve(folder, item.get("href") or "")[0] for key, item in items.items()}
    contents = next((paths[key] for key, item in items.items() if "nav" in (item.get("properties") or "").split()), "")
    spine = [paths.get(item.get("idref") or "", "") for item in every(root, "spine/itemref")]
    spine = [name for name in dict.fromkeys(spine) if name in archive and name != contents]
    spine = spine or [name for name in archive.names if name.lower().endswith(_PAGES) and name != contents]
    _refuse_locked(archive, spine)
    listed = from_nav(archive, contents) if contents in archive else Contents()
    older = from_ncx(archive, paths.get(next((s.get("toc") or "" for s in every(root, "spine")), ""), ""))
    listed = Contents(listed.lines or older.lines, listed.pages or older.pages)
    cover = next((item.get("href") or "" for item in every(root, "guide/reference") if item.get("type") == "cover"), "")
    return Package(tuple(spine), listed, facts_of(root), resolve(folder, cover)[0])


def _package_path(archive: Archive) -> str:
    root = parse_xml(archive.read(_CONTAINER), mend=True) if _CONTAINER in archive else None
    found = [] if root is None else [str(file.get("full-path") or "") for file in every(root, "rootfiles/rootfile")]
    return next((name for name in (*found, *archive.names) if name.lower().endswith(".opf") and name in archive), "")


def _refuse_locked(archive: Archive, spine: Iterable[str]) -> None:
    root = parse_xml(archive.read(_ENCRYPTION), mend=True) if _ENCRYPTION in archive else None
    texts = set(spine)
    for item in [] if root is None else root.iter("{*}EncryptedData"):
        algorithm = next((method.get("Algorithm") for method in item.iter("{*}EncryptionMethod")), "")
        names = {resolve("", reference.get("URI") or "")[0] for reference in item.iter("{*}CipherReference")}
        if algorithm not in _FONTS_ONLY and names & texts:
            raise DocumentError(
                f"{archive.source} is locked to its shop's own program (DRM), so its text cannot be read. "
                "Ask the shop for a copy without the lock."
            )
