"""A reading as the JSON object other programs rely on. Keys may be added; none is renamed without a new `schema`."""

from __future__ import annotations

import json
from typing import Any

from core.citations.kinds import group_of
from core.model import Block, Citation, Document, Mention, Reading, Span, Target, Treaty
from core.status import dated_status

SCHEMA = 1


def to_json(reading: Reading) -> str:
    """One line of JSON; offsets count Unicode code points into `document.text`, end exclusive."""
    text = reading.document.text
    return json.dumps(
        {
            "schema": SCHEMA,
            "source": reading.document.source,
            "document": _document(reading.document),
            "treaties": [_treaty(treaty, reading) for treaty in reading.treaties],
            "cited": [_treaty(treaty, reading) for treaty in reading.cited],
            "mentions": [_mention(mention, text) for mention in reading.mentions],
            "doubtful": [_doubtful(mention, text) for mention in reading.doubtful],
            "citations": [_citation(citation, text) for citation in reading.citations],
            "quotes": [],
            "actions": [],
        },
        ensure_ascii=False,
    )


def _document(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "authors": list(document.authors),
        "date": document.date.isoformat() if document.date else None,
        "language": document.language,
        "format": document.format,
        "text": document.text,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind.value, "level": block.level, "role": block.role.value, **_span(block.span)}


def _treaty(treaty: Treaty, reading: Reading) -> dict[str, Any]:
    return {
        "id": treaty.id,
        "name": treaty.name,
        "title": treaty.title,
        "kind": treaty.kind,
        "field": treaty.field,
        "wikipedia": treaty.wikipedia or None,
        "listed": treaty.listed,
        "status": dated_status(treaty, reading.document.date),
        "count": len(reading.mentions_of(treaty.id)),
    }


def _mention(mention: Mention, text: str) -> dict[str, Any]:
    return {
        **_span(mention.span),
        "text": mention.span.of(text),
        "treaty": mention.treaty,
        "kind": mention.kind.value,
        "why": mention.why,
    }


def _doubtful(mention: Mention, text: str) -> dict[str, Any]:
    return {**_mention(mention, text), "treaty": None, "candidates": list(mention.candidates)}


def _citation(citation: Citation, text: str) -> dict[str, Any]:
    return {
        **_span(citation.span),
        "text": citation.span.of(text),
        "kind": citation.kind,
        "group": group_of(citation.kind),
        "key": citation.key,
        "target": _target(citation.target),
        "candidates": [_target(target) for target in citation.candidates],
        "why": citation.why,
    }


def _target(target: Target) -> dict[str, Any]:
    where = _span(target.span) if target.span else {"start": None, "end": None}
    return {
        "kind": target.kind.value,
        **where,
        "treaty": target.treaty or None,
        "url": target.url or None,
        "part": target.part or None,
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
