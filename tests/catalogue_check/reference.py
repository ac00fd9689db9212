"""Reads the reference tables in ../shared/reference, which are no part of this repository."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TABLES = ("treaties.csv", "treaty-aliases.csv", "mtdsg-2015.csv")
# These hold trade agreements alone and mostly name one by its parties, "Chile Mexico".
_TRADE = ("manytrade:HUGGO", *(f"manytreaties:{name}" for name in "TREND DESTA GPTAD TOTA LABPTA".split()))
_BRACKETS = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
_LAST = re.compile(r"[(\[]([A-Z]{3,}|[^()\[\]]*(?:Treaty|Convention|Agreement|Pact|Accord)[^()\[\]]*)[)\]][\W\d]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of a table says of one agreement; dates are ISO, cut to what the table knows."""

    source: str
    title: str
    names: tuple[str, ...]
    signed: str
    in_force: str = ""
    ended: str = ""
    trade: bool = False


def rows(folder: Path) -> list[Row]:
    """All rows of the tables in `folder`, the alias table's names joined to the rows of the same title."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for line in _lines(folder / "treaty-aliases.csv"):
        aliases[line["title"].casefold()].append(line["alias"])
    return [*_treaties(folder / "treaties.csv", aliases), *_deposited(folder / "mtdsg-2015.csv")]


def bare(name: str) -> str:
    """The name without what stands in brackets, and in brackets within those."""
    return _BRACKETS.sub(" ", _BRACKETS.sub(" ", name)).strip()


def _treaties(file: Path, aliases: Mapping[str, list[str]]) -> Iterator[Row]:
    for line in _lines(file):
        title, source = line["title"], line["source"]
        others = [*line["alt_titles"].split(" | "), *aliases.get(title.casefold(), ())]
        dates = (_signed(line["signed"]), _known(line["in_force"]), _known(line["ended"]))
        yield Row(source.rpartition(":")[2], title, _names(title, *others), *dates, source in _TRADE)


def _deposited(file: Path) -> Iterator[Row]:
    for line in _lines(file):
        yield Row("MTDSG", line["title"], _names(line["title"]), _signed(line["signed"]))


def _lines(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as content:
        yield from csv.DictReader(content)


def _names(*given: str) -> tuple[str, ...]:
    """Each name, then without what stands in brackets, then what stood there last: "Treaty of Peace (Jay Treaty)"."""
    names = dict.fromkeys(name.strip() for name in given)
    names |= dict.fromkeys(_BRACKETS.sub(" ", name).strip() for name in given)
    names |= dict.fromkeys(map(bare, given))
    names |= dict.fromkeys(found[1].strip() for name in given if (found := _LAST.search(name)))
    return tuple(name for name in names if name)


def _signed(date: str) -> str:
    """New Year's Day stands for a year in these tables: hardly anybody signs then."""
    return _known(date).removesuffix("-01-01")


def _known(date: str) -> str:
    """What is known of a date: "1964-XX-16" is 1964."""
    return date.partition("-X")[0]
