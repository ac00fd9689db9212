"""The places the reader has been in one document, as a browser keeps them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from core.model import Mention

_NO_LAYOUT = (0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader was, in code points: `scroll` counts while `layout` is the same, else `top` does."""

    scroll: int
    layout: tuple[int, int]
    top: int
    anchor: int
    caret: int
    treaty: str = ""
    mention: Mention | None = None

    def carried(self, move: Callable[[int], int]) -> Place:
        """The same place after its text has changed: where its words stand now, on a page that is set anew."""
        moved = {point: move(point) for point in (self.top, self.anchor, self.caret)}
        if all(before == after for before, after in moved.items()):
            return self
        top, anchor, caret = (moved[point] for point in (self.top, self.anchor, self.caret))
        return replace(self, layout=_NO_LAYOUT, top=top, anchor=anchor, caret=caret, mention=None)


class History:
    """Back and forward through places."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def leave(self, place: Place) -> None:
        """A jump starts from here; what lay ahead is gone."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """The place before this one."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """The place this one was left for."""
        return self._step(self._ahead, self._behind, here)

    def carry(self, move: Callable[[int], int]) -> None:
        """The text has changed under the places: each goes to where its words stand now."""
        self._behind = [place.carried(move) for place in self._behind]
        self._ahead = [place.carried(move) for place in self._ahead]

    def clear(self) -> None:
        """A new document begins."""
        self._behind.clear()
        self._ahead.clear()

    @staticmethod
    def _step(source: list[Place], kept: list[Place], here: Place) -> Place | None:
        if not source:
            return None
        kept.append(here)
        return source.pop()
