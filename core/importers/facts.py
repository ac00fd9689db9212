"""What is known of a document beside its text: from a file's properties, a page's head, a Markdown front."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """Empty where nothing is known; `language` is an ISO 639-1 code."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    date: date | None = None
    language: str = ""

    def or_else(self, other: Facts) -> Facts:
        """These facts, and those of `other` where these say nothing."""
        return Facts(
            self.title or other.title,
            self.subtitle or other.subtitle,
            self.authors or other.authors,
            self.date or other.date,
            self.language or other.language,
        )


NO_FACTS = Facts()
