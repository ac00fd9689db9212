"""A note's Markdown set as rich text, for rows and popups; what was set last is kept."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QPalette, QTextDocument

from core.notes.rendering import rendered
from gui.looks.theme import Theme

_KEPT = 256


def text_of(body: str, font: QFont, width: int, theme: Theme) -> QTextDocument:
    """The note laid out in a width; not to be changed, for others are given the same."""
    return _set(body, font.toString(), width, theme)


@lru_cache(_KEPT)
def _set(body: str, font: str, width: int, theme: Theme) -> QTextDocument:
    made = QTextDocument()
    used = QFont()
    used.fromString(font)
    made.setDefaultFont(used)
    made.setDocumentMargin(0)
    made.setIndentWidth(16)
    made.setDefaultStyleSheet(
        f"body {{ color: {theme.ink}; }} a {{ color: {theme.accent}; }} "
        f"blockquote {{ color: {theme.muted}; margin-top: 0; margin-bottom: 4px; margin-left: 10px; }} "
        "p, ul, ol { margin-top: 0; margin-bottom: 4px; } h1, h2, h3, h4 { font-size: large; margin: 0; } "
        "ul, ol { margin-left: 0; }"
    )
    made.setHtml(f"<body>{rendered(body)}</body>")
    made.setTextWidth(width)
    return made


def ink(theme: Theme) -> QPalette:
    """What to paint it with."""
    made = QPalette()
    made.setColor(QPalette.ColorRole.Text, theme.colour("ink"))
    return made
