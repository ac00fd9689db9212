"""A book's contents, as EPUB 3 and EPUB 2 have them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from core.importers.archive import Archive
from core.importers.parsing import every, parse_page, parse_xml
from core.importers.source import decode
from core.importers.trees import line_of, types_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its words, where it leads, and how deep it stands, from 1."""

    label: str
    path: str
    fragment: str
    depth: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of the contents, and where the pages of the printed book begin, labelled by their numbers."""

    lines: tuple[Entry, ...] = ()
    pages: tuple[Entry, ...] = ()


def from_nav(archive: Archive, path: str) -> Contents:
    page = parse_page(decode(archive.read(path), path))
    navs = {types_of(nav): nav for nav in ([] if page is None else page.iter("nav"))}
    chosen = next((nav for kind, nav in navs.items() if "toc" in kind), next(iter(navs.values()), None))
    pages = next((nav for kind, nav in navs.items() if "page-list" in kind or "pagelist" in kind), None)
    folder = posixpath.dirname(path)
    return Contents(_links(chosen, folder), _links(pages, folder))


def from_ncx(archive: Archive, path: str) -> Contents:
    path = path if path in archive else next((name for name in archive.names if name.lower().endswith(".ncx")), "")
    root = parse_xml(archive.read(path), mend=True) if path else None
    folder = posixpath.dirname(path)
    return Contents(_points(root, "navPoint", folder), _points(root, "pageTarget", folder))


def _links(nav: etree._Element | None, folder: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(line_of(link), *resolve(folder, link.get("href") or ""), depth=sum(1 for _ in link.iterancestors("ol")))
        for link in ([] if nav is None else nav.iter("a"))
        if line_of(link)
    )


def _points(root: etree._Element | None, name: str, folder: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            line_of(next(iter(every(point, "navLabel")), point)),
            *resolve(folder, next((content.get("src") or "" for content in every(point, "content")), "")),
            depth=1 + sum(1 for _ in point.iterancestors("{*}" + name)),
        )
        for point in ([] if root is None else root.iter("{*}" + name))
    )


def resolve(folder: str, address: str) -> tuple[str, str]:
    """The member's name and the fragment that a relative `address` in a file in `folder` leads to."""
    path, _, fragment = map(_plain, address.partition("#"))
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") if path else "", fragment


def _plain(part: str) -> str:
    part = unquote(part)
    return part if part.isprintable() else "".join(filter(str.isprintable, part))
