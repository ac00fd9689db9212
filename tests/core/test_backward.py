"""From what is cited back to the places that cite it."""

from __future__ import annotations

from core.backward import citing, provisions_cited, ways_back
from core.catalogue import Catalogue
from core.model import Citation, Document, Reading, Span, Target, TargetKind
from core.pipeline import analyse
from tests.core.conftest import document

NPT = "npt-1968"


def test_a_note_lists_the_places_that_cite_it(small: Catalogue) -> None:
    found = analyse(document("One.[^1]\n\nAnd two.[^1]\n\n[^1]: The note.", "article.md"), small)
    note = found.document.text.index("The note.")
    assert [citation.span.start for citation in citing(found, Span(note, note + 8))] == [4, 15]


def test_every_note_has_its_ways_back(small: Catalogue) -> None:
    found = analyse(document("One.[^1]\n\nAnd two.[^1] Three.[^2]\n\n[^1]: The note.\n\n[^2]: Other.", "a.md"), small)
    back = {span.of(found.document.text): len(places) for span, places in ways_back(found).items()}
    assert back == {"1 The note.": 2, "2 Other.": 1}


def test_a_place_in_the_prose_is_no_entry(small: Catalogue) -> None:
    report = document("They published a report entitled “Life in a Crumbling World.” Their report said much.")
    assert ways_back(analyse(report, small)) == {}


def test_subdivisions_are_counted_with_their_article() -> None:
    parts = ["Article VI", "Article VI(2)(a)", "Article X, para. 1", ""]
    targets = [Target(TargetKind.TREATY, treaty=NPT, part=part) for part in parts]
    citations = tuple(Citation(Span(n, n + 1), "pinpoint", "", target) for n, target in enumerate(targets))
    cited = provisions_cited(Reading(Document("", "text", "", ()), citations=citations), NPT)
    assert {part: len(places) for part, places in cited.items()} == {"Article VI": 2, "Article X": 1}
