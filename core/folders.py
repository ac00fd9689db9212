"""The user's folders that Servanda keeps things in, as the system has them."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_data_path

_NAME = "servanda"


def data() -> Path:
    """What must never be lost: notes, the person's own catalogue."""
    return user_data_path(_NAME, appauthor=False)


def cache() -> Path:
    """What may be deleted at any time."""
    return user_cache_path(_NAME, appauthor=False)
