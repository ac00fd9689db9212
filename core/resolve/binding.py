"""Finds out of what a part is a part: of what is named beside it, else of what precedes, which is an assumption."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from core.catalogue import Catalogue
from core.citations.patterns import companions
from core.model import Reading, Span, Target
from core.resolve.anchors import Anchor, Anchors

_BEHIND = re.compile(
    r"[”’)]?,?\s?(?:(?:of|to|under|in|from)\s(?:(?:the|this|that|its|said|both|each)\s)?"
    r"(?:(?!and\s|or\s)[\w’'-]+\s){0,3}?|(?:the\s)?)[“‘\"(]?"
)
_APART = re.compile(r",\s(?!(?:of|to|under|in)\s)")
_AHEAD = re.compile(r"[”)\]]{0,2}(?:[’']s?)?[\s,:(\[]{1,3}")
_SHORT = re.compile(r"\s(?:of\s(?:the\s)?)?((?:U\.?N\.?\s)?[A-Z]\w+)(?!\w)")
_OF = re.compile(r"[”’)]?,?\s(?:of|to|under|in)\s(?:(?:the|its|their|this|our|that)\s)?((?:[\w.’'-]{1,40}\s?){1,6})")
_OTHER_LAW = re.compile(
    r"[Cc]onstitution(?:s|al)?\b|\b(?:[Pp]enal|[Cc]riminal|[Cc]ivil|[Ll]abou?r|[Cc]ommercial|[Tt]ax) [Cc]ode\b|"
    r"\b(?:Basic Law|Grundgesetz|Act|Bill|Law|Code|Ordinance|Rules|Confederation|By-?laws)\b|\bConst\."
)
_LAW_SIGNS = "onst ode Law law Act Bill Rules Ordinance Confed Grundg".split()  # quicker to look for
_LAW_BEFORE = re.compile(r"(?:Const(?:itution|\.)?(?:[’']s)?|\bCode|\bAct|\bLaw),?\s*\(?$")
_NOUN = re.compile(r"(?:present\s)?(Charter|Statute|Covenant|Convention|Treaty|Protocol|Agreement|Pact)\b")
_NEAR, _RECENT, _PARAGRAPH = 40, 250, 3000
ANY, ANNEXED, NAMED = "article", "annexed", "named"


class Binding(NamedTuple):
    """What a part is bound to, and why; `target` is None where that is not known."""

    target: Target | None
    name: str
    why: str
    beside: bool = False


class Binder:
    """Binds the parts that one text speaks of."""

    def __init__(self, reading: Reading, catalogue: Catalogue) -> None:
        self._text = reading.document.text
        self._blocks = [block.span for block in reading.document.blocks]
        self._starts = [block.start for block in self._blocks]
        self._catalogue = catalogue
        self._meant = [
            meant
            for meant in companions()[1]
            if meant["treaty"] in catalogue and any(word in self._text for word in meant["needs"])
        ]
        self._anchors = Anchors(reading, catalogue)

    def is_within_a_name(self, span: Span) -> bool:
        """Whether the part belongs to a name, as in "Additional Protocol I"."""
        return self._anchors.overlaps(span)

    def bind(self, span: Span, sort: str) -> Binding | None:
        """What the part at `span` is bound to; None where it is no agreement's. `sort` tells what may be assumed."""
        if beside := self._beside(span):
            return beside
        words = found[1] if (found := _OF.match(self._text, span.end)) else ""
        if _is_other_law(words) or _LAW_BEFORE.search(self._text, max(0, span.start - _NEAR), span.start):
            return None
        if called := self._called(span, words):
            return called
        if self._text[span.start : span.end].casefold().startswith("common"):
            return Binding(None, "", "no agreements are named that have it in common")
        if words[:1].isupper() and not _NOUN.match(words):
            return Binding(None, "", f"no agreement known as “{words.strip()}”") if sort == ANY else None
        return None if sort == NAMED else self._assumed(span, sort)

    def _beside(self, span: Span) -> Binding | None:
        behind, ahead = self._anchors.first_from(span.end), self._anchors.last_before(span.start)
        ways = ((behind, _BEHIND), (ahead, _AHEAD))
        # "Directive 93/13/EEC, art. 3, [1993] OJ …" is an article of what is named first.
        for anchor, form in reversed(ways) if _APART.match(self._text, span.end) else ways:
            if anchor is None:
                continue
            gap = self._text[min(span.end, anchor.span.end) : max(span.start, anchor.span.start)]
            if len(gap) <= _NEAR and form.fullmatch(gap) and not _is_other_law(gap):
                return Binding(anchor.target, anchor.name, f"{anchor.name} is named beside it", beside=True)
        return self._short(span)

    def _short(self, span: Span) -> Binding | None:
        """A name too short to be one elsewhere: "ex Article 133 EC", "U.N. Charter art. 51"."""
        behind = _SHORT.match(self._text, span.end)
        ahead = self._text[max(0, span.start - _NEAR) : span.start].rstrip(" ,").removesuffix("’s").removesuffix("'s")
        for name, treaty in companions()[0].items():
            if ((behind and behind[1] == name) or ahead.endswith(name)) and treaty in self._catalogue:
                return self._to(treaty, "is named beside it", beside=True)
        return None

    def _called(self, span: Span, words: str) -> Binding | None:
        """What is meant by a bare noun, "Article 41 of the Charter": the one that is called so here."""
        noun = _NOUN.match(words)
        if noun and (anchor := self._anchors.called(noun[1], span.start)):
            return Binding(anchor.target, anchor.name, f"assumed to be of {anchor.name}, a {noun[1]} the text names")
        spoken = noun[1] if noun else span.of(self._text)
        for meant in self._meant:
            if spoken.casefold().startswith(meant["noun"].casefold()):
                return self._to(meant["treaty"], "is assumed: the text speaks of its field")
        return None

    def _assumed(self, span: Span, sort: str) -> Binding | None:
        block = self._blocks[max(0, bisect_right(self._starts, span.start) - 1)]
        begin = max(block.start, span.start - _PARAGRAPH)
        last, following = self._anchors.last_before(span.start), self._anchors.first_from(span.end)
        since = last.span.end if last and last.span.start >= begin else begin
        if _is_other_law(self._text[max(since, span.start - _RECENT) : span.start]):
            return None
        if last and last.span.start >= begin:
            return self._take(last, "named last before it")
        near = following and following.span.end <= block.end and following.span.start - span.end <= _RECENT
        if following and near and ". " not in self._text[span.end : following.span.start]:
            return self._take(following, "which its sentence names")
        if sort == ANNEXED:
            return None
        if self._anchors.main:
            return self._take(self._anchors.main, "which the text speaks of most")
        return Binding(None, "", "no agreement is named near it")

    def _take(self, anchor: Anchor, reason: str) -> Binding:
        return Binding(anchor.target, anchor.name, f"assumed to be of {anchor.name}, {reason}")

    def _to(self, treaty_id: str, why: str, *, beside: bool = False) -> Binding:
        name = self._anchors.name(treaty_id)
        return Binding(self._anchors.treaty(treaty_id), name, f"{name} {why}", beside)


def _is_other_law(words: str) -> bool:
    """Whether these words speak of a constitution, a code or an act."""
    return any(sign in words for sign in _LAW_SIGNS) and _OTHER_LAW.search(words) is not None
