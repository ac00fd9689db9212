"""What a reader may say about how a file is to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`password` opens an encrypted file; `whole_page` keeps a web page's menus and margins."""

    password: str = ""
    whole_page: bool = False
