"""A book's contents, as EPUB 3 and EPUB 2 have them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from core.importers.archive import Archive
from core.importers.parsing import every, parse_page, parse_xml
from core.importers.source import decode
from core.importers.trees import line_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its words, where it leads, and how deep it stands, from 1."""

    label: str
    path: str
    fragment: str
    depth: int


def from_nav(archive: Archive, path: str) -> tuple[Entry, ...]:
    page = parse_page(decode(archive.read(path), path))
    navs = [] if page is None else list(page.iter("nav"))
    chosen = next((nav for nav in navs if "toc" in (nav.get("type") or "").split()), navs[0] if navs else None)
    folder = posixpath.dirname(path)
    return tuple(
        Entry(line_of(link), *resolve(folder, link.get("href") or ""), depth=sum(1 for _ in link.iterancestors("ol")))
        for link in ([] if chosen is None else chosen.iter("a"))
        if line_of(link)
    )


def from_ncx(archive: Archive, path: str) -> tuple[Entry, ...]:
    path = path if path in archive else next((name for name in archive.names if name.lower().endswith(".ncx")), "")
    root = parse_xml(archive.read(path), mend=True) if path else None
    folder = posixpath.dirname(path)
    return tuple(
        Entry(
            line_of(next(iter(every(point, "navLabel")), point)),
            *resolve(folder, next((content.get("src") or "" for content in every(point, "content")), "")),
            depth=1 + sum(1 for _ in point.iterancestors("{*}navPoint")),
        )
        for point in ([] if root is None else root.iter("{*}navPoint"))
    )


def resolve(folder: str, address: str) -> tuple[str, str]:
    """The member's name and the fragment that a relative `address` in a file in `folder` leads to."""
    path, _, fragment = ("".join(filter(str.isprintable, unquote(part))) for part in address.partition("#"))
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") if path else "", fragment
