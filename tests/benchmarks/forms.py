"""A draft as a file of some format, with what each format does to words."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable
from random import Random

from core.importers import read_bytes
from core.model import Document
from tests.benchmarks.drafts import Draft, Part


def _line(part: Part) -> str:
    return " ".join(word.text for word in part.words)


def markdown(draft: Draft, random: Random) -> Document:
    return _read("\n\n".join(("## " if part.is_heading else "") + _line(part) for part in draft), "a.md")


def wrapped(draft: Draft, random: Random) -> Document:
    """Plain text in lines of some width."""
    width = random.randint(60, 90)
    return _read("\n\n".join("\n".join(textwrap.wrap(_line(part), width)) for part in draft), "a.txt")


def one_line_each(draft: Draft, random: Random) -> Document:
    return _read("\n\n".join(_line(part) for part in draft), "a.txt")


def page(draft: Draft, random: Random) -> Document:
    """A web page, with spaces that do not break, soft hyphens, and marks of footnotes on words."""
    numbers = iter(range(1, 10_000))

    def word(text: str) -> str:
        chance = random.random()
        if chance < 0.02 and text.endswith("."):
            return f"{html.escape(text)}<sup>[{next(numbers)}]</sup>"
        return text[:4] + "\xad" + text[4:] if len(text) > 8 and chance < 0.3 else html.escape(text)

    def element(part: Part) -> str:
        tag = "h2" if part.is_heading else "p"
        text = ""
        for each in part.words:
            text += ("\xa0" if random.random() < 0.05 else " ") + word(each.text)
        return f"<{tag}>{text.strip()}</{tag}>"

    return _read("<!doctype html><body>" + "\n".join(map(element, draft)) + "</body>", "a.html")


def printed(draft: Draft, random: Random) -> Document:
    """Text as it comes out of a printed page: ligatures, and words parted at the ends of lines that stay parted."""

    def word(text: str) -> str:
        text = text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")
        return text[:4] + "- " + text[4:] if len(text) > 8 and text.isalpha() and random.random() < 0.1 else text

    return _read("\n\n".join(" ".join(word(each.text) for each in part.words) for part in draft), "a.txt")


FORMS: dict[str, Callable[[Draft, Random], Document]] = {
    "wrapped anew": wrapped,
    "one line a paragraph": one_line_each,
    "a web page": page,
    "as printed": printed,
}


def _read(text: str, name: str) -> Document:
    return read_bytes(text.encode(), name)
