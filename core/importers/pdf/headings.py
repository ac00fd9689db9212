"""Title and headings, by size and weight of type and by the file's own outline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.importers.pdf.paragraphs import Paragraph, same_type
from core.model import BlockKind

_TITLE_LONGEST, _HEADING_LONGEST, _HEADING_LINES = 300, 160, 3
_TITLE_LARGER, _LARGER = 1.15, 1.08
_SHARE, _TEXT_TO_NOTES = 0.25, 1.4
_WORDS = re.compile(r"[^\W_]+")
_ENDS_NO_HEADING = (".", ",", ";", ":", "-", "–", "…")
_NUMBERED = re.compile(r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?|§\s?\d+)\s+[^\W\d]")
_KNOWN = re.compile(
    r"(?:abstract|summary|introduction|contents|references|bibliography|notes|endnotes|conclusions?)$", re.I
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a file's outline; `level` counts from 0, `page` too."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Titled:
    """`title` is the paragraph that is the title, where there is one; `front` are those between it and the text."""

    paragraphs: list[Paragraph]
    title: Paragraph | None
    front: tuple[Paragraph, ...]


def body_size(sizes: Iterable[tuple[float, int]]) -> float:
    """The size in points of the running text; the pairs are sizes and how many letters have them.

    Most letters are set in it, or a good share of them where notes outweigh the text.
    """
    exact: dict[float, int] = {}
    for size, count in sizes:
        exact[size] = exact.get(size, 0) + count
    letters: Counter[float] = Counter()
    for size, count in exact.items():
        letters[round(2 * size) / 2] += count
    if not letters:
        return 10.0
    usual, most = letters.most_common(1)[0]
    return max(size for size, count in letters.items() if count >= _SHARE * most and size <= _TEXT_TO_NOTES * usual)


def with_headings(paragraphs: list[Paragraph], body: float, outline: Sequence[Entry], known_title: str) -> Titled:
    """Finds the title, then gives headings their kind and level. `known_title` is what the file calls itself."""
    title, rest = _title(paragraphs, body, known_title)
    front = _front(paragraphs, title, body)
    listed = {(_plain(entry.title), entry.page): entry.level for entry in outline}
    first = 1 + (title is not None)
    in_outline = title is not None and any(_plain(title.text) == text for text, _ in listed)
    headings: list[Paragraph] = []
    for at, paragraph in enumerate(rest):
        if paragraph is title or any(paragraph is other for other in front):
            continue
        level = listed.get((_plain(paragraph.text), paragraph.lines[0].page))
        after = rest[at + 1] if at + 1 < len(rest) else None
        if level is not None and paragraph.kind is not BlockKind.TABLE and len(paragraph.lines) <= _HEADING_LINES:
            paragraph.kind, paragraph.level = BlockKind.HEADING, min(6, level + first - in_outline)
        elif _is_heading(paragraph, after, body):
            paragraph.kind = BlockKind.HEADING
            headings.append(paragraph)
    _rank(headings, [p for p in rest if p.level and p.kind is BlockKind.HEADING], first)
    if title is not None:
        title.kind, title.level = BlockKind.HEADING, 1
    return Titled(rest, title, front)


def _title(paragraphs: list[Paragraph], body: float, known: str) -> tuple[Paragraph | None, list[Paragraph]]:
    """The paragraph on the first page that is called as the file is, else that in the largest type; whole."""
    if not paragraphs:
        return None, paragraphs
    first_page = [p for p in paragraphs if p.lines[0].page == paragraphs[0].lines[0].page]
    whole = _title_lines_joined(first_page)
    rest = whole + paragraphs[len(first_page) :]
    fit = [
        p for p in whole if len(p.text) <= _TITLE_LONGEST and _WORDS.search(p.text) and p.kind is not BlockKind.TABLE
    ]
    if named := next((p for p in fit if known and _plain(p.text) == _plain(known)), None):
        return named, rest
    worded = [p for p in fit if len(p.text) > 3 and _WORDS.search(p.text) and not _KNOWN.match(p.text)]
    largest = max(worded, key=lambda p: p.size, default=None)
    if largest is None or largest.size < _TITLE_LARGER * body:
        return None, rest
    return largest, rest


def _title_lines_joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Large lines below each other are one title, however far apart they are set."""
    largest = max(paragraph.size for paragraph in paragraphs)
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        last = joined[-1].lines[-1] if joined else None
        if (
            last is not None
            and paragraph.size > 0.95 * largest
            and same_type(last, paragraph.lines[0])
            and 0 < last.y - paragraph.lines[0].y < 2 * largest
            and last.face == paragraph.lines[0].face
        ):
            joined[-1].lines += paragraph.lines
        else:
            joined.append(paragraph)
    return joined


def _front(paragraphs: Sequence[Paragraph], title: Paragraph | None, body: float) -> tuple[Paragraph, ...]:
    """What stands between the title and the text on the title's page: authors, their houses, a date."""
    front: list[Paragraph] = []
    begun = False
    for paragraph in paragraphs:
        if paragraph is title:
            begun = True
        elif begun:
            line = paragraph.lines[0]
            if title is None or line.page != title.lines[0].page or _opens_text(paragraph, body):
                break
            front.append(paragraph)
    else:
        return ()
    return tuple(front)


def _opens_text(paragraph: Paragraph, body: float) -> bool:
    text = paragraph.text
    plain = not paragraph.lines[0].face.italic and paragraph.size < _LARGER * body
    return bool(
        (plain and text.endswith(".") and len(text.split()) > 5)
        or len(text) > _TITLE_LONGEST / 2
        or _KNOWN.match(text)
        or _NUMBERED.match(text)
        or (paragraph.bold and paragraph.size > _LARGER * body)
        or paragraph.kind is not BlockKind.PARAGRAPH
    )


def _is_heading(paragraph: Paragraph, after: Paragraph | None, body: float) -> bool:
    text = paragraph.text
    numbered = _NUMBERED.match(text) is not None
    if paragraph.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE) or after is None:
        return False
    if len(text) > _HEADING_LONGEST or len(paragraph.lines) > _HEADING_LINES or not _WORDS.search(text):
        return False
    if (text.endswith(_ENDS_NO_HEADING) and not (numbered and paragraph.bold)) or (not numbered and text[0].islower()):
        return False
    if sum(char.isalpha() for char in text) < max(3, len(text) / 3):
        return False
    if paragraph.size >= _LARGER * body:
        return True
    if paragraph.size < 0.9 * body:
        return False
    return (paragraph.bold and not after.bold) or _is_set_apart(paragraph, numbered)


def _is_set_apart(paragraph: Paragraph, numbered: bool) -> bool:
    """Capitals or italics for a whole short line, or a word that always heads a part."""
    text, face = paragraph.text, paragraph.lines[0].face
    if len(paragraph.lines) > 1 and not (text.isupper() and numbered):
        return False
    return bool(_KNOWN.match(text)) or (len(text) > 5 and text.isupper()) or (numbered and face.italic)


def _rank(headings: Sequence[Paragraph], levelled: Sequence[Paragraph], first: int) -> None:
    """Levels by size, then weight; a style that the outline knows has the outline's level."""
    known = {_style(paragraph): paragraph.level for paragraph in levelled}
    styles = sorted({_style(paragraph) for paragraph in headings}, reverse=True)
    for paragraph in headings:
        style = _style(paragraph)
        paragraph.level = known.get(style) or min(6, first + styles.index(style))


def _style(paragraph: Paragraph) -> tuple[float, bool, bool]:
    return round(2 * paragraph.size) / 2, paragraph.bold, paragraph.text.isupper()


def _plain(text: str) -> str:
    words = _WORDS.findall(text.lower())
    return "".join(words[1:] if len(words) > 1 and words[0].isdigit() else words)
