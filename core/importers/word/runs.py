"""Runs of a Word file's text: it begins one at every change ever made, and few of them look different."""

from __future__ import annotations

from lxml import etree

from core.importers.word.styles import W

_WORDS = frozenset(W + name for name in "rPr t tab br".split())


def join_runs(root: etree._Element) -> None:
    """Makes one of runs that follow one another, look alike, and hold nothing but words."""
    for run in list(root.iter(W + "r")):
        before = run.getprevious()
        if before is not None and before.tag == W + "r" and _are_alike(before, run):
            _append(before, run)
            remove(run)


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _append(before: etree._Element, run: etree._Element) -> None:
    for child in list(run):
        last = before[-1] if len(before) else None
        if last is not None and child.tag == last.tag == W + "t":
            last.text = (last.text or "") + (child.text or "")
        elif child.tag != W + "rPr":
            before.append(child)


def _are_alike(one: etree._Element, other: etree._Element) -> bool:
    return all(child.tag in _WORDS for run in (one, other) for child in run) and _look(one) == _look(other)


def _look(run: etree._Element) -> list[tuple[str, str | None]]:
    return [(str(mark.tag), mark.get(W + "val")) for properties in run.iterchildren(W + "rPr") for mark in properties]
