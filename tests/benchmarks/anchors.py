"""`make bench-anchors`: notes on made-up documents, the documents edited, and where the notes are then."""

from __future__ import annotations

import sys
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from core.anchors import Anchor, Ground
from core.anchors.folding import fold_words
from core.anchors.search import Placing, find, rivals
from core.anchors.substance import differs
from core.model import Document, Span, Standing
from tests.benchmarks.drafts import Draft, Edits, Writer
from tests.benchmarks.forms import FORMS, markdown

NOTES = 1000
_DOCUMENTS = 20
_LIGHT = 0.8
_SAME_PLACE = 0.5


def measure(seed: int) -> bool:
    """Prints a line for each edit; says whether no note came to a wrong place and enough were kept."""
    random = Random(seed)
    writer = Writer(random)
    drafts = [writer.draft() for _ in range(_DOCUMENTS)]
    edits = {name: _then_markdown(edit) for name, edit in Edits(writer).table().items()}
    forms = {name: _form_only(form) for name, form in FORMS.items()}
    total: Counter[str] = Counter()
    print(f"{NOTES:,} notes on {_DOCUMENTS} documents, seed {seed}")
    print(f"{'':22}{'wrong':>7}{'kept':>9}{'placed':>9}{'uncertain':>11}{'orphan':>8}{'seconds':>9}")
    for name, change in (edits | forms).items():
        began = time.perf_counter()
        counts = sum((_one(draft, change, random) for draft in drafts), Counter())
        total += counts
        print(_row(name, counts, time.perf_counter() - began))
    print(_row("all", total, 0.0))
    return total["wrong"] == 0 and total["kept"] >= 0.98 * total["light"]


Change = Callable[[Draft, Random], tuple[Draft, Document]]


def _then_markdown(edit: Callable[[Draft, Random], Draft]) -> Change:
    def change(draft: Draft, random: Random) -> tuple[Draft, Document]:
        edited = edit(draft, random)
        return edited, markdown(edited, random)

    return change


def _form_only(form: Callable[[Draft, Random], Document]) -> Change:
    return lambda draft, random: (draft, form(draft, random))


def _row(name: str, counts: Counter[str], seconds: float) -> str:
    kept = 100 * counts["kept"] / max(1, counts["light"])
    several = "".join(f"{counts[standing]:>{width}}" for standing, width in zip(Standing, (9, 11, 8), strict=True))
    return f"{name:22}{counts['wrong']:>7}{kept:>8.1f}%{several}{seconds:>9.2f}"


def _one(draft: Draft, change: Change, random: Random) -> Counter[str]:
    """Notes on one document, then the document changed."""
    before = Ground(markdown(draft, random))
    places = _places(draft, before)
    noted = [_passage(draft, random) for _ in range(NOTES // _DOCUMENTS)]
    spans = [Span(places[passage[0]].start, places[passage[-1]].end) for passage in noted]
    anchors = [before.anchor(span) for span in spans]
    anchors = [replace(a, rival=rival) for a, rival in zip(anchors, rivals(anchors, before), strict=True)]
    edited, document = change(draft, random)
    after = Ground(document)
    now = _places(edited, after)
    counts: Counter[str] = Counter()
    for passage, anchor, placing in zip(noted, anchors, find(anchors, after), strict=True):
        counts += _verdict(passage, anchor, placing, now, after)
    return counts


def _verdict(
    passage: list[int], anchor: Anchor, placing: Placing, now: dict[int, Span], ground: Ground
) -> Counter[str]:
    left = [number for number in passage if number in now]
    begins = [span.start for span in now.values()]
    numbers = list(now)
    there = set(numbers[bisect_right(begins, placing.span.start - 1) : bisect_left(begins, placing.span.end)])
    common = len(there.intersection(left))
    is_right = bool(left) and common >= _SAME_PLACE * max(len(left), len(there))
    span = Span(now[left[0]].start, now[left[-1]].end) if left else Span(0, 0)
    words = span.of(ground.document.text)
    is_light = (
        len(left) >= _LIGHT * len(passage)
        and len(fold_words(words)) <= 1.25 * len(fold_words(anchor.quote))
        and not _says_another(anchor.quote, words)
    )
    is_placed = placing.standing is Standing.PLACED
    changed = is_placed and _says_another(anchor.quote, placing.span.of(ground.document.text))
    if is_placed and (not is_right or changed) and "--show" in sys.argv:
        print("WRONG", anchor, placing, placing.span.of(ground.document.text), words, sep="\n   ")
    if is_light and not is_placed and "--lost" in sys.argv:
        print("LOST", placing.standing, anchor, placing.span.of(ground.document.text), words, sep="\n   ")
    return Counter(
        {
            placing.standing: 1,
            "wrong": is_placed and (not is_right or changed),
            "light": is_light,
            "kept": is_light and is_placed and is_right,
        }
    )


def _says_another(quote: str, words: str) -> bool:
    return fold_words(quote) != fold_words(words) and differs(quote, words)


def _passage(draft: Draft, random: Random) -> list[int]:
    """Words next to each other: one, some, a sentence, or up to three paragraphs."""
    at = random.choice([at for at, part in enumerate(draft) if not part.is_heading])
    words = [word.number for word in draft[at].words]
    kind = random.random()
    if kind < 0.1:
        words += [word.number for part in draft[at + 1 : at + random.randint(1, 3)] for word in part.words]
        return words
    if kind < 0.4:
        return [word.number for word in random.choice(draft[at].sentences)]
    begin = random.randrange(len(words))
    return words[begin : begin + (1 if kind < 0.5 else random.randint(2, 12))]


def _places(draft: Draft, ground: Ground) -> dict[int, Span]:
    """Where each word of a draft stands in the document made of it."""
    return dict(_walk(draft, ground))


def _walk(draft: Draft, ground: Ground) -> Iterator[tuple[int, Span]]:
    at, folded = 0, ground.folded
    for part in draft:
        for word in part.words:
            text = fold_words(word.text)
            start = folded.text.index(text, at)
            if start - at > 40:
                raise ValueError(f"“{word.text}” is not where it should be in the document")
            at = start + len(text)
            yield word.number, Span(*folded.original_span(start, at))


if __name__ == "__main__":
    sys.exit(0 if measure(1945) else 1)
