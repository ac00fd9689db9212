"""Reads W3C Web Annotations, one or many, and what the Hypothesis service gives out, which is of their kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from core.anchors import Anchor
from core.export.notes.w3c import SOFTWARE
from core.imports.incoming import Incoming, Origin, note_id, time_of
from core.model import NOWHERE, Note, NoteKind, NoteStyle, Span
from core.notes.making import COLOURS


def is_w3c(data: Any) -> bool:
    return any(isinstance(item, dict) and item.get("type") == "Annotation" for item in _items(data))


def read_w3c(data: Any) -> Iterator[Incoming]:
    """The annotations. Raises KeyError, TypeError or ValueError where the file is broken."""
    for item in _items(data):
        if isinstance(item, dict) and item.get("type") == "Annotation":
            for target in _listed(item["target"])[:1]:
                yield _incoming(item, target if isinstance(target, dict) else {"source": target})


def is_hypothesis(data: Any) -> bool:
    rows = _rows(data)
    return bool(rows) and all(isinstance(row, dict) and "uri" in row and "target" in row for row in rows)


def read_hypothesis(data: Any) -> Iterator[Incoming]:
    """The rows of the service's API, or a list of them. Errors as `read_w3c`."""
    for row in _rows(data):
        selectors = row["target"][0].get("selector", []) if row["target"] else []
        anchor = anchor_of(selectors)
        created = time_of(row.get("created"))
        note = Note(
            id=note_id(f"hypothesis:{row['id']}"),
            span=NOWHERE,
            quote=anchor.quote if anchor else "",
            body=str(row.get("text") or ""),
            created=created,
            modified=time_of(row["updated"]) if row.get("updated") else created,
            kind=NoteKind.PASSAGE if anchor else NoteKind.DOCUMENT,
            tags=tuple(map(str, row.get("tags") or ())),
        )
        titles = (row.get("document") or {}).get("title") or [""]
        yield Incoming(note, anchor, Origin(path_in(row["uri"]), str(titles[0])))


def anchor_of(selectors: Any) -> Anchor | None:
    """The anchor that quote and position selectors tell of; None without a quote."""
    kinds = {selector["type"]: selector for selector in _listed(selectors) if isinstance(selector, dict)}
    quote = kinds.get("TextQuoteSelector")
    if not quote or not quote.get("exact"):
        return None
    start = int(kinds.get("TextPositionSelector", {}).get("start", 0))
    exact = str(quote["exact"])
    return Anchor(Span(start, start + len(exact)), exact, str(quote.get("prefix", "")), str(quote.get("suffix", "")))


def path_in(address: str) -> str:
    """The path in a file: address, any other address as it is."""
    parts = urlsplit(address)
    return url2pathname(unquote(parts.path)) if parts.scheme == "file" else address


def _incoming(item: dict[str, Any], target: dict[str, Any]) -> Incoming:
    source = target.get("source", target.get("id", ""))
    told = source if isinstance(source, dict) else {"id": source}
    origin = Origin(
        path_in(str(told.get("id", ""))), str(told.get("dcterms:title", "")), str(told.get("dcterms:identifier", ""))
    )
    anchor = anchor_of(target.get("selector", []))
    bodies = [body if isinstance(body, dict) else {"value": body} for body in _listed(item.get("body", []))]
    kind, about = _about(bodies)
    style, colour = _look(str(target.get("styleClass", "")))
    created = time_of(item.get("created"))
    written = [str(body["value"]) for body in bodies if body.get("value") and body.get("purpose") != "tagging"]
    note = Note(
        id=note_id(str(item["id"])),
        span=NOWHERE,
        quote=anchor.quote if anchor else "",
        body="\n\n".join(written),
        created=created,
        modified=time_of(item["modified"]) if item.get("modified") else created,
        kind=kind or (NoteKind.PASSAGE if anchor else NoteKind.DOCUMENT),
        about=about,
        style=style,
        colour=colour,
        tags=tuple(str(body["value"]) for body in bodies if body.get("purpose") == "tagging"),
        starred="bookmarking" in _listed(item.get("motivation", [])),
    )
    return Incoming(note, anchor, origin)


def _about(bodies: list[dict[str, Any]]) -> tuple[NoteKind | None, str]:
    for body in bodies:
        if body.get("purpose") == "identifying" and str(body.get("source", "")).startswith(f"{SOFTWARE}:"):
            kind, _, about = str(body["source"]).removeprefix(f"{SOFTWARE}:").partition(":")
            return NoteKind(kind), unquote(about)
    return None, ""


def _look(style_class: str) -> tuple[NoteStyle, str]:
    """Style and colour where Servanda wrote them, else the usual ones."""
    style, _, colour = style_class.partition("-")
    return (
        (NoteStyle(style), colour) if style in set(NoteStyle) and colour in COLOURS else (NoteStyle.HIGHLIGHT, "yellow")
    )


def _items(data: Any) -> list[Any]:
    """One annotation, a list of them, or a page or collection with its items."""
    if isinstance(data, dict) and data.get("type") in ("AnnotationCollection", "AnnotationPage"):
        page = data.get("first", data)
        return _listed(page.get("items", []) if isinstance(page, dict) else [])
    return _listed(data)


def _rows(data: Any) -> list[Any]:
    return _listed(data.get("rows", []) if isinstance(data, dict) and "rows" in data else data)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
