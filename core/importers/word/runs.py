"""Runs of a Word file's text: it begins one at every change ever made, and few of them look different."""

from __future__ import annotations

from itertools import groupby

from lxml import etree

from core.importers.word.styles import W

_TEXT, _LOOK = W + "t", W + "rPr"
_WORDS = frozenset((_TEXT, _LOOK, W + "tab", W + "br"))


def join_runs(root: etree._Element) -> None:
    """Makes one of runs that follow one another, look alike, and hold nothing but words."""
    joined: dict[etree._Element, None] = {}
    first, look = None, None
    for run in list(root.iter(W + "r")):
        own = _look(run)
        if own is not None and own == look and run.getprevious() is first is not None:
            first.extend([child for child in run if child.tag != _LOOK])
            remove(run)
            joined[first] = None
        else:
            first, look = run, own
    for run in joined:
        _join_texts(run)


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _join_texts(run: etree._Element) -> None:
    for tag, group in groupby(list(run), key=lambda child: child.tag):
        if tag == _TEXT:
            texts = list(group)
            texts[0].text = "".join(text.text or "" for text in texts)
            for text in texts[1:]:
                run.remove(text)


def _look(run: etree._Element) -> list[tuple[str, str | None]] | None:
    """The formatting; None where the run holds more than words."""
    if any(child.tag not in _WORDS for child in run):
        return None
    return [(str(mark.tag), mark.get(W + "val")) for properties in run.iterchildren(_LOOK) for mark in properties]
