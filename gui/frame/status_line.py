"""The line at the foot: how long the article is, where the reader is in it, and which mention this is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.looks.parts import label

_WORDS_A_MINUTE = 230


class StatusLine(QWidget):
    """Two quiet labels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.place = label("", "muted")
        self.step = label("", "muted")
        self.place.setAccessibleName("Place in the article")
        self.step.setAccessibleName("Place among the mentions")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 5)
        layout.addWidget(self.place)
        layout.addStretch(1)
        layout.addWidget(self.step)

    def say(self, words: str) -> None:
        """Anything that is not a place: opening, saved."""
        self.place.setText(words)

    def show_place(self, minutes: int, paragraph: int, paragraphs: int, share: int, page: str = "") -> None:
        """`page` is the number of the page of a paginated source."""
        place = f"p. {page} · ¶ {paragraph:,} of {paragraphs:,}" if page else f"¶ {paragraph:,} of {paragraphs:,}"
        self.place.setText(f"{minutes:,} min · {place} · {share} %")

    def show_step(self, words: str) -> None:
        """Which of how many: "INF Treaty 3 of 12"."""
        self.step.setText(words)


def minutes_to_read(words: int) -> int:
    """At an even pace; never nought."""
    return max(1, round(words / _WORDS_A_MINUTE))
