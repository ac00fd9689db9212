"""Short forms that a text defines for what it cites: found, and led to the full citation."""

from __future__ import annotations

import pytest

from core import catalogue
from core.catalogue import Catalogue
from core.model import Reading
from core.pipeline import analyse
from tests.core.cases import cases
from tests.core.conftest import document


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue.load()


def uses(reading: Reading) -> str:
    """The uses of short forms, a line each: words, key."""
    text = reading.document.text
    found = [citation for citation in reading.citations if citation.why.startswith("defined as")]
    return "\n".join(f"{citation.span.of(text)} | {citation.key}" for citation in found)


@pytest.mark.parametrize(("text", "expected"), cases("short-forms.md"))
def test_uses(text: str, expected: str, known: Catalogue) -> None:
    assert uses(analyse(document(text), known)) == expected


def test_a_use_leads_to_the_full_citation_and_says_why(small: Catalogue) -> None:
    found = analyse(document("Regulation (EU) 2016/679 (the “GDPR”) came first. The GDPR is known."), small)
    full, short = found.citations
    assert (short.target.span, short.why) == (full.span, "defined as “GDPR” for what is cited in full")


def test_an_article_of_a_short_form_is_of_what_is_cited(small: Catalogue) -> None:
    found = analyse(
        document("Regulation (EU) 2016/679 (the “GDPR”) came first. Article 17 of the GDPR is known."), small
    )
    full, pinpoint, _ = found.citations
    assert (pinpoint.target.url, pinpoint.target.part) == (full.target.url, "Article 17")


NOTES = """The *Walls Report* is long.[^1] So is the Walls Report.

[^1]: World Watch, Walls of Sand (2004) [hereinafter Walls Report].
"""


def test_what_a_note_announces_leads_to_the_note(small: Catalogue) -> None:
    found = analyse(document(NOTES + "\nThe Walls Report ends here.\n", "article.md"), small)
    targets = [citation.target.span for citation in found.citations if citation.kind == "report"]
    assert [target.of(found.document.text)[:13] for target in targets if target] == ["1 World Watch"] * 2
