"""Citations: what is found, what it is called, where it leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.catalogue import Catalogue
from core.citations.links import find_links
from core.citations.search import Search
from core.importers import read
from core.model import Block, BlockKind, Citation, Document, Inline, InlineKind, Reading, Span, TargetKind
from core.pipeline import analyse
from core.slugs import same_title, slug_in, slug_of
from tests.core.conftest import document


def reading(text: str, small: Catalogue, name: str = "article.txt") -> Reading:
    return analyse(document(text, name), small)


def leads_to(citation: Citation, reading: Reading) -> str:
    return citation.target.span.of(reading.document.text) if citation.target.span else citation.target.url


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org/a.", "https://example.org/a"),
        ("(see www.example.org/a)", "www.example.org/a"),
        ("https://en.example.org/wiki/SALT_(treaty), it says", "https://en.example.org/wiki/SALT_(treaty)"),
        ("“https://example.org/a”", "https://example.org/a"),
    ],
)
def test_addresses(text: str, address: str, small: Catalogue) -> None:
    found = reading(f"The paragraph says: {text}", small)
    assert [citation.span.of(found.document.text) for citation in found.citations] == [address]


@pytest.mark.parametrize(
    ("one", "other"),
    [("http://www.example.org/a/", "https://example.org/a"), ("https://example.org/a#x", "www.example.org/a")],
)
def test_same_page_has_the_same_key(one: str, other: str, small: Catalogue) -> None:
    keys = {citation.key for citation in reading(f"See {one} and {other} for it.", small).citations}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("title", "address"),
    [
        (
            "Russia Tests Missile System Amid Treaty Spat",
            "https://e.org/2026/06/28/russia-tests-missile-system-amid-treaty-spat",
        ),
        ("What’s Left of the Café’s Treaty?", "https://e.org/whats-left-of-the-cafes-treaty.html"),
        ("Russia Tests Missile System Amid Treaty Spat", "https://e.org/russia-tests-missile-system-a1234567"),
        ("War & Peace: The End", "https://e.org/war-and-peace-the-end/"),
    ],
)
def test_title_and_address_agree(title: str, address: str) -> None:
    assert same_title(slug_of(title), slug_in(address))


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Russia Tests Missile System", "https://e.org/russia-threatens-allies"),
        ("Russia Tests Missile System", "https://e.org/"),
        ("The Treaty", "https://e.org/treaty-obligations-and-what-they-mean"),
    ],
)
def test_title_and_address_differ(title: str, address: str) -> None:
    assert not same_title(slug_of(title), slug_in(address))


RELATED = """A Title

Some text that is long enough to be a paragraph of an article, and no heading of anything else that follows it.

Related article: Russia Tests a Missile

Related article: Russia Threatens Allies

https://example.org/2018/12/russia-tests-a-missile
"""


def test_related_article_leads_to_the_address_with_its_title(small: Catalogue) -> None:
    found = reading(RELATED, small)
    targets = [leads_to(citation, found) for citation in found.citations if citation.kind == "related"]
    assert targets == ["https://example.org/2018/12/russia-tests-a-missile", ""]


def test_unresolved_says_so(small: Catalogue) -> None:
    lost = [citation for citation in reading(RELATED, small).citations if citation.target.kind is TargetKind.NONE]
    assert [citation.why for citation in lost] == ["no address in the text has this title"]


def test_two_addresses_with_one_title_resolve_nothing(small: Catalogue) -> None:
    found = reading(RELATED + "\nhttps://other.org/russia-tests-a-missile\n", small)
    assert all(citation.target.kind is TargetKind.NONE for citation in found.citations if citation.kind == "related")


REPORT = "They published a report entitled “Life in a Crumbling World.” Later on, in their report, they said “No more.”"


def test_named_report_and_what_points_back(small: Catalogue) -> None:
    found = reading(REPORT, small)
    assert [leads_to(citation, found) for citation in found.citations] == ["", "Life in a Crumbling World"]


@pytest.mark.parametrize(
    "text",
    [
        "The report said “we have no more time to lose now.”",
        "He called it “The Deal of the Century” at dinner.",
        "In their report they wrote nothing of it.",
    ],
)
def test_speech_is_no_report(text: str, small: Catalogue) -> None:
    assert reading(text, small).citations == ()


def test_italic_title_behind_its_kind_is_a_report(small: Catalogue) -> None:
    found = reading("In the book *The Shelf of Treaties* it is said. The book is long.", small, "article.md")
    assert [citation.key for citation in found.citations] == ["the-shelf-of-treaties"] * 2


def test_links_to_scripts_and_files_lead_nowhere(small: Catalogue) -> None:
    text = "[one](javascript:alert(1)), [two](file:///etc/passwd), [three](https://example.org/)"
    assert [c.target.url for c in reading(text, small, "a.md").citations] == ["https://example.org/"]


def test_footnote_leads_to_its_note(small: Catalogue) -> None:
    found = reading("Text.[^1]\n\n[^1]: The note.", small, "article.md")
    assert [(citation.kind, leads_to(citation, found)) for citation in found.citations] == [("footnote", "1 The note.")]


def test_seed_citations(shared: Path, small: Catalogue) -> None:
    found = analyse(read(shared / "seed" / "article.txt"), small)
    kinds = [(citation.kind, citation.target.kind) for citation in found.citations]
    related = [("related", TargetKind.SPAN), ("related", TargetKind.NONE)]
    reports = [("report", TargetKind.NONE), ("report", TargetKind.SPAN)]
    assert sorted(kinds) == sorted([*related, *reports, ("url", TargetKind.URL), ("url", TargetKind.URL)])


def test_the_way_back_from_a_note_is_no_citation() -> None:
    note, marker = Span(6, 12), Span(3, 4)
    back = Inline(InlineKind.LINK, Span(6, 7), "^#note-1", marker)
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 4)), Block(BlockKind.FOOTNOTE, note))
    assert list(find_links(Search(Document("-", "pdf", "One1\n\n1 Note", blocks, inlines=(back,))))) == []
