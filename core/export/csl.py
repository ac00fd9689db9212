"""Entries as CSL-JSON, the form that Zotero, pandoc and citeproc read: https://citationstyles.org."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from core.export.works import Name, Work


def to_csl_json(works: Iterable[Work]) -> str:
    """A JSON array with an object for each entry."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def _item(work: Work) -> dict[str, Any]:
    values = {
        "id": work.id,
        "type": work.kind,
        "title": work.title,
        "author": [_name(name) for name in work.authors],
        "issued": _date(work.issued),
        "number": work.number,
        "language": work.language,
        "DOI": work.doi,
        "URL": work.url,
    }
    return {key: value for key, value in values.items() if value}


def _name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(issued: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in issued.split("-")]]} if issued else {}
