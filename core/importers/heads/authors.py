"""Who wrote an article, by its page's head and by what its byline is marked with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.heads.meta import Meta
from core.importers.heads.names import name_turned, names_in
from core.importers.heads.printed import around_headline
from core.importers.trees import select

_FILED = ("dc.creator", "dcterm.creator", "dcterms.creator", "citation_author")  # often "Example, Anne"
_SAID = ("author", "parsely-author", "byl", "sailthru.author", "article:author", "article:author_name")
_LABELLED = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_AUTHOR = re.compile(r"^(?:written by|author|by|verfasst von|écrit par|escrito por|написал)", re.IGNORECASE)
_ACCOUNT = "twitter:creator"  # rarely a name
_MARKED = etree.XPath(
    "//*[@rel='author' or contains(@itemprop, 'author') or contains(translate(@class, 'BYLINE', 'byline'), 'byline')"
    " or contains(@id, 'byline') or contains(@class, 'author') or contains(@class, 'writtenby')"
    " or contains(@class, 'submitted')]"
    "[not(self::script or self::meta or self::link or self::body or self::input)]"
)
_NAMES = etree.XPath(".//*[@itemprop='name']")
_OF_OTHERS = re.compile(r"comment|respond|related|(?<![\w-])bio\b|author-?bio", re.IGNORECASE)
_BESIDE = re.compile(r"sidebar", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 100  # code points of a byline
_PRINTED = re.compile(r"\W*(?:by|von|par|por)\s+[A-ZÀ-ÞА-Я]", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-ÞА-Я][\w.’'-]*(?:\s+(?:[A-ZÀ-ÞА-Я][\w.’'-]*|de|van|von|der|la|bin|al)){1,4}")
_NEAREST = 12  # lines after the headline


def authors_of(root: Element, meta: Meta, title: str) -> tuple[str, ...]:
    """Their names, in the first place that has any; `title` is the article's, near which they may be printed."""
    for key in _FILED:
        if found := [name_turned(name) for name in meta.every(key) if _may_be_byline(name)]:
            return tuple(dict.fromkeys(found if len(found) > 1 else names_in(found[0])))
    for text in (*(meta.get(key) for key in _SAID), *_labelled(meta), *_accounts(meta), *_marked(root)):
        if _may_be_byline(text) and (names := names_in(text)):
            return names
    return _printed(root, title)


def _labelled(meta: Meta) -> Iterator[str]:
    """What is shown beside a link to the page under a label such as "Written by"."""
    for label, said in _LABELLED:
        if _AUTHOR.search(meta.get(label)):
            yield meta.get(said)


def _accounts(meta: Meta) -> Iterator[str]:
    return (text for text in meta.every(_ACCOUNT) if " " in text)


def _marked(root: Element) -> Iterator[str]:
    """The bylines that are marked as such, those in the margin last."""
    marked = [element for element in select(_MARKED, root) if not _is_within(element, _OF_OTHERS)]
    for element in sorted(marked, key=lambda element: _is_within(element, _BESIDE)):
        names = select(_NAMES, element) if "author" in element.get("itemprop", "") else []
        yield " and ".join(map(_line, names)) if names else _line(element)


def _is_within(element: Element, named: re.Pattern[str]) -> bool:
    return any(
        named.search(f"{up.get('class', '')} {up.get('id', '')}")
        for up in (element, *element.iterancestors())
        if up.tag not in ("html", "body")
    )


def _printed(root: Element, title: str) -> tuple[str, ...]:
    before, after = around_headline(root, title)
    for line in after[:_NEAREST] if before is not None else ():
        if _PRINTED.match(line.text) and (names := names_in(line.text)) and all(map(_NAME.fullmatch, names)):
            return names
    return ()


def _line(element: Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())  # a date may follow a line break


def _may_be_byline(text: str) -> bool:
    return (
        1 < len(text) < _LONGEST and "://" not in text and not text.startswith("@") and _LETTER.search(text) is not None
    )
