"""What a page says of itself: in its head, in data meant for machines, and where authors and dates are marked."""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.facts import Facts
from core.importers.heads.authors import authors_of
from core.importers.heads.headlines import from_head
from core.importers.heads.linked import Linked, linked_data
from core.importers.heads.meta import Meta, meta_of
from core.importers.heads.published import published
from core.importers.heads.sites import addresses_of, headings_of, is_site, names_of_site, without_site
from core.importers.trees import line_of, select

_TITLES = (
    "dc.title dcterm.title dcterms.title citation_title og:title weibo:article:title weibo:webpage:title parsely-title"
    " title twitter:title"
)
_FILE_NAME = re.compile(
    r"[\w.-]+\.(?:html?|xml|pdf|docx?|php|aspx?)|untitled(?: document)?|index|document", re.IGNORECASE
)
_CALLED_TITLE = etree.XPath("//h1 | //body//*[contains(@class, 'title') or contains(@class, 'doc-ti')]")
_CODE = re.compile(r"([a-z]{2})(?:$|[^a-z])")


def facts_of(root: Element, address: str = "") -> Facts:
    """What the page says of itself; scripts must still be in it, for some hold nothing but such facts.

    `address` is where it was saved from, if that is known otherwise.
    """
    meta, linked = meta_of(root), linked_data(root)
    addresses = [*addresses_of(root, meta), address]
    names = names_of_site(root, meta, linked.publisher, addresses)
    title = _title(root, meta, linked, names)
    authors = linked.authors or authors_of(root, meta, title)
    return Facts(
        title=title,
        authors=tuple(author for author in authors if not is_site(author, names)) or authors,
        date=published(root, meta, linked, title, addresses),
        language=_language(root, meta, linked),
    )


def _title(root: Element, meta: Meta, linked: Linked, names: Collection[str]) -> str:
    """The first title given that is not the site's."""
    given = [_linked_title(linked, root), *(meta.get(name) for name in _TITLES.split())]
    titles = [title for title in given if title and not is_site(title, names)]
    headings = [*headings_of(root), *titles]
    if titles:
        return without_site(titles[0], names, [heading for heading in headings if heading != titles[0]])
    whole = _whole(root)
    if _FILE_NAME.fullmatch(whole):
        return next((line for element in select(_CALLED_TITLE, root) if (line := line_of(element))), whole)
    headline = without_site(whole, names, headings)
    return headline if headline != whole else from_head(root) or next(filter(None, given), "")


def _linked_title(linked: Linked, root: Element) -> str:
    """The headline given there, or the name, if only that is in the head's title, too."""
    whole = _whole(root).casefold()
    told = linked.name and linked.name.casefold() in whole and linked.headline.casefold() not in whole
    return linked.name if told or not linked.headline else linked.headline


def _whole(root: Element) -> str:
    return next((line_of(element) for element in root.iter("title")), "")


def _language(root: Element, meta: Meta, linked: Linked) -> str:
    body = root.find("body")
    said = (
        *(root.get(key, "") for key in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")),
        meta.get("content-language"),
        meta.get("og:locale"),
        linked.language,
        meta.get("dc.language"),
        "" if body is None else body.get("lang", ""),
    )
    return next((found[1] for one in said if (found := _CODE.match(one.strip().lower()))), "")
