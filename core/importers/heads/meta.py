"""The facts in the `meta` elements of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element


@dataclass(frozen=True, slots=True)
class Meta:
    """What is said under each name, folded, in order."""

    said: Mapping[str, tuple[str, ...]]

    def get(self, name: str) -> str:
        """The first thing said; empty where nothing is."""
        return self.said.get(name, ("",))[0]

    def every(self, name: str) -> tuple[str, ...]:
        return self.said.get(name, ())


def meta_of(root: Element) -> Meta:
    said: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join(element.get("content", "").split())
        for names in (element.get(key) for key in ("property", "name", "itemprop", "http-equiv")):
            for name in (names or "").lower().replace("dc:", "dc.").split() if content else ():
                said.setdefault(name, []).append(content)
    return Meta({name: tuple(several) for name, several in said.items()})
