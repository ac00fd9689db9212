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
        ("<title>L_2019120EN.xml</title></head><p class='hd'>No 1</p><p class='oj-doc-ti'>On Lakes</p>", "On Lakes"),
        ("<title>Untitled Document</title></head><h1>On Lakes</h1>", "On Lakes"),
        ("<title>paper.pdf</title>", "paper.pdf"),
        (
            "<meta name='title' content='On Lakes » World » News'><meta name='twitter:title' content='On Lakes'>",
            "On Lakes",
        ),
        ("<meta name='DC.title' content='Treaties'><meta property='dc:title' content='On Treaties'>", "On Treaties"),
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
        ("<meta name='author' content='admin'>", "<a rel='author'>Anne Example</a>", ("Anne Example",)),
        (
            "<meta name='DC.Creator' content='Example, Anne'><meta name='DC.Creator' content='Test, C. van'>",
            "",
            ("Anne Example", "C. van Test"),
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#1"}},{"@type":"Person",'
            '"@id":"#1","name":"Anne Example"}]}</script>',
            "",
            ("Anne Example",),
        ),
        ("", "<p itemprop='author'><b itemprop='name'>Anne Example</b>, Geneva</p>", ("Anne Example",)),
        ("", "<p class='author'>Von Anne Example und Bo Sample</p>", ("Anne Example", "Bo Sample")),
        ("", "<p class='auteur byline'>Par Anne Example et Bo Sample</p>", ("Anne Example", "Bo Sample")),
        ("", "<p class='author'>Autora: Anne Example</p>", ("Anne Example",)),
        ("", "<p class='author'>Автор: Анна Пример</p>", ("Анна Пример",)),
        ("<meta name='twitter:creator' content='anneexample'>", "", ()),
        ("<title>On Treaties</title>", "<h1>On Treaties</h1><div>by Anne Example</div>", ("Anne Example",)),
        (
            "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Anne Example'>",
            "",
            ("Anne Example",),
        ),
        ("<title>On Treaties</title>", "<h1>On Treaties</h1><i>by Anne Example, May 6, 2019</i>", ("Anne Example",)),
        ("", "<p class='submitted'>Submitted by Anne Example on Monday</p>", ("Anne Example",)),
        ("", "<ol class='comments'><li class='author'>Bo Sample</li></ol>", ()),
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
        ("<link rel='canonical' href='https://example.org/world/20190506-treaties'>", ""),
        ('<script type="application/ld+json">{"@type":"WebPage","datePublished":"2019-05-06"}</script>', ""),
        (
            "<meta property='article:modified_time' content='2020-01-02'>"
            "<meta property='article:published_time' content='2019-05-06'>",
            "",
        ),
        ("<meta property='article:modified_time' content='2019-05-06'>", ""),
        ("<!-- saved from url=(0042)https://example.org/2019/05/06/on-treaties/ -->", ""),
        ("<title>Norland v Sudland (06 May 2019)</title>", ""),
        ("<title>On Treaties</title>", "<h1>On Treaties</h1><div>Geneva, 6 May 2019 | Anne Example</div>"),
        ("<title>On Treaties</title>", "<div>6 мая 2019, 14:30</div><h1>On Treaties</h1>"),
        ("<title>On Treaties</title>", "<h1>On Treaties</h1><div>Publié le 6 mai 2019 à 14h30</div><i>7 mai 2020</i>"),
        ("<title>On Treaties</title>", "<aside>5 May 2018</aside><h1>On Treaties</h1><div>6 de mayo de 2019</div>"),
    ],
)
def test_date(head: str, body: str) -> None:
    assert page(head, body + TEXT).date == date(2019, 5, 6)


@pytest.mark.parametrize(
    ("html", "to_left"),
    [
        ("<html><body>{text}", False),
        ("<html dir='rtl'><body>{text}", True),
        ("<html><body dir='RTL'><article>{text}</article>", True),
        ("<html dir='rtl'><body><div dir='ltr'>{text}</div>", False),
        ("<html><body><div dir='rtl'><p>before</p></div>{text}", False),
    ],
)
def test_the_direction_that_a_page_says_its_text_has(html: str, to_left: bool) -> None:
    document = read_bytes(html.format(text=TEXT * 3).encode(), "page.html", Options(whole_page=True))
    assert document.blocks[-1].to_left == to_left


@pytest.mark.parametrize(
    "root", ["<html lang='en' />", "<html><body/>", "<HTML XMLNS='http://www.w3.org/1999/xhtml'/>"]
)
def test_a_root_that_is_closed_at_once_holds_what_follows(root: str) -> None:
    assert "Geneva" in read_bytes(f"<!doctype html>{root}{TEXT}".encode(), "page.html").text


def test_whole_page_keeps_what_stands_around_the_article() -> None:
    data = f"<html><nav>Home</nav>{TEXT}</html>".encode()
    texts = [read_bytes(data, "page.html", Options(whole_page=whole)).text for whole in (False, True)]
    assert ["Home" in text for text in texts] == [False, True]
