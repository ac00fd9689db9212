"""Which elements of a page hold the article: paragraphs speak for what they stand in, links against it."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree
from lxml.etree import _Element as Element

from core.importers.article.parts import weight_of, weight_of_link
from core.importers.trees import line_of

_SCORED = ("section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre")
_START = {
    **dict.fromkeys(("pre", "td", "blockquote"), 3),
    **dict.fromkeys("address ol ul dl dd dt li form".split(), -3),
    **dict.fromkeys("h1 h2 h3 h4 h5 h6 th".split(), -5),
    "div": 5,
}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BETWEEN = _HEADINGS | frozenset("table figure blockquote pre ul ol dl".split())
_COMMA = re.compile("[,،﹐︐︑⹁⸴⸲，、]")
_SENTENCE_END = re.compile(r"\.( |$)")
_SHORTEST = 25  # code points of a paragraph that counts
_HIGHEST_UP = 5
_BEST = 5  # how many are compared
_NEARLY = 0.75  # of the best score
_FEWEST_NEAR = 3
_TO_JOIN = 0.2
_LEAST_TO_JOIN = 10
_LONG = 80  # code points of a paragraph beside the best that may hold links
_LINKED = 0.25  # share of such a paragraph's text that may be linked


def article_among(body: Element, weighing: bool) -> list[Element]:
    """The elements, beside each other, that hold the article; none where all of the body does.

    `weighing` heeds classes.
    """
    sizes = Sizes(body)
    scores = _scores(body, sizes, weighing)
    best = sorted(scores, key=lambda element: -scores[element])[:_BEST]
    if not best or best[0].tag in ("body", "html"):
        return []
    top = _widened(_common(best, scores), scores, weighing)
    if top.tag in ("body", "html"):
        return []
    parent = top.getparent()
    assert parent is not None
    parts = list(parent)
    joined = [at for at, child in enumerate(parts) if child is top or _joins(child, top, scores, sizes)]
    first = joined[0]
    while first and parts[first - 1].tag in _HEADINGS:
        first -= 1
    between = range(first, joined[-1])
    return [child for at, child in enumerate(parts) if at in joined or (at in between and child.tag in _BETWEEN)]


class Sizes:
    """How long the texts of a tree are, and how much of them is linked, counted once for all its elements."""

    def __init__(self, root: Element) -> None:
        self._sizes: dict[Element, tuple[int, float]] = {}
        for element in reversed(list(root.iter(etree.Element))):
            length, linked = _length(element.text), 0.0
            for child in element:
                inner = self._sizes.get(child, (0, 0.0))
                length, linked = length + inner[0] + _length(child.tail), linked + inner[1]
            self._sizes[element] = length, length * weight_of_link(element) if element.tag == "a" else linked

    def link_density(self, element: Element) -> float:
        """Which share of the element's text leads elsewhere."""
        length, linked = self._sizes[element]
        return linked / length if length else 0


def _length(text: str | None) -> int:
    return len(" ".join(text.split())) if text else 0


def _scores(body: Element, sizes: Sizes, weighing: bool) -> dict[Element, float]:
    scores: dict[Element, float] = {}
    for element in body.iter(*_SCORED):
        text = line_of(element)
        if len(text) >= _SHORTEST:
            points = 2 + len(_COMMA.findall(text)) + min(len(text) // 100, 3)
            for level, up in enumerate(islice(element.iterancestors(), _HIGHEST_UP)):
                if up.tag == "html":
                    break
                if up not in scores:
                    scores[up] = _start(up, weighing)
                scores[up] += points / (level * 3 if level > 1 else level + 1)
    return {element: score * (1 - sizes.link_density(element)) for element, score in scores.items()}


def _start(element: Element, weighing: bool) -> float:
    return _START.get(str(element.tag), 0) + (weight_of(element) if weighing else 0)


def _common(best: list[Element], scores: dict[Element, float]) -> Element:
    """The best, or what it and several nearly as good stand in."""
    top = best[0]
    near = [
        set(element.iterancestors()) for element in best[1:] if scores[top] and scores[element] / scores[top] >= _NEARLY
    ]
    for up in top.iterancestors() if len(near) >= _FEWEST_NEAR else ():
        if up.tag in ("body", "html"):
            break
        if sum(up in ancestors for ancestors in near) >= _FEWEST_NEAR:
            return up
    return top


def _widened(top: Element, scores: dict[Element, float], weighing: bool) -> Element:
    """What `top` stands in, if more of the article does; and if nothing else does."""
    last = scores.setdefault(top, _start(top, weighing))
    least = last / 3
    for up in top.iterancestors():
        if up.tag in ("body", "html") or (up in scores and scores[up] < least):
            break
        if up in scores:
            if scores[up] > last:
                top = up
                break
            last = scores[up]
    tables = [up for up in (top, *top.iterancestors()) if up.tag == "table"]
    top = tables[-1] if tables else top
    for up in top.iterancestors():
        if up.tag in ("body", "html") or len(up) > 1:
            break
        top = up
    scores.setdefault(top, last)
    return top


def _joins(child: Element, top: Element, scores: dict[Element, float], sizes: Sizes) -> bool:
    """Whether what stands beside the best belongs to it."""
    least = max(_LEAST_TO_JOIN, scores[top] * _TO_JOIN)
    bonus = scores[top] * _TO_JOIN if child.get("class") and child.get("class") == top.get("class") else 0
    if child in scores and scores[child] + bonus >= least:
        return True
    if child.tag != "p":
        return False
    text, linked = line_of(child), sizes.link_density(child)
    if len(text) > _LONG:
        return linked < _LINKED
    return bool(text) and not linked and _SENTENCE_END.search(text) is not None
