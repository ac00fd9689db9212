"""The words on a treaty's card: paragraphs of a few lines each, twelve lines in all."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model import Treaty
from core.status import Status
from gui.looks import rows
from gui.looks.theme import Theme, serif, smaller
from gui.looks.wording import NOT_LISTED, count

MOST_LINES = 12
_GIVING = (
    "summary",
    "title",
    "since",
    "line",
    "provisions",
)  # which parts give up lines first where the card would be too long


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of the card: its sort, its words, and the lines it may take."""

    sort: str
    text: str
    lines: int


def parts_of(
    treaty: Treaty,
    status: Status,
    number: int,
    why: str,
    part: str = "",
    provisions: tuple[str, ...] = (),
) -> tuple[Part, ...]:
    """What the card says, most telling first: the part that is cited, and how often each is ("Article VI: 3 times")."""
    title = treaty.title if treaty.title != treaty.name else ""
    found = f"{count(number, 'mention')} here" if number else "Cited here, and not named"
    because = f"{found} · this one: {why}" if why else found
    parts = (
        Part("name", treaty.name, 1),
        Part("cited", part, 1),
        Part("title", title, 2),
        Part("line", _whole_dates(status.line), 2),
        Part("then", status.then if treaty.listed else f"{NOT_LISTED.capitalize()}.", 2),
        Part("since", status.since, 2),
        Part("parties", parties(treaty), 1),
        Part("summary", treaty.summary, 3),
        Part("provisions", " · ".join(provisions), 3),
        Part("why", because, 2),
    )
    return tuple(told for told in parts if told.text)


def parties(treaty: Treaty) -> str:
    """Who is bound, in brief."""
    names = treaty.parties
    if treaty.parties_count and treaty.parties_count > len(names):
        when = f" in {treaty.parties_as_of[:4]}" if treaty.parties_as_of else ""
        return f"{count(treaty.parties_count, 'party').replace('partys', 'parties')}{when}"
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return ", ".join(names)


class CardText(QWidget):
    """Paints the parts; the space is known before it is shown, so that the card never jumps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._parts: tuple[Part, ...] = ()
        self._laid: list[tuple[Part, list[str], QFont]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[Part, ...], width: int) -> None:
        """Lays out other words in a width."""
        self._parts = parts
        fonts = [self._font(part) for part in parts]
        needed = [
            len(rows.wrapped(part.text, font, width, part.lines)) for part, font in zip(parts, fonts, strict=True)
        ]
        allowed = _fitted([part.sort for part in parts], needed)
        self._laid = [
            (part, rows.wrapped(part.text, font, width, most), font)
            for part, font, most in zip(parts, fonts, allowed, strict=True)
        ]
        self.setAccessibleName(self.text())
        self.setToolTip(next((part.text for part in parts if part.sort == "title"), ""))
        self.setFixedHeight(sum(self._height(*laid) for laid in self._laid))
        self.update()

    @property
    def line_count(self) -> int:
        return sum(len(lines) for _, lines, _ in self._laid)

    def text(self) -> str:
        """All that the card says, uncut."""
        return "\n".join(part.text for part in self._parts).replace("\u00a0", " ")

    def _font(self, part: Part) -> QFont:
        font = QFont(self.font())
        if part.sort in ("name", "cited"):
            font = smaller(font, 1.15)
            font.setWeight(QFont.Weight.DemiBold)
        elif part.sort == "title":
            font.setFamily(serif())
            font.setItalic(True)
        elif part.sort in ("parties", "why"):
            font = smaller(font)
        return font

    def _height(self, part: Part, lines: list[str], font: QFont) -> int:
        return len(lines) * QFontMetrics(font).height() + _space_after(part)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        y = 0
        for part, lines, font in self._laid:
            colour = self.theme.colour("ink" if part.sort in ("name", "cited", "then", "summary") else "muted")
            height = QFontMetrics(font).height()
            for number, line in enumerate(lines):
                rows.draw_line(painter, QRect(0, y + number * height, self.width(), height), line, font, colour)
            y += self._height(part, lines, font)
        painter.end()


def _fitted(sorts: list[str], lines: list[int]) -> list[int]:
    """The lines each part may take; every part keeps one, so that why it was recognised is never cut away."""
    fitted = list(lines)
    for sort in _GIVING:
        if sort in sorts:
            index = sorts.index(sort)
            fitted[index] -= max(0, min(fitted[index] - 1, sum(fitted) - MOST_LINES))
    return fitted


def _space_after(part: Part) -> int:
    return 8 if part.sort in ("title", "since", "summary") else 4


def _whole_dates(line: str) -> str:
    """The dates of a treaty, a new line only ever between two of them."""
    dates = [date.replace(" ", "\u00a0") for date in line.split(" · ")]
    text = "\u00a0· ".join(dates)
    return text[:1].upper() + text[1:]
