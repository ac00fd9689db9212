"""Hostile files: each ends soon, in a document or in one sentence; nothing is run, fetched or read beside it."""

from __future__ import annotations

import random
import socket
import time
from pathlib import Path

import pytest

from core.errors import DocumentError
from core.importers import read, read_bytes
from core.model import Document
from tests.core.hostile import SEEDS, mutated
from tests.core.office_files import epub, word

LONGEST = 10.0  # seconds of processor time
MUTATIONS = 15  # of each seed; `make fuzz` makes many more


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection is a failure."""

    def refuse(*_: object) -> None:
        pytest.fail("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def outcome(data: bytes, name: str) -> Document | str:
    """The document, or the sentence that refuses it; anything else that is raised fails the test."""
    began = time.process_time()
    try:
        return read_bytes(data, name)
    except DocumentError as error:
        return str(error)
    finally:
        assert time.process_time() - began < LONGEST


def is_sound(found: Document | str) -> bool:
    """Whether a refusal is one line that says what to do, and a document's blocks and spans lie in its text."""
    if isinstance(found, str):
        return "\n" not in found and found.endswith(".") and ". " in found
    within = [block.span for block in found.blocks] + [inline.span for inline in found.inlines]
    pictures = [found.text[picture.start] for picture in found.pictures]
    return all(0 <= span.start < span.end <= len(found.text) for span in within) and set(pictures) <= {"\ufffc"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<html>" + b"<div>" * 100_000 + b"x"),
        ("a.html", b"<html>" + b"<blockquote>" * 100_000 + b"x"),
        ("a.html", b"<html>" + b"<ul><li>" * 50_000 + b"x"),
        ("a.html", b"<html>" + b"<table><tr><td>" * 30_000 + b"x"),
        ("a.html", b"<html><p>" + b"<a href=x><b><i>" * 30_000 + b"x"),
        ("a.html", b"<html>" + b"<" * 1_000_000),
        ("a.html", b"<html>" + b"<!-- " * 100_000),
        ("a.html", b"<html><p " + b"a=b " * 100_000 + b">x"),
        ("a.html", b"<html xmlns='http://www.w3.org/1999/xhtml'><p " + b"/ " * 100_000 + b">x"),
        ("a.html", b"<html>" + b"<sup><a href='#n'>1</a></sup>" * 4_000 + b"<p id=n>Note"),
        ("a.html", b"<html><script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>x"),
        ("a.html", b"<html><ol start='99999999999999999999'><li value='-1'>x"),
        ("a.html", b"<html><table><tr><th colspan='99999999'>x<th>y"),
        ("a.html", b"<html><p>x<b hidden>y</b>\f z&#1;&#xFFFC;&#x0;<i hidden></i>&#12;"),
        ("a.html", b"<html><p>x<img src='data:image/png;base64,%%%'><img src='http://[x'><a href='http://[y'>z"),
        ("a.html", b"<html><title>" + b"a | " * 100_000 + b"</title><a href=/>a</a><p>x"),
        ("a.md", b"> " * 100_000 + b"x"),
        ("a.md", b"word " * 500_000),
        ("a.md", b"[" * 50_000),
        ("a.md", b"*a **b " * 20_000),
        ("a.md", b"`" * 50_000),
        ("a.md", b"---\n" + b"a: [" * 50_000),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n" + b"--a\n" * 50_000),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n" + b"--a\n\nx\n" * 500_000),
        ("a.md", b"x\n\n" * 500_000),
        ("a.md", b"# x\n" * 500_000),
        ("a.md", b"".join(b"x[^%d]\n\n[^%d]: y\n\n" % (n, n) for n in range(20_000))),
        ("a.txt", b"x.\n\n" * 2_000_000),
        ("a.docx", word("<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 100_000 + "</w:p>")),
        ("a.txt", b"a" * 2_000_000),
        ("a.txt", b"\n" * 2_000_000 + b"x"),
        ("a.txt", b"-\n" * 50_000),
        ("a.txt", b"word " * 6_000_000),
        ("a.txt", bytes(range(256)) * 1_000),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:40]),
)
def test_made_to_break_a_reader(name: str, data: bytes) -> None:
    assert is_sound(outcome(data, name))


def test_entities_that_multiply_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "lol">{levels}]><html><body><p>&e11;</p></body></html>'
    found = outcome(page.encode(), "a.xhtml")
    assert isinstance(found, str) or len(found.text) < 10_000


def test_entities_read_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    page = f'<?xml version="1.0"?>{entity}<html><body><p>a&e;</p></body></html>'
    found = outcome(page.encode(), "a.xhtml")
    assert isinstance(found, Document) and "secret" not in found.text.replace(secret.name, "")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "vbscript:x",
    ],
)
def test_links_that_lead_nowhere(address: str) -> None:
    found = read_bytes(f'<html><p>Text <a href="{address}" onclick="x()">here</a>.</p></html>'.encode(), "a.html")
    assert (found.text, found.inlines) == ("Text here.", ())


def test_pictures_beside_the_page_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"\x89PNG")
    page = tmp_path / "a.html"
    page.write_text('<html><p>Text <img src="x.png" alt="An x"> <img src="http://example.org/y.png"></p></html>')
    assert [(picture.data, picture.url) for picture in read(page).pictures] == [
        (b"", "x.png"),
        (b"", "http://example.org/y.png"),
    ]


@pytest.mark.parametrize(("name", "data"), list(SEEDS.items()), ids=list(SEEDS))
def test_damaged_files(name: str, data: bytes) -> None:
    chance = random.Random(name)
    damaged = [mutated(data, chance) for _ in range(MUTATIONS)]
    assert [one for one in damaged if not is_sound(outcome(one, name))] == []


@pytest.mark.parametrize(
    ("name", "length", "limit"),
    [("a.md", 2_000_001, "2 million characters"), ("a.txt", 25 * 2**20, "up to 24 million")],
)
def test_what_is_too_long_is_refused_with_its_limit(name: str, length: int, limit: str) -> None:
    with pytest.raises(DocumentError, match=limit):
        read_bytes(b"a" * length, name)


def test_a_picture_shown_often_is_unpacked_once() -> None:
    shown = read_bytes(epub("<p>Text</p><img src='p.png'/><img src='p.png'/>", {"OEBPS/text/p.png": b"x"}), "a.epub")
    assert shown.pictures[0].data is shown.pictures[1].data == b"x"
