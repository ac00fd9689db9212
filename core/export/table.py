"""Every citation of a reading as a row of CSV (RFC 4180)."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right

from core.model import Citation, Reading, TargetKind

_HEAD = ("number", "paragraph", "start", "end", "kind", "citation", "key", "leads to", "target", "address", "why")
_FORMULA = ("=", "+", "-", "@")


def to_csv(reading: Reading) -> str:
    """A head and a row for each citation in reading order; places are code points, paragraphs count from 1."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    starts = [block.span.start for block in reading.document.blocks]
    for number, citation in enumerate(sorted(reading.citations, key=lambda found: found.span), 1):
        paragraph = bisect_right(starts, citation.span.start)
        texts = (citation.kind, _words(reading, citation), citation.key, *_leads(reading, citation), citation.why)
        writer.writerow([number, paragraph, *citation.span, *map(_tame, texts)])
    return out.getvalue()


def _leads(reading: Reading, citation: Citation) -> tuple[str, str, str]:
    target = citation.target
    words = " ".join(target.span.of(reading.document.text).split()) if target.span else ""
    if target.treaty:
        words = ", ".join(filter(None, (reading.treaty(target.treaty).name, target.part)))
    return "" if target.kind is TargetKind.NONE else target.kind.value, words, target.url


def _words(reading: Reading, citation: Citation) -> str:
    return " ".join(citation.span.of(reading.document.text).split())


def _tame(text: str) -> str:
    # A spreadsheet would take such a cell for a formula, and the text is a stranger's.
    return f"'{text}" if text.startswith(_FORMULA) else text
