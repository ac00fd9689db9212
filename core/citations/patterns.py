"""How citations are written: the patterns of `resources/citations/`, and where they stand in a text.

One automaton looks for the triggers of all patterns; a pattern is compiled when the first of its triggers is met,
and looks only around it. How a pattern is written is told in `resources/citations/README.md`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from core.citations.company import Company
from core.finder import Finder
from core.kept import Kept
from core.model import Span
from core.resources import resource

_LONGEST = 400
_MOST_ITEMS = 200
_PART = re.compile(r"\{([a-z]+)\}")
_DATA = ("name", "reach", "form", "item", "between", "key", "url", "needs", "rivals")


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One way to write a citation; `family` is the name of its file."""

    family: str
    kind: str
    name: str
    triggers: tuple[str, ...]
    form: str
    key: str = ""
    url: str = ""
    reach: int = 0
    item: str = ""
    between: str = ""
    needs: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a pattern fits; `groups` are the named parts that are there."""

    pattern: Pattern
    span: Span
    groups: Mapping[str, str] = field(default_factory=dict)


Hits = Mapping[str, Sequence[Hit]]


def hits_in(text: str) -> Hits:
    """Family -> where its patterns fit, each kind's hits in order of place and without overlap."""
    finder, owners = _finder()
    company = Company(text)
    found: defaultdict[str, list[Hit]] = defaultdict(list)
    ends: defaultdict[str, int] = defaultdict(int)  # of what is found of each kind
    # Where letters beyond ASCII are replaced one by one, places are code points and looking is quicker.
    plain = text.replace("\u00a0", " ").replace("\n", " ").encode("ascii", "replace").decode("ascii")
    for trigger, start, end in finder.find(plain, overlapping=True):
        for pattern in owners[trigger]:
            if start < ends[pattern.kind]:
                continue
            hits = _around(pattern, text, Span(start, end), ends[pattern.kind])
            if hits and company.has(pattern, start):
                ends[pattern.kind] = hits[-1].span.end
                found[pattern.family] += hits
    return found


def _around(pattern: Pattern, text: str, trigger: Span, free: int) -> list[Hit]:
    """The hits of a pattern that hold a trigger; none begins before `free`."""
    form = _compiled(pattern.form, pattern.reach, not pattern.item)
    begin = max(free, trigger.start - pattern.reach)
    match = form.match(text, begin, trigger.end + _LONGEST)
    while match and match.end() <= trigger.start:
        match = form.match(text, match.end(), trigger.end + _LONGEST)
    if not match or match.start("citation") > trigger.start:
        return []
    if pattern.item:
        return list(_items(pattern, text, match))
    return [Hit(pattern, Span(*match.span("citation")), _groups(match))]


def _items(pattern: Pattern, text: str, head: re.Match[str]) -> Iterator[Hit]:
    """The items of a list, one by one; the first takes in what stands before it."""
    item = _compiled(pattern.item, 0, True)
    between = _compiled(f"{pattern.between}(?={pattern.item})", 0, False)
    start, match, shared = head.start("citation"), item.match(text, head.end()), _groups(head)
    for _ in range(_MOST_ITEMS):
        if not match:
            return
        yield Hit(pattern, Span(start, match.end()), {**shared, **_groups(match)})
        gap = between.match(text, match.end())
        match = item.match(text, gap.end()) if gap else None
        start = match.start() if match else 0


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {
        name.removeprefix("other_"): value for name, value in match.groupdict().items() if value and name != "citation"
    }


@cache
def patterns() -> Sequence[Pattern]:
    """All patterns, in the order of their files."""
    return tuple(
        Pattern(
            family,
            entry["kind"],
            triggers=tuple(_triggers(entry)),
            **{name: _frozen(entry[name]) for name in _DATA if name in entry},
        )
        for family, content in _files().items()
        for entry in content.get("pattern", ())
    )


@cache
def companions() -> tuple[dict[str, str], tuple[dict[str, Any], ...]]:
    """For pinpoints: short names -> the agreement's id; nouns that mean one agreement where others words stand near."""
    content = _files()["pinpoints"]
    return content["short"], tuple(content["noun"])


def _triggers(entry: Mapping[str, Any]) -> Iterator[str]:
    for trigger in entry["triggers"]:
        shared = _PART.fullmatch(trigger)
        yield from _files()["parts"]["triggers"][shared[1]] if shared else (trigger,)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def _finder() -> tuple[Finder, list[list[Pattern]]]:
    """The finder of all triggers, and which patterns each of them is of."""
    owners: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns():
        for trigger in pattern.triggers:
            for digit in "0123456789" if "#" in trigger else "#":
                owners[trigger.replace("#", digit)].append(pattern)
    return Finder(list(owners)), list(owners.values())


@cache
def _compiled(form: str, reach: int, whole: bool) -> re.Pattern[str]:
    """The regular expression of a form; it begins within `reach`, where a word does, and if `whole` ends with one."""
    parts: dict[str, str] = _files()["parts"]
    for _ in range(2):  # parts may be made of parts
        form = _PART.sub(lambda found: parts[found[1]], form)
    form = form.replace(" ", r"\s").replace("·", r"\.?\s?")
    if not whole and not reach:
        return re.compile(f"(?P<citation>{form})")
    # To look for it from every place within reach in one call: a search would go on behind the trigger.
    before = f"(?s:.{{0,{reach}}}?)" if reach else ""
    after = r"(?!\w)" if whole else ""
    return re.compile(rf"{before}(?<![\w/])(?P<citation>{form}){after}")


@cache
def _files() -> dict[str, dict[str, Any]]:
    files = sorted(resource("citations").glob("*.toml"))
    kept = Kept("citations", files)
    if kept.content is None:
        import tomllib  # only when files have changed

        kept.keep({file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files})
    content: dict[str, dict[str, Any]] = kept.content
    return content
