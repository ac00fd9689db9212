"""The site's name, which titles carry beside the headline ("A Headline | The Site"), is told by evidence alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.heads.meta import Meta
from core.importers.trees import line_of

_NAMED = (
    "og:site_name application-name apple-mobile-web-app-title al:ios:app_name al:android:app_name twitter:site"
    " dc.publisher parsely-site"
)
_ADDRESSED = ("og:url", "twitter:url", "al:web:url")
_SAVED_FROM = re.compile(r"saved (?:from|with)\b.*?(https?://\S+)", re.DOTALL)
_MOST_COMMENTS = 20
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 2  # code points of a name
_LONGEST = 500  # code points of a title


def names_of_site(root: Element, meta: Meta, publisher: str, addresses: Collection[str]) -> frozenset[str]:
    """What the page calls its site, folded: in its head, in its addresses, and in the links to the site's front."""
    said = (publisher, *(meta.get(key) for key in _NAMED.split()))
    hosts = {_host(address) for address in addresses} - {""}
    names = {folded(name) for name in (*said, *_on_links_home(root, hosts))}
    for host in hosts:
        *labels, top = host.removeprefix("www.").split(".")
        names |= {folded(label) for label in labels} | {folded(".".join(labels)), folded(".".join((*labels, top)))}
        names.add(folded(".".join((*labels[-1:], top))))
    return frozenset(name.removeprefix("the") for name in names if len(name) >= _SHORTEST)


def is_site(text: str, names: Collection[str]) -> bool:
    """Whether the text is one of the site's names, however written."""
    return folded(text).removeprefix("the") in names


def without_site(title: str, names: Collection[str], headings: Collection[str]) -> str:
    """The title without the site's name, and without sections where what is left is one of the page's headings.

    `headings` are the texts of first-level headings.

    >>> without_site("On Treaties » World » The Site", {"site"}, ["On Treaties"])
    'On Treaties'
    """
    said = {folded(heading) for heading in headings if not is_site(heading, names)} - {""}
    while 0 < len(title) <= _LONGEST and folded(title) not in said:
        parts = [(title[: parting.start()], title[parting.end() :]) for parting in _parting().finditer(title)]
        told = [part for pair in parts for part in pair if folded(part) in said]
        told += [before for before, after in parts if is_site(after, names) and before]
        told += [after for before, after in parts if is_site(before, names) and after]
        if not told:
            break
        title = told[0]
    return title


@cache
def _parting() -> re.Pattern[str]:
    """Spaced marks; marks that stand for nothing else; and a hyphen between letters that know no hyphens."""
    letters = r"[\u3000-\ud7ff]"
    return re.compile(
        rf"\s*(?:(?<=\s)(?:--|[-–—/\\:~])(?=\s)|[|›»«·•]|::)\s*|:\s+|(?<={letters})\s?[-_:]\s?(?={letters})"
    )


def folded(text: str) -> str:
    """The letters and digits alone, in one case."""
    return "".join(_WORD.findall(text.casefold()))


def addresses_of(root: Element, meta: Meta) -> list[str]:
    """Where the page is from, as its head says, its base, and the comments of browsers that saved it."""
    bases = (base.get("href", "") for base in root.iter("base"))
    return [*own_addresses(root, meta), *filter(None, bases)]


def own_addresses(root: Element, meta: Meta) -> list[str]:
    """The addresses of this very page."""
    said = [
        *(meta.get(key) for key in _ADDRESSED),
        *(link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical"),
    ]
    comments = (*root.itersiblings(etree.Comment, preceding=True), *islice(root.iter(etree.Comment), _MOST_COMMENTS))
    said += (found[1] for comment in comments if (found := _SAVED_FROM.search(comment.text or "")))
    return [address for address in dict.fromkeys(said) if address]


def _host(address: str) -> str:
    """The host of an address; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # brackets that hold no number
        return ""


def _on_links_home(root: Element, hosts: Collection[str]) -> Iterator[str]:
    for link in root.iter("a"):
        address = link.get("href", "")
        if address == "/" or (_host(address) in hosts and not _path(address)):
            yield line_of(link)
            yield from (picture.get("alt", "") for picture in link.iter("img"))


def _path(address: str) -> str:
    return urlsplit(address).path.strip("/")


def headings_of(root: Element) -> list[str]:
    """The page's first-level headings."""
    return [line_of(heading) for heading in root.iter("h1")]
