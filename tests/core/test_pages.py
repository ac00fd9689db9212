"""Saved web pages: the article and what it says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from core.importers import read_bytes
from core.importers.options import Options
from core.model import Document
from tests.core.cases import cases
from tests.core.office_files import written

TEXT = "<p>The treaty was signed in Geneva by all of the parties, and it entered into force in the year after it.</p>"


def page(head: str, body: str = TEXT) -> Document:
    return read_bytes(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


@pytest.mark.parametrize(("given", "expected"), cases("pages.md"))
def test_blocks_and_links(given: str, expected: str) -> None:
    assert written(page("", given)) == expected


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>On the Law of Treaties | The Site</title>", "On the Law of Treaties"),
        ("<title>The Site: On the Law of Treaties</title>", "On the Law of Treaties"),
        ("<title>Law | The Site</title><meta property='og:title' content='On Treaties'>", "On Treaties"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"On &amp; Off"}</script>', "On & Off"),
        ("<title>Treaties - The Site</title><meta property='og:site_name' content='The Site'>", "Treaties"),
        ("<title>Law – Treaties – The Site</title><meta property='og:site_name' content='Site'>", "Law – Treaties"),
        ("<title>The Site | Treaties</title><link rel='canonical' href='https://www.thesite.org/x'>", "Treaties"),
        ("<title>Treaties › TheSite.org</title><meta property='og:url' content='http://thesite.org/a'>", "Treaties"),
        ("<meta property='og:title' content='Peace: A History'>", "Peace: A History"),
        ("<meta property='og:title' content='A | B | C'></head><h1>A | B | C</h1>", "A | B | C"),
        ("<meta property='og:title' content='A | B | C'></head><h1>A</h1>", "A"),
        ("<meta property='og:site_name' content='S1'><meta property='og:title' content='S1'><title>T</title>", "T"),
        (
            '<script type="application/ld+json">{"@type":"Article","headline":"On Treaties - The Site","publisher":'
            '{"name":"The Site"}}</script>',
            "On Treaties",
        ),
        (
            '<script type="application/ld+json">{broken</script><title>On the Law of Treaties</title>',
            "On the Law of Treaties",
        ),
    ],
)
def test_title(head: str, title: str) -> None:
    assert page(head).title == title


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ("<meta name='author' content='Anne Example and Bo Sample'>", "", ("Anne Example", "Bo Sample")),
        (
            '<script type="application/ld+json">{"@type":"Article","author":[{"name":"Anne Example"}]}</script>',
            "",
            ("Anne Example",),
        ),
        ("", "<p class='byline'>By Anne Example | 6 May 2019</p>", ("Anne Example",)),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":[{"name":"Anne Example"},'
            '{"name":"Bo Sample"},{"name":"The Site"}],"publisher":{"name":"The Site"}}]}</script>',
            "",
            ("Anne Example", "Bo Sample"),
        ),
        ("", "<div class='FeatureByline'>By <b>Anne Example</b><br>March 25, 2015</div>", ("Anne Example",)),
        ("", "<p class='hasnt-bio'><span class='byline'>By <a>Anne Example</a></span></p>", ("Anne Example",)),
        ("<meta name='author' content='https://example.org/anne'>", "", ()),
    ],
)
def test_authors(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert page(head, body + TEXT).authors == authors


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:published_time' content='2019-05-06T10:00:00Z'>", ""),
        ("", "<time datetime='2019-05-06T23:00:00-07:00'>late</time>"),
        ("", "<span class='published'>Montag, 6. Mai 2019</span>"),
        ("", "<time datetime='2019-05-06'>yesterday</time>"),
        ("<link rel='canonical' href='https://example.org/2019/5/6/on-treaties'>", ""),
    ],
)
def test_date(head: str, body: str) -> None:
    assert page(head, body + TEXT).date == date(2019, 5, 6)


def test_whole_page_keeps_what_stands_around_the_article() -> None:
    data = f"<html><nav>Home</nav>{TEXT}</html>".encode()
    texts = [read_bytes(data, "page.html", Options(whole_page=whole)).text for whole in (False, True)]
    assert ["Home" in text for text in texts] == [False, True]
