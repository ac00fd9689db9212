"""Builds Word files and books out of the readable pieces in tests/fixtures, and writes down what was read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from core.model import BlockRole, Document

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": _WORD,
        "r": _OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
    }.items()
)
_PART = re.compile(r"^--- (\S+)\n", re.MULTILINE)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in {"Title": "Title", "Subtitle": "Subtitle", "Berschrift1": "heading 1", "H2": "heading 2"}.items()
)
_NUMBERING = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{"bullet" if level else "decimal"}"/>'
    f'<w:lvlText w:val="{"•" if level else "%1."}"/></w:lvl>'
    for level in range(9)
)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, method)
    return stream.getvalue()


def pieces(given: str, first: str) -> dict[str, str]:
    """The parts of a fixture's input by name; what stands before the first "--- name" line is the part `first`."""
    names_and_parts = _PART.split(given)
    return {first: names_and_parts[0], **dict(zip(names_and_parts[1::2], names_and_parts[2::2], strict=True))}


def word(given: str, files: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file of a body in WordprocessingML, with parts after lines like "--- footnotes"."""
    parts = pieces(given, "document")
    parts["document"] = f"<w:body>{parts['document']}</w:body>"
    parts.setdefault("styles", _STYLES)
    parts.setdefault(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{_NUMBERING}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts if name != "core"
    )
    links = f"{relations}{parts.pop('links', '')}"
    core = parts.pop("core", "")
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": _relationships(
                f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            ),
            "docProps/core.xml": f"<coreProperties {_NAMESPACES}>{core}</coreProperties>",
            "word/_rels/document.xml.rels": _relationships(links),
            **{f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{part}</w:{name}>" for name, part in parts.items()},
            **(files or {}),
        }
    )


def written(document: Document) -> str:
    """A line a block, as "kind level: text"; under it a line for each link with where it leads."""
    lines = []
    for block in document.blocks:
        kind = block.kind if block.role is BlockRole.BODY else block.role
        shown = block.span.of(document.text).replace("\t", " | ").replace("\n", " // ").replace("\ufffc", "(picture)")
        lines.append(f"{kind}{f' {block.level}' if block.level else ''}: {shown}")
        lines += [
            f"  {link.span.of(document.text)} -> {link.target.of(document.text) if link.target else link.url}"
            for link in document.inlines
            if block.span.contains(link.span) and link.url
        ]
    return "\n".join(lines)


def _relationships(links: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def epub(given: str, files: Mapping[str, str | bytes] | None = None) -> bytes:
    """A book whose chapters "a", "b", … stand after lines like "--- b"; so do its "nav", "ncx", "pages", …

    A chapter that is no whole page gets a page around it.
    """
    parts = pieces(given, "a")
    apart = {name: parts.pop(name, "") for name in ("nav", "ncx", "pages", "meta", "guide")}
    apart["meta"] = apart["meta"] or "<dc:title>The Book</dc:title>"
    pages = {f"OEBPS/text/{name}.xhtml": part if part.startswith("<?") else _page(part) for name, part in parts.items()}
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>' for name in parts
    )
    items += '<item id="ncx" href="toc.ncx"/>' if apart["ncx"] else ""
    items += '<item id="nav" href="nav.xhtml" properties="nav"/>' if apart["nav"] or apart["pages"] else ""
    spine = "".join(f'<itemref idref="{name}"/>' for name in (*parts, "lost"))
    book = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        f"{_NAMESPACES}><metadata>{apart['meta']}</metadata><manifest>{items}</manifest>"
        f'<spine toc="ncx">{spine}</spine><guide>{apart["guide"]}</guide></package>',
        **pages,
    }
    if apart["nav"] or apart["pages"]:
        navs = {"toc": apart["nav"], "page-list": apart["pages"]}
        book["OEBPS/nav.xhtml"] = _page(
            "".join(f'<nav epub:type="{kind}"><ol>{lines}</ol></nav>' for kind, lines in navs.items())
        )
    if apart["ncx"]:
        book["OEBPS/toc.ncx"] = (
            f'<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx.dtd"><ncx>{apart["ncx"]}</ncx>'
        )
    return zipped({**book, **(files or {})})


def _page(body: str) -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>page</title></head><body>{body}</body></html>'
    )
