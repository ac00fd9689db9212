"""What a page says of itself: in its head, in data meant for machines, and where authors and dates are marked."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from html import unescape
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.dates import date_of
from core.importers.facts import Facts
from core.importers.headlines import from_head
from core.importers.sites import headings_of, is_site, names_of_site, without_site
from core.importers.trees import line_of, select, text_of

_TITLES = (
    "dc.title dcterm.title dcterms.title og:title weibo:article:title weibo:webpage:title parsely-title title"
    " twitter:title"
)
_AUTHORS = (
    "dc.creator dcterm.creator dcterms.creator author parsely-author byl sailthru.author article:author twitter:creator"
)
_DATES = (
    "article:published_time datepublished og:article:published_time dc.date.issued dcterms.issued dc.date dcterms.date"
    " dc.date.created dcterms.created parsely-pub-date sailthru.date pubdate publishdate publish-date publication_date"
    " date_published published originalpublicationdate article.published date og:published_time"
    " cxenseparse:recs:publishtime citation_publication_date citation_date"
)
_ARTICLE = re.compile(r"Article|Posting|Report|APIReference")
_BYLINE = etree.XPath(
    "//*[@rel='author' or contains(@itemprop, 'author') or contains(translate(@class, 'BYLINE', 'byline'), 'byline')"
    " or contains(@id, 'byline') or contains(@class, 'author') or contains(@class, 'writtenby')]"
    "[not(self::script or self::meta or self::link or self::body)]"
)
_TIMES = etree.XPath(
    "//*[contains(@itemprop, 'datePublished') or @pubdate or contains(@class, 'published')] | //time[@datetime]"
)
_COMMENTING = re.compile(r"comment|respond|related|sidebar|(?<![\w-])bio\b|author-?bio", re.IGNORECASE)
_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|words)\s+)?(?:by|von|por|par|de|di)\b[\s:]*", re.IGNORECASE
)
_AFTER_NAMES = re.compile(
    r"\s*(?:\||•|·|\n| [-–—] |\bon\b|\bat\b|,?\s*\b(?:updated|published|posted|last)\b|,?\s+\w*\s*\d).*",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s*(?:,(?!\s*(?:Jr|Sr|Ph\.?D|M\.?D)\b)|;|\band\b|\bund\b|&)\s*")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_LONGEST_BYLINE = 100


def facts_of(root: Element) -> Facts:
    """What the page says of itself; scripts must still be in it, for some hold nothing but such facts."""
    meta = _meta(root)
    linked = next(_linked_data(root), {})
    publisher = linked.get("publisher")
    names = names_of_site(root, meta, _text(publisher.get("name")) if isinstance(publisher, dict) else "")
    authors = _linked_authors(linked) or _authors(root, meta)
    return Facts(
        title=_title(root, meta, linked, names),
        authors=tuple(author for author in authors if not is_site(author, names)) or authors,
        date=_date(root, meta, linked),
        language=_language(root, meta),
    )


def _title(root: Element, meta: dict[str, str], linked: dict[str, Any], names: Collection[str]) -> str:
    """The first title given that is not the site's."""
    headings = headings_of(root)
    given = [_linked_title(linked, root), *(meta.get(name, "") for name in _TITLES.split())]
    titles = [title for title in given if title and not is_site(title, names)]
    if titles:
        return without_site(titles[0], names, headings)
    whole = next((line_of(element) for element in root.iter("title")), "")
    headline = without_site(whole, names, headings)
    return headline if headline != whole else from_head(root) or _first(given)


def names_in(authors: str) -> tuple[str, ...]:
    """The names in "By Anne Example, Bo Sample and Cy Test | 6 May 2019"."""
    authors = _AFTER_NAMES.sub("", _BY.sub("", " ".join(authors.split())))
    return tuple(dict.fromkeys(name.strip(" .,:") for name in _BETWEEN.split(authors) if name.strip(" .,:")))


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = " ".join(element.get("content", "").split())
        for names in (element.get("property"), element.get("name"), element.get("itemprop")):
            for name in (names or "").lower().replace("dc:", "dc.").split():
                if content:
                    found.setdefault(name, content)
    return found


def _linked_data(root: Element) -> Iterator[dict[str, Any]]:
    """The descriptions of articles in JSON-LD."""
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            try:
                data = json.loads(re.sub(r"^\s*<!\[CDATA\[|\]\]>\s*$", "", script.text or ""), strict=False)
            except (ValueError, RecursionError):
                continue
            several = data if isinstance(data, list) else [data]
            for one in several:
                for part in [one, *(one.get("@graph") or [])] if isinstance(one, dict) else []:
                    if isinstance(part, dict) and _ARTICLE.search(str(part.get("@type", ""))):
                        yield part


def _linked_title(linked: dict[str, Any], root: Element) -> str:
    """The headline given there, or the name, if only that is in the head's title, too."""
    headline, name = _text(linked.get("headline")), _text(linked.get("name"))
    whole = next((line_of(element) for element in root.iter("title")), "").casefold()
    told = name and name.casefold() in whole and headline.casefold() not in whole
    return name if told or not headline else headline


def _linked_authors(linked: dict[str, Any]) -> tuple[str, ...]:
    authors = linked.get("author")
    names = [
        _text(author.get("name") if isinstance(author, dict) else author)
        for author in (authors if isinstance(authors, list) else [authors])
    ]
    return tuple(dict.fromkeys(name for name in names if name and "://" not in name))


def _authors(root: Element, meta: dict[str, str]) -> tuple[str, ...]:
    named = (meta.get(name, "") for name in _AUTHORS.split())
    marked = (
        " ".join(" ".join(map(str, element.itertext())).split())  # a date may follow a line break
        for element in select(_BYLINE, root)
        if not any(_COMMENTING.search(up.get("class", "") + up.get("id", "")) for up in element.iterancestors())
    )
    for text in (*named, *marked):
        if (
            1 < len(text) < _LONGEST_BYLINE
            and "://" not in text
            and not text.startswith("@")
            and (found := names_in(text))
        ):
            return found
    return ()


def _date(root: Element, meta: dict[str, str], linked: dict[str, Any]) -> date | None:
    marked = (element.get("datetime") or element.get("content") or text_of(element) for element in select(_TIMES, root))
    for text in (_text(linked.get("datePublished")), *(meta.get(name, "") for name in _DATES.split()), *marked):
        if found := date_of(" ".join(text.split())):
            return found
    addresses = (
        meta.get("og:url", ""),
        *(link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical"),
    )
    return next((found for address in addresses if (found := _date_in(address))), None)


def _date_in(address: str) -> date | None:
    found = _IN_ADDRESS.search(address)
    return date_of(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") if found else None


def _language(root: Element, meta: dict[str, str]) -> str:
    said = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    said = said or meta.get("content-language") or meta.get("og:locale") or ""
    code = said.strip()[:2].lower()
    return code if code.isalpha() and len(code) == 2 else ""


def _text(value: object) -> str:
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _first(texts: Iterable[str | None]) -> str:
    return next((text for text in texts if text), "")
