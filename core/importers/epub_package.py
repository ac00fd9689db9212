"""What an EPUB says of itself: which of its files is read when, its contents, its title and authors."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from core.errors import DocumentError
from core.importers.archive import Archive
from core.importers.dates import date_of
from core.importers.facts import Facts
from core.importers.parsing import parse_page, parse_xml
from core.importers.source import decode

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = (".xhtml", ".html", ".htm", ".xht")
# These only keep a font from being taken out of the book.
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its words, where it leads, and how deep it stands, from 1."""

    label: str
    path: str
    fragment: str
    depth: int


@dataclass(frozen=True, slots=True)
class Package:
    """`spine` are the names of the files with the text, in the order they are read; `cover` is one of them or ""."""

    spine: tuple[str, ...]
    contents: tuple[Entry, ...]
    facts: Facts
    cover: str = ""


def package_of(archive: Archive) -> Package:
    """Raises DocumentError for a book without a text, and for one whose text is encrypted."""
    path = _package_path(archive)
    root = parse_xml(archive.read(path), mend=True) if path in archive else None
    if root is None:
        raise DocumentError(f"{archive.source} does not say which of its files are its text. Get the book again.")
    folder = posixpath.dirname(path)
    items = {item.get("id") or "": item for item in _all(root, "manifest/item")}
    paths = {key: resolve(folder, item.get("href") or "")[0] for key, item in items.items()}
    contents = next((paths[key] for key, item in items.items() if "nav" in _words(item.get("properties"))), "")
    spine = [paths.get(item.get("idref") or "", "") for item in _all(root, "spine/itemref")]
    spine = [name for name in dict.fromkeys(spine) if name in archive and name != contents]
    spine = spine or [name for name in archive.names if name.lower().endswith(_PAGES) and name != contents]
    _refuse_locked(archive, spine)
    entries = _from_nav(archive, contents) if contents in archive else ()
    if not entries:
        entries = _from_ncx(archive, paths.get(next((s.get("toc") or "" for s in _all(root, "spine")), ""), ""))
    cover = next((item.get("href") or "" for item in _all(root, "guide/reference") if item.get("type") == "cover"), "")
    return Package(tuple(spine), entries, _facts(root), resolve(folder, cover)[0])


def resolve(folder: str, address: str) -> tuple[str, str]:
    """The member's name and the fragment that a relative `address` in a file in `folder` leads to."""
    path, _, fragment = ("".join(filter(str.isprintable, unquote(part))) for part in address.partition("#"))
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") if path else "", fragment


def _package_path(archive: Archive) -> str:
    root = parse_xml(archive.read(_CONTAINER), mend=True) if _CONTAINER in archive else None
    found = [] if root is None else [str(file.get("full-path") or "") for file in _all(root, "rootfiles/rootfile")]
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


def _from_nav(archive: Archive, path: str) -> tuple[Entry, ...]:
    page = parse_page(decode(archive.read(path), path))
    navs = [] if page is None else list(page.iter("nav"))
    chosen = next((nav for nav in navs if "toc" in _words(nav.get("type"))), navs[0] if navs else None)
    folder = posixpath.dirname(path)
    return tuple(
        Entry(_text(link), *resolve(folder, link.get("href") or ""), depth=sum(1 for _ in link.iterancestors("ol")))
        for link in ([] if chosen is None else chosen.iter("a"))
        if _text(link)
    )


def _from_ncx(archive: Archive, path: str) -> tuple[Entry, ...]:
    path = path if path in archive else next((name for name in archive.names if name.lower().endswith(".ncx")), "")
    root = parse_xml(archive.read(path), mend=True) if path else None
    folder = posixpath.dirname(path)
    return tuple(
        Entry(
            _text(next(iter(_all(point, "navLabel")), point)),
            *resolve(folder, next((content.get("src") or "" for content in _all(point, "content")), "")),
            depth=1 + sum(1 for _ in point.iterancestors("{*}navPoint")),
        )
        for point in ([] if root is None else root.iter("{*}navPoint"))
    )


@dataclass(slots=True)
class _Said:
    """One statement of the metadata, with what other statements refine in it."""

    text: str
    about: dict[str, str] = field(default_factory=dict)


def _facts(root: etree._Element) -> Facts:
    said = _statements(root)
    titles = said.get("title", [])
    subtitles = [title for title in titles if title.about.get("title-type") == "subtitle"]
    mains = [title for title in titles if title.about.get("title-type", "main") == "main"] or titles
    creators = [name for name in said.get("creator", []) if name.about.get("role", "aut") == "aut"]
    dates = [date for date in said.get("date", []) if date.about.get("event") != "modification"]
    dates.sort(key=lambda date: date.about.get("event") != "publication")
    languages = said.get("language", [])
    return Facts(
        title=mains[0].text if mains else "",
        subtitle=subtitles[0].text if subtitles else "",
        authors=tuple(dict.fromkeys(name.text for name in creators)),
        date=next((day for date in dates if (day := date_of(date.text))), None),
        language=languages[0].text[:2].lower() if languages else "",
    )


def _statements(root: etree._Element) -> Mapping[str, list[_Said]]:
    """By the name of the Dublin Core term."""
    said: dict[str, list[_Said]] = {}
    by_id: dict[str, _Said] = {}
    for element in root.iterfind("{*}metadata//*"):
        name = etree.QName(element).localname
        if name == "meta":
            continue
        about = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
        statement = _Said(_text(element), about)
        if statement.text:
            said.setdefault(name, []).append(statement)
            by_id["#" + about.get("id", "")] = statement
    for meta in root.iterfind("{*}metadata//{*}meta"):
        if refined := by_id.get(meta.get("refines") or ""):
            refined.about[meta.get("property") or ""] = _text(meta)
    return said


def _all(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall("/".join("{*}" + step for step in path.split("/")))


def _words(value: str | None) -> frozenset[str]:
    return frozenset((value or "").split())


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
