"""Marked-up sources: Markdown and HTML on one road."""

from __future__ import annotations

from datetime import date

import pytest

from core.errors import DocumentError
from core.importers import read_bytes
from core.model import BlockKind, BlockRole, Document, InlineKind
from tests.core.cases import cases
from tests.core.conftest import document
from tests.core.office_files import written

ARTICLE = """\
---
title: A Title
author: Anne Example and Bo Sample
date: 2019-03-04
---
*A standfirst in italics.*

Text with *emphasis*, [a link](https://example.org/a), [a note][n] and a footnote.[^1]

## A heading

> A quotation.

- an item
    - a deeper item

| a | b |
|---|---|
| 1 | 2 |

    code  stays
      as it is

https://example.org/left-behind

Read more: Something Else

[n]: #there
[^1]: The footnote.
"""


@pytest.fixture(scope="module")
def article() -> Document:
    return document(ARTICLE, "article.md")


def test_metadata(article: Document) -> None:
    assert (article.title, article.subtitle) == ("A Title", "A standfirst in italics.")


def test_authors_and_date(article: Document) -> None:
    assert (article.authors, article.date) == (("Anne Example", "Bo Sample"), date(2019, 3, 4))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (BlockKind.HEADING, "A heading"),
        (BlockKind.QUOTE, "A quotation."),
        (BlockKind.LIST_ITEM, "a deeper item"),
        (BlockKind.TABLE, "a\tb\n1\t2"),
        (BlockKind.CODE, "code  stays\n  as it is"),
        (BlockKind.FURNITURE, "https://example.org/left-behind"),
        (BlockKind.RELATED, "Read more: Something Else"),
        (BlockKind.FOOTNOTE, "1 The footnote."),
    ],
)
def test_blocks(article: Document, kind: BlockKind, text: str) -> None:
    assert text in [block.span.of(article.text) for block in article.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (InlineKind.EMPHASIS, "emphasis"),
        (InlineKind.LINK, "a link"),
        (InlineKind.LINK, "1"),
        (InlineKind.CODE, "code  stays\n  as it is"),
    ],
)
def test_inlines(article: Document, kind: InlineKind, text: str) -> None:
    assert text in [inline.span.of(article.text) for inline in article.inlines if inline.kind is kind]


def test_footnote_marker_leads_to_its_note(article: Document) -> None:
    (target,) = [inline.target for inline in article.inlines if inline.url == "#fn:1"]
    assert target is not None and target.of(article.text) == "1 The footnote."


def test_note_leads_to_its_marker(article: Document) -> None:
    (back,) = [inline for inline in article.inlines if inline.url == "#fnref:1"]
    marker = next(inline for inline in article.inlines if inline.url == "#fn:1" and inline.kind is InlineKind.LINK)
    assert (back.span.of(article.text), back.target) == ("1", marker.span)


def test_furniture_comes_last(article: Document) -> None:
    assert article.blocks[-1].kind is BlockKind.FURNITURE


@pytest.mark.parametrize(("given", "expected"), cases("markdown.md"))
def test_markdown(given: str, expected: str) -> None:
    assert written(read_bytes(given.encode(), "a.md")) == expected


def test_fenced_code_stays_as_it_is() -> None:
    assert document("Text.\n\n```\na  b\n```\n", "a.md").text == "Text.\n\na  b"


PAGE = """<!doctype html><html lang="fr"><head><title>Le titre | Le site</title>
<meta name="author" content="Anne Example"><meta property="article:published_time" content="2020-05-21T10:00:00Z">
<script>alert("no")</script></head><body><nav>Menu</nav>
<h1>Le titre</h1><p>Un <b>texte</b> &amp; plus.<p>Sans fin<br>de ligne
<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><a href="javascript:alert(1)">clic</a></body></html>"""


def test_page_text_is_its_article() -> None:
    assert document(PAGE, "page.html").text == "Le titre\n\nUn texte & plus.\n\nSans fin de ligne\n\na\tb\nc\n\nclic"


def test_page_metadata() -> None:
    page = document(PAGE, "page")
    assert (page.authors, page.date, page.language) == (("Anne Example",), date(2020, 5, 21), "fr")


def test_page_title_from_its_head() -> None:
    page = document("<html><head><title>Le titre - Le site</title></head><p>Texte.</p></html>", "page.html")
    assert [block.role for block in page.blocks] == [BlockRole.TITLE, BlockRole.BODY]


def test_page_without_text() -> None:
    with pytest.raises(DocumentError, match="holds no text"):
        document("<html><script>1</script></html>", "page.html")


def test_deep_nesting() -> None:
    assert document("<html>" + "<div>" * 50_000 + "x", "page.html").text == "x"
