"""The head of a Markdown file between two lines of dashes: the plain part of YAML that writers use there."""

from __future__ import annotations

import re

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_ENTRY = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?:name:[ \t]+)?(.*)$")
_COMMENT = re.compile(r"(?:^|[ \t]+)#.*")
_QUOTED = re.compile(r"""(["'])(.*)\1[ \t]*(?:#.*)?$""")


def split_front(content: str) -> tuple[dict[str, tuple[str, ...]], str]:
    """The values of each key, in small letters, and the text after the head; what is nested deeper is passed over."""
    front = _FRONT.match(content)
    if not front:
        return {}, content
    found: dict[str, list[str]] = {}
    values: list[str] = []
    for line in front[1].split("\n"):
        if entry := _ENTRY.match(line):
            values = found.setdefault(entry[1].lower(), [])
            values += _values((entry[2] or "").strip())
        elif item := _ITEM.match(line):
            values.append(_plain(item[1].strip()))
        elif line[:1] in " \t" and line.strip() and values and ":" not in line:
            values[-1] = f"{values[-1]} {_plain(line.strip())}".strip()
    return {key: tuple(value for value in several if value) for key, several in found.items()}, content[front.end() :]


def _values(text: str) -> list[str]:
    if text.startswith("[") and text.endswith("]"):
        return [_plain(part.strip()) for part in text[1:-1].split(",")]
    return [_plain(text)] if text.strip("|>+-") else [""]


def _plain(text: str) -> str:
    quoted = _QUOTED.match(text)
    return quoted[2] if quoted else _COMMENT.sub("", text).strip()
