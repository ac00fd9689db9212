"""Whatever the text: citations are found without a fault, in order, apart, and in time that grows with it evenly."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.catalogue import Catalogue
from core.citations import find_citations
from core.importers.lines import reflow
from core.model import Citation, Document, Reading
from core.resolve import resolve

WRITTEN = """
729 UNTS 161|21 U.S.T. 483, |S/RES/1540 (2004)|resolutions 425 (1978), |Regulation (EU) 2016/679|OJ L 222, 20.8.2008
Article VI(2)(a)| and 32| of the NPT|arts. 31–33|Case C-402/05 P |[1949] ICJ Rep 4|App no 47940/99|10.1000/182
https://example.org/a)).|.12 |word3 |[3, 5–7]|(Smith 1999; Roe 2001a)|Ibid., p. 5|supra note 4|(n 12)|op. cit.
12. See |[3] Smith, J. 1999. |“Title of a Report”|the report|¹²|Chapter VII of the Charter|constitution|References
"""
PIECES = [*WRITTEN.replace("\n", "|").split("|"), "\n\n", "\n", "\u00a0", *"().,𝒜é12IV", " and "]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)


def document(text: str) -> Document:
    return reflow(text, source="-", format="text")


def citations(text: str, catalogue: Catalogue) -> tuple[Citation, ...]:
    reading = find_citations(Reading(document(text)), catalogue)
    return resolve(reading, catalogue).citations


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_are_within_the_text_in_order_and_apart(small: Catalogue, text: str) -> None:
    content = document(text).text
    spans = [citation.span for citation in citations(text, small)]
    assert all(0 <= span.start < span.end <= len(content) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_targets_are_within_the_text_and_every_link_says_why(small: Catalogue, text: str) -> None:
    content = document(text).text
    found = citations(text, small)
    targets = [target for citation in found for target in (citation.target, *citation.candidates) if target.span]
    assert all(0 <= target.span.start < target.span.end <= len(content) for target in targets if target.span)
    assert all(citation.why for citation in found)


@pytest.mark.parametrize(
    "piece",
    [
        "1", "(", ")", "[", '"', "“a", " A", "A.", "a.1 ", "Article ", "Article 1, ", "Articles 1 and 1(a)(b)(c)(d) ",
        "A/1", "S/RES/1", "resolution 1 (1990), ", "resolutions 1, ", " 1 (1990) of 1 May 1990, ", "https://a.b/(",
        "www.a-", "10.1234/", "C-1/01 P, ", "1 UNTS 1, ", "UNTS vol. ", "No. 1, ", "Regulation (EU) No 1/", "Ibid. ",
        "Smith, supra note 1, ", "\n\n1. See ", "\n\n[1] A ", "Smith Roe ", "Aa", "\n\nReferences\n\nSmith 1999 ",
        "VI", "I.C.J. Reports ", "¹", " - ",
    ],
)  # fmt: skip
def test_long_runs_take_time_in_proportion(piece: str, small: Catalogue) -> None:
    short, long = (document(piece * (size // len(piece))) for size in (2_000, 40_000))
    find_citations(Reading(short), small)
    seconds = []
    for run in (short, long):
        began = time.process_time()
        resolve(find_citations(Reading(run), small), small)
        seconds.append(time.process_time() - began)
    assert seconds[1] < 60 * max(seconds[0], 0.02)
