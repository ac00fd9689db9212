"""What a reader may say about how a file is to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _unheard(share: float) -> None:
    """No one waits for the progress."""


@dataclass(frozen=True, slots=True)
class Options:
    """`password` opens an encrypted file; `whole_page` keeps a web page's menus and margins.

    `progress` is told now and then which share, 0 to 1, has been read; it may raise CancelledError, which an
    importer lets pass.
    """

    password: str = ""
    whole_page: bool = False
    progress: Callable[[float], None] = _unheard
