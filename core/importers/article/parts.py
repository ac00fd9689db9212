"""What the classes and the name of an element tell of its part in a page."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

_AROUND = re.compile(
    r"-ad-|ad-?break|agegate|ai2html|banner|breadcrumb|combx|comment|community|cookie|cover-wrap|disqus|extra|footer"
    r"|gdpr|header|kommentar|legends|menu|newsletter|outbrain|pager|pagination|popup|promo|related|remark|replies|rss|shoutbox"
    r"|sidebar|skyscraper|social|sponsor|supplemental|taboola|yom-remote"
)
_PERHAPS_WITHIN = re.compile(r"and|article|artikel|body|column|content|inhalt|main|mathjax|shadow")
_OF_TEXT = re.compile(r"article|artikel|blog|body|content|entry|inhalt|main|page|post|story|text")
_NOT_OF_TEXT = re.compile(
    r"-ad-|(?:^|\s)hid(?:$|\s)|hidden|banner|combx|comment|com-|contact|footer|gdpr|kommentar|masthead|media|meta"
    r"|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget"
)
_SHARING = re.compile(r"(?:\b|_)(?:share|sharedaddy)(?:\b|_)")
_ROLES = frozenset("menu menubar complementary navigation alert alertdialog dialog".split())
_WEIGHT = 25
_LINK_WITHIN = 0.3


def is_around(element: Element) -> bool:
    """Whether it looks like something beside the article: a menu, comments, an advertisement."""
    if element.tag in ("a", "body", "html"):
        return False
    said = _said(element)
    if said and _AROUND.search(said) and not _PERHAPS_WITHIN.search(said):
        return not any(up.tag in ("table", "code") for up in element.iterancestors())
    return element.get("role") in _ROLES


def is_for_sharing(element: Element) -> bool:
    return _SHARING.search(_said(element)) is not None


def weight_of(element: Element) -> int:
    """How much its class and its name speak for text (above 0) or against it."""
    weight = 0
    for said in (element.get("class", "").lower(), element.get("id", "").lower()):
        if said:
            weight += _WEIGHT * bool(_OF_TEXT.search(said)) - _WEIGHT * bool(_NOT_OF_TEXT.search(said))
    return weight


def weight_of_link(link: Element) -> float:
    """How much its text counts as linked: a link within the page leads no one away."""
    return _LINK_WITHIN if link.get("href", "").startswith("#") else 1


def _said(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".lower().strip()
