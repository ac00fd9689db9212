"""Names of authors, in the lines that give them."""

from __future__ import annotations

import re

_BY = re.compile(
    r"^\W*(?:(?:written|posted|submitted|published|reported|story|words|text|texte|texto"
    r"|geschrieben|gespeichert|veröffentlicht|publié|escrito)\s+)?"
    r"(?:(?:by|von|par|por|de|di)\b|(?:author|autor(?:in|en|es|a)?|auteure?s?|автор(?:ы)?|text|текст)\b\s*:?)[\s:]*",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(
    r"\s*(?:\||•|·|\n| [-–—] |\bon\b|\bat\b|\bam\b|,?\s*\b(?:updated|published|posted|last)\b"
    r"|,?\s+\w*\s*\d|,\s+\w+ \d).*",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s*(?:,(?!\s*(?:Jr|Sr|Ph\.?D|M\.?D|M\.?A)\b)|;|\band\b|\bund\b|\bet\b|\by\b|\bи\b|&)\s*")
_INVERTED = re.compile(r"([^\s,]+(?:-[^\s,]+)?),\s*([^\s,]+(?:\s[^\s,]+){0,3})")
_NOBODY = frozenset(("admin", "administrator", "webmaster", "root", "user", "website", "unknown", "anonymous", "name"))


def names_in(authors: str) -> tuple[str, ...]:
    """The names in "By Anne Example, Bo Sample and Cy Test | 6 May 2019"; empty for accounts that are no one's."""
    authors = _AFTER_NAMES.sub("", _BY.sub("", " ".join(authors.split())))
    names = (name.strip(" .,:*") for name in _BETWEEN.split(authors))
    return tuple(dict.fromkeys(name for name in names if name and name.lower() not in _NOBODY))


def name_turned(name: str) -> str:
    """The name as it is spoken, of one that libraries file under "Example, Anne"."""
    found = _INVERTED.fullmatch(name.strip())
    return f"{found[2]} {found[1]}" if found else name
