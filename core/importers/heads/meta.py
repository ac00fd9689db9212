"""The facts in the `meta` elements of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element


@dataclass(frozen=True, slots=True)
class Meta:
    """What is said under each name, folded; where it is said in several ways, in the most exact of them."""

    said: Mapping[str, tuple[str, ...]]

    def get(self, name: str) -> str:
        """The first thing said; empty where nothing is."""
        return self.said.get(name, ("",))[0]

    def every(self, name: str) -> tuple[str, ...]:
        return self.said.get(name, ())


def meta_of(root: Element) -> Meta:
    said: dict[str, tuple[str, ...]] = {}
    elements = list(root.iter("meta"))
    for key in ("property", "name", "itemprop", "http-equiv"):
        found: dict[str, list[str]] = {}
        for element in elements:
            content = " ".join(element.get("content", "").split())
            for name in element.get(key, "").lower().replace("dc:", "dc.").split() if content else ():
                found.setdefault(name, []).append(content)
        said = {name: tuple(several) for name, several in found.items()} | said
    return Meta(said)
