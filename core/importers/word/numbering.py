"""The numbers that Word counts and never writes down: "Article 1", "(a)", "1.2" are set before their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from core.importers.numbers import spelled
from core.importers.word.styles import Style, W, number, value_at

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_OF_A_LIST = re.compile(r"[(\[]?%[1-9][.):\]]*")
_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LETTERS = 26
_MOST_LETTERS = 5
_LARGEST = 32_767
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class _Level:
    """`label` has the level of a number after each %; numbers begin anew after an item of a level below `restart`."""

    kind: str
    label: str
    start: int
    restart: int
    gap: str
    is_legal: bool


@dataclass(frozen=True, slots=True)
class _List:
    """Lists with one `key` count on from one another, but for the levels in `anew`."""

    key: str
    levels: Mapping[int, _Level]
    anew: frozenset[int]


@dataclass(slots=True)
class Counting:
    """How far the lists of a document have come."""

    lists: Mapping[str, _List]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, key: str, depth: int) -> str:
        """The label of the next paragraph at this depth of the list, with what parts it from the text; "" for none."""
        numbered = self.lists[key]
        counts = self._counts.setdefault(numbered.key, {})
        if key not in self._begun:
            self._begun.add(key)
            for anew in numbered.anew:
                counts.pop(anew, None)
        for above in range(depth):
            counts.setdefault(above, numbered.levels[above].start if above in numbered.levels else 1)
        level = numbered.levels[depth]
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [deeper for deeper in counts if deeper > depth]:
            if deeper not in numbered.levels or depth < numbered.levels[deeper].restart:
                del counts[deeper]
        if level.kind == "bullet":
            return ""
        label = _PLACE.sub(lambda place: _shown(int(place[1]) - 1, numbered, counts, level.is_legal), level.label)
        return label.strip() and label + level.gap


def number_paragraphs(root: etree._Element, counting: Counting) -> None:
    """Sets the labels as text; a paragraph stays an item where it has the number of a plain list, or a bullet."""
    for properties in root.iter(W + "pPr"):
        numbering, paragraph = properties.find(W + "numPr"), properties.getparent()
        if numbering is None or paragraph is None:
            continue
        key, depth = value_at(numbering, "numId"), max(number(value_at(numbering, "ilvl")), 0)
        known = counting.lists.get(key)
        level = known.levels.get(depth) if known else None
        is_heading = value_at(properties, "pStyle") != ""
        if is_heading or level is None or not _is_of_a_list(level):
            properties.remove(numbering)
        if level is None or properties.find(f"{W}rPr/{W}del") is not None:
            continue
        if label := counting.next(key, depth):
            run = etree.Element(W + "r")
            etree.SubElement(run, W + "t").text = label
            properties.addnext(run)


def lists_of(root: etree._Element | None, styles: Mapping[str, Style]) -> Mapping[str, _List]:
    """The lists by their numbers, from the root of the numbering's part."""
    if root is None:
        return {}
    forms = {form.get(W + "abstractNumId") or "": form for form in root.iter(W + "abstractNum")}
    numbers = {num.get(W + "numId") or "": num for num in root.iter(W + "num")}
    lists: dict[str, _List] = {}
    for key, num in numbers.items():
        name = value_at(num, "abstractNumId")
        for _ in range(_DEEPEST):
            link = value_at(forms[name], "numStyleLink") if name in forms else ""
            if link not in styles or styles[link].list not in numbers:
                break
            name = value_at(numbers[styles[link].list], "abstractNumId")
        if name in forms:
            lists[key] = _list(name, forms[name], num)
    return lists


def levels_by_style(root: etree._Element | None) -> Mapping[str, str]:
    """The levels of lists that belong to styles which do not name them."""
    levels = [] if root is None else root.iter(W + "lvl")
    return {style: level.get(W + "ilvl") or "0" for level in levels if (style := value_at(level, "pStyle"))}


def _list(name: str, form: etree._Element, num: etree._Element) -> _List:
    changes = {number(change.get(W + "ilvl", "")): change for change in num.iter(W + "lvlOverride")}
    levels: dict[int, _Level] = {}
    for element in (*form.iterchildren(W + "lvl"), *num.iterfind(f"{W}lvlOverride/{W}lvl")):
        depth = number(element.get(W + "ilvl", "0"))
        if 0 <= depth < _LEVELS:
            change = changes.get(depth)
            start = value_at(change, "startOverride") if change is not None else ""
            levels[depth] = _level(element, depth, start or value_at(element, "start"))
    anew = frozenset(depth for depth, change in changes.items() if value_at(change, "startOverride"))
    return _List(name, levels, anew)


def _level(element: etree._Element, depth: int, start: str) -> _Level:
    restart = number(value_at(element, "lvlRestart"))
    legal = element.find(W + "isLgl")
    return _Level(
        kind=value_at(element, "numFmt") or "decimal",
        label=value_at(element, "lvlText"),
        start=min(max(number(start), 0), _LARGEST) if start else 0,
        restart=restart if restart >= 0 else depth,
        gap="" if value_at(element, "suff") == "nothing" else " ",
        is_legal=legal is not None and legal.get(W + "val") not in ("0", "false"),
    )


def _is_of_a_list(level: _Level) -> bool:
    return level.kind == "bullet" or not level.label or _OF_A_LIST.fullmatch(level.label) is not None


def _shown(depth: int, numbered: _List, counts: Mapping[int, int], is_legal: bool) -> str:
    """Scripts and number words of other languages are shown in digits."""
    level, count = numbered.levels.get(depth), counts.get(depth, 1)
    if level is None or level.kind == "none":
        return ""
    if is_legal:
        return str(count)
    if level.kind == "decimalZero":
        return f"{count:02}"
    kind = _KINDS.get(level.kind, "1")
    if kind in ("a", "A") and _LETTERS < count <= _LETTERS * _MOST_LETTERS:  # z, aa, bb, cc
        return spelled((count - 1) % _LETTERS + 1, kind) * ((count - 1) // _LETTERS + 1)
    return spelled(count, kind)
