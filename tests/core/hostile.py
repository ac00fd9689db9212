"""Small files of every format, and ways to damage them: the seeds of the tests with hostile files."""

from __future__ import annotations

import io
import random
import zipfile
from copy import deepcopy

from lxml import etree

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>On Treaties | The Site</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "On Treaties", "author": {"name": "A"}}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>On Treaties</h1>
<p>The treaty<sup><a id="r1" href="#n1">1</a></sup>
was signed in <a href="http://example.org/">Geneva</a>, and it entered into force in the year after it.</p>
<ol start="3"><li>One<ul><li>deeper</li></ul></li></ol>
<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>
<blockquote><p>A quotation.</p></blockquote><pre><code>x = 1</code></pre>
<img src="data:image/gif;base64,R0lGODlh" alt="g">
<p id="n1">1 The note. <a href="#r1">back</a></p></article></body></html>"""
MARKDOWN = b"""---
title: "On Treaties"
authors: [Anne Example, Bo Sample]
date: 2019-03-04
---
# On Treaties

Text with *emphasis*, [a link](https://example.org/a "t"), `code` and a note.[^1]

> A quotation.

1. one
    - deeper

| a | b |
|---|---|
| 1 | 2 |

[^1]: The note.
"""
MAIL = (
    b'From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\n'
    b"Content-Type: text/html; charset=utf-8\r\nContent-Location: http://example.org/p\r\n\r\n" + PAGE + b"\r\n--B\r\n"
    b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://example.org/x.png\r\n\r\n"
    b"iVBORw==\r\n--B--\r\n"
)
TEXT = "A Title\n\nBy Anne Example\n\nThe treaty was signed by all par-\nties, and Müller wrote of it.\n".encode()
_PIECES = (
    b"<",
    b">",
    b"&",
    b"\0",
    b"\xff",
    b"]]>",
    b"<!--",
    b"<table>",
    b"</p>",
    b"\xe2\x80\xae",
    b"PK\x03\x04",
    b"%PDF-1.7",
    b"#",
    b"[" * 50,
)


def _archive(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _book() -> bytes:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<dc:title>On Treaties</dc:title></metadata><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "b.opf": package}
    return _archive({**files, "a.xhtml": "<html><body><h1>One</h1><p>Text.</p></body></html>"})


def _word() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading("On Treaties", 0)
    document.add_paragraph("The treaty was signed in Geneva.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(72, 700, "The treaty was signed in Geneva.")
    canvas.save()
    return stream.getvalue()


SEEDS = {
    "page.html": PAGE,
    "page.mht": MAIL,
    "article.md": MARKDOWN,
    "article.txt": TEXT,
    "wide.txt": TEXT.decode().encode("utf-16"),
    "book.epub": _book(),
    "letter.docx": _word(),
    "paper.pdf": _pdf(),
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data cut off, or with a few of its bytes changed, moved, doubled or mixed with what parsers stumble over."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice((1, 1, 4, 30, 300)))
        kind = chance.randrange(6)
        if kind == 0:
            changed[start:end] = b""
        elif kind == 1:
            changed[start:start] = changed[start:end] * chance.choice((1, 2, 30))
        elif kind == 2:
            changed[start:start] = chance.choice(_PIECES)
        elif kind == 3:
            changed[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif kind == 4:
            other = chance.randrange(len(changed) + 1)
            changed[other:other] = changed[start:end]
        else:
            changed = changed[: max(1, start)] if chance.random() < 0.2 else changed
    return bytes(changed)


_VALUES = ("", "-1", "0", "99999999999", "x" * 1_000, "#", "../..", "http://[x", "%0", "\u0661", "true", "a b")


def mutated_within(data: bytes, chance: random.Random) -> bytes:
    """An archive whose parts of XML stay well-formed, but for their elements and attributes, which are no longer sound.

    Now and then a part is damaged byte by byte, or left out.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(list(files), min(len(files), chance.randint(1, 3))):
        content = bytes(files[name])
        if chance.random() < 0.1:
            del files[name]
        elif content.lstrip().startswith(b"<") and chance.random() < 0.85:
            files[name] = _rearranged(content, chance)
        else:
            files[name] = mutated(content, chance)
    return _archive(files)


def _rearranged(content: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(content, etree.XMLParser(recover=True))
    for _ in range(chance.randint(1, 6)):
        elements = list(root.iter("*"))
        one, other = chance.choice(elements), chance.choice(elements)
        kind = chance.randrange(7)
        if kind == 0 and one is not root:
            one.getparent().remove(one)
        elif kind == 1:
            other.append(deepcopy(one))
        elif kind == 2:
            one.tag = other.tag
        elif kind == 3:
            one[:] = [deepcopy(child) for child in one for _ in range(chance.choice((1, 2, 30)))]
        elif kind == 4:
            one.text = chance.choice(_VALUES)
        elif one.attrib:
            name = chance.choice(list(one.attrib))
            one.set(name, chance.choice((*_VALUES, *other.attrib.values())))
            if kind == 6:
                del one.attrib[name]
    return etree.tostring(root)
