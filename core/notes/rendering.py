"""The Markdown of a note as HTML that can do no harm."""

from __future__ import annotations


def rendered(body: str) -> str:
    """Paragraphs, lists, tables and emphasis; no scripts, no styles."""
    import nh3
    from markdown import markdown

    return nh3.clean(markdown(body, extensions=["sane_lists", "tables"]))
