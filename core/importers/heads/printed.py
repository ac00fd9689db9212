"""The lines that a page prints around its headline, where bylines and dates stand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.heads.sites import folded
from core.importers.trees import line_of

UNREAD = frozenset(("script", "style", "noscript", "nav", "aside", "footer", "select", "option", "textarea"))
_LONGEST = 80  # code points of a line that tells author or date
_MOST_WORDS = 12  # prose has more
_FARTHEST = 100  # elements before the headline, lines after it


@dataclass(frozen=True, slots=True)
class Line:
    """An element that holds text itself."""

    element: Element

    @property
    def text(self) -> str:
        return line_of(self.element)


def around_headline(root: Element, title: str) -> tuple[list[Line] | None, list[Line]]:
    """The last lines before the headline and the first after it; None and the page's first if no heading is the title.

    Lines that are too long to tell an author or a date alone are left out.
    """
    body = root.find("body")
    elements = (root if body is None else body).iter(etree.Element)
    headline = next((each for each in root.iter("h1", "h2", "h3") if _says(each, folded(title))), None)
    before: deque[Element] = deque(maxlen=_FARTHEST)
    for element in elements if headline is not None else ():
        if element is headline:
            break
        before.append(element)
    after = _lines(element for element in elements if headline is None or headline not in element.iterancestors())
    return None if headline is None else list(_lines(before)), list(islice(after, _FARTHEST))


def _lines(elements: Iterable[Element]) -> Iterator[Line]:
    for element in elements:
        if element.tag not in UNREAD and any((text or "").strip() for text in _own_texts(element)):
            words = list(islice((word for text in element.itertext() for word in str(text).split()), _MOST_WORDS + 1))
            if len(words) <= _MOST_WORDS and len(" ".join(words)) < _LONGEST:
                yield Line(element)


def _own_texts(element: Element) -> Iterator[str | None]:
    yield element.text
    yield from (child.tail for child in element)


def _says(heading: Element, title: str) -> bool:
    said = folded(line_of(heading))
    return bool(said and title) and (said in title or title in said)
