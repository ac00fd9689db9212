"""When an article was published: said in its page's head, marked, printed near its headline, part of its address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.dates import date_in, date_of
from core.importers.heads.linked import Linked
from core.importers.heads.meta import Meta
from core.importers.heads.printed import UNREAD, around_headline
from core.importers.trees import select, text_of

_PUBLISHED = (
    "article:published_time datepublished og:article:published_time dc.date.issued dcterms.issued dc.date dcterms.date"
    " dc.date.created dcterms.created parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date"
    " publication_date date_published published originalpublicationdate article.published date og:published_time"
    " cxenseparse:recs:publishtime citation_publication_date citation_online_date citation_date bt:pubdate"
    " article:create_time created_at datecreated"
)
_CHANGED = (
    "article:modified_time og:updated_time dc.date.modified dcterms.modified datemodified last-modified lastmod revised"
    " og:article:modified_time"
)
_MARKED = etree.XPath(
    "//*[contains(@itemprop, 'datePublished') or @pubdate or contains(@class, 'published')] | //time[@datetime]"
)
_BESIDE = re.compile(r"comment|related|sidebar|footer|teaser|kommentar|copyright", re.IGNORECASE)
_FOR_DATES = re.compile(r"date|datum|time|publi|posted|fecha|byline|meta|дата", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)(?:[/-](\d{1,2})[/-](\d{1,2})|(\d\d)(\d\d))(?:[/_-]|$)")
_NEXT, _NEAREST, _FARTHEST = 6, 20, 60  # lines from the headline


def published(root: Element, meta: Meta, linked: Linked, title: str, addresses: Collection[str]) -> date | None:
    """The day; where only the last change is told, that of the change."""
    said = (linked.published, *(meta.get(name) for name in _PUBLISHED.split()))
    marked = (
        element.get("datetime") or element.get("content") or text_of(element)
        for element in select(_MARKED, root)
        if not _is_beside(element)
    )
    changed = (linked.changed, *(meta.get(name) for name in _CHANGED.split()))
    return (
        _first(said)
        or _first(marked)
        or next((found for address in addresses if (found := _date_in_address(address))), None)
        or _printed(root, title)
        or date_in(title)
        or _first(changed)
    )


def _first(texts: Iterable[str]) -> date | None:
    return next((found for text in texts if (found := date_of(" ".join(text.split())))), None)


def _is_beside(element: Element) -> bool:
    return any(
        up.tag in UNREAD or _BESIDE.search(f"{up.get('class', '')} {up.get('id', '')}")
        for up in (element, *element.iterancestors())
        if up.tag not in ("body", "html")
    )


def _date_in_address(address: str) -> date | None:
    found = _IN_ADDRESS.search(address)
    return date_of(f"{found[1]}-{found[2] or found[4]:0>2}-{found[3] or found[5]:0>2}") if found else None


def _printed(root: Element, title: str) -> date | None:
    """The date in a line soon after the headline, or marked as a date, or not long before the headline."""
    before, after = around_headline(root, title)
    near = after[:_NEAREST] if before is not None else after
    marked = [line for line in after[:_FARTHEST] if _FOR_DATES.search(_said(line.element))]
    apart = (line for line in (*near, *reversed(before or ()), *marked) if not _is_beside(line.element))
    for line in (*(after[:_NEXT] if before is not None else ()), *apart):
        if found := date_in(line.text):
            return found
    return None


def _said(element: Element) -> str:
    parent = element.getparent()
    near = (element,) if parent is None else (element, parent)
    return " ".join(f"{up.get('class', '')} {up.get('id', '')} {up.get('itemprop', '')} {up.tag}" for up in near)
