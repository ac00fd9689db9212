"""Paragraphs of lines become pieces: one string, with the marks where the words came to stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.importers.assemble import Piece
from core.importers.hyphens import Evidence, place_lines
from core.importers.pdf.lines import Line, Mark
from core.importers.pdf.paragraphs import Paragraph
from core.model import BlockKind, BlockRole, InlineKind, PageStart, Span

_PLAIN = (BlockKind.HEADING, BlockKind.CODE)


def piece_of(
    paragraph: Paragraph, evidence: Evidence, labels: Mapping[int, str], *, seen: int, role: BlockRole = BlockRole.BODY
) -> Piece:
    """`labels` are the pages' names; a page that begins within the paragraph, after the page `seen`, is noted there."""
    lines = paragraph.lines
    if paragraph.kind is BlockKind.CODE:
        text, starts = _as_code(lines)
    elif paragraph.kind is BlockKind.TABLE:
        text, starts = _as_rows(lines)
    else:
        text, starts = place_lines([line.text for line in lines], evidence)
    pages: list[PageStart] = []
    for line, start in zip(lines, starts, strict=True):
        if line.page != seen:
            pages.append(PageStart(start, labels[line.page]))
            seen = line.page
    return Piece(
        paragraph.kind,
        text,
        paragraph.level,
        role,
        inlines=_joined(_placed(paragraph, starts, len(text))),
        pages=tuple(pages),
    )


def _as_code(lines: Sequence[Line]) -> tuple[str, tuple[int, ...]]:
    left = min(line.x for line in lines)
    texts = [" " * round((line.x - left) / (0.6 * line.size)) + line.text for line in lines]
    starts, at = [], 0
    for text, line in zip(texts, lines, strict=True):
        starts.append(at + len(text) - len(line.text))
        at += len(text) + 1
    return "\n".join(texts), tuple(starts)


def _as_rows(lines: Sequence[Line]) -> tuple[str, tuple[int, ...]]:
    texts, starts, at = [], [], 0
    for line in lines:
        letters = list(line.text)
        for cell in line.cells:
            letters[cell - 1] = "\t"
        texts.append("".join(letters))
        starts.append(at)
        at += len(letters) + 1
    return "\n".join(texts), tuple(starts)


def _placed(paragraph: Paragraph, starts: Sequence[int], length: int) -> list[Mark]:
    placed: list[Mark] = []
    for at, (line, start) in enumerate(zip(paragraph.lines, starts, strict=True)):
        stop = starts[at + 1] if at + 1 < len(starts) else length
        for kind, span, url in line.marks:
            if kind in (InlineKind.EMPHASIS, InlineKind.STRONG) and paragraph.kind in _PLAIN:
                continue
            end = min(start + span.end, stop)
            if start + span.start < end:
                placed.append((kind, Span(start + span.start, end), url))
    return placed


def _joined(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks of one kind that follow each other, from word to word or line to line, as one."""
    whole: list[Mark] = []
    latest: dict[tuple[InlineKind, str], int] = {}
    for kind, span, url in marks:
        at = latest.get((kind, url))
        if at is not None and kind is not InlineKind.SUPERSCRIPT and span.start - whole[at][1].end <= 1:
            whole[at] = (kind, Span(whole[at][1].start, max(span.end, whole[at][1].end)), url)
        else:
            latest[kind, url] = len(whole)
            whole.append((kind, span, url))
    return tuple(whole)
