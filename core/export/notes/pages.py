"""Notes as Markdown and as a web page, by templates; that for Markdown a person may change."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from core import folders
from core.errors import ExportError
from core.links import NoteLink
from core.model import Note
from core.notes.rendering import rendered
from core.notes.sheets import Sheet
from core.resources import resource

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

TEMPLATE = "notes.md.jinja"
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


def own_template() -> Path:
    """Where a person's own template for Markdown lies, if there is one: a changed copy of the bundled one."""
    return folders.data() / "templates" / TEMPLATE


def to_markdown(sheets: Sequence[Sheet]) -> str:
    """Every sheet, one after the other. Raises ExportError for a fault in a person's own template."""
    from jinja2 import TemplateError

    own = own_template()
    file = own if own.exists() else resource(f"templates/{TEMPLATE}")
    try:
        template = _environment(False).from_string(file.read_text(encoding="utf-8"))
        return "\n".join(template.render(sheet=sheet, link=_link_of(sheet)) for sheet in sheets)
    except (TemplateError, TypeError, ValueError) as error:
        raise ExportError(
            f"The template “{file}” is at fault: {error}. Mend it, or delete it to have the bundled one."
        ) from None
    except OSError as error:
        raise ExportError(f"The template “{file}” cannot be read: {error.strerror}.") from None


def to_html(sheets: Sequence[Sheet]) -> str:
    """One page that needs nothing else."""
    template = _environment(True).from_string(resource("templates/notes.html.jinja").read_text(encoding="utf-8"))
    return template.render(sheets=[(sheet, _link_of(sheet)) for sheet in sheets]) + "\n"


def _link_of(sheet: Sheet) -> Callable[[Note], str]:
    return lambda note: str(NoteLink(note.id, "" if sheet.source == "-" else sheet.source))


@cache
def _environment(is_html: bool) -> SandboxedEnvironment:
    from jinja2.sandbox import SandboxedEnvironment

    made = SandboxedEnvironment(autoescape=is_html, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False)
    made.filters |= {"yaml": _yaml, "quoted": _quoted, "plain": _plain, "rendered": _rendered}
    return made


def _yaml(value: object) -> str:
    """A value as YAML has it: JSON is YAML."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _quoted(text: str) -> str:
    """Words of an article as a quotation of Markdown."""
    return "\n".join(f"> {_plain(line)}".rstrip() for line in text.split("\n"))


def _plain(text: str) -> str:
    """Words that Markdown leaves as they are."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", text)


def _rendered(body: str) -> object:
    """A note's Markdown as harmless HTML."""
    from markupsafe import Markup

    return Markup(rendered(body))
