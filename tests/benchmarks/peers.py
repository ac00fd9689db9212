"""Finding names, and the whole analysis, beside spaCy's PhraseMatcher with the same aliases on the same text.

spaCy is no dependency of Servanda; where it is not installed, this measurement is left out and says so.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

from core import catalogue
from core.catalogue import Catalogue
from core.importers import read_bytes
from core.mentions.names import find_names
from core.model import Reading
from core.pipeline import analyse

_MEGABYTES = 10
_GROWTH = (1, 10, 100)
_CHUNK = 500_000


def measure(texts: list[Path]) -> None:
    """Prints seconds and ratios on the texts repeated to 10 MB, and how the time grows to 100 MB."""
    known = catalogue.load()
    content = "\n\n".join(path.read_text(encoding="utf-8") for path in texts) + "\n\n"
    analyse(read_bytes(content.encode(), "warm-up.txt"), known)
    long = _repeated(content, _MEGABYTES)
    document = read_bytes(long.encode(), "long.txt")
    names = _seconds(lambda: find_names(Reading(document), known))
    whole = _seconds(lambda: analyse(document, known))
    print(f"names {_MEGABYTES / names:6.1f} MB/s   whole analysis {_MEGABYTES / whole:6.1f} MB/s   on {_MEGABYTES} MB")
    if peer := _peer_seconds(long, known):
        ratios = f"names {peer / names:.1f} times as fast, whole analysis {peer / whole:.1f}"
        print(f"spaCy PhraseMatcher {_MEGABYTES / peer:6.1f} MB/s: {ratios}")
    for size in _GROWTH:
        grown = read_bytes(_repeated(content, size).encode(), "grown.txt")
        print(f"{size:4} MB: {_seconds(lambda: analyse(grown, known)) / size:6.3f} s/MB")  # noqa: B023 called at once
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _repeated(content: str, megabytes: int) -> str:
    return (content * (megabytes * 1_000_000 // len(content) + 1))[: megabytes * 1_000_000]


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _peer_seconds(text: str, known: Catalogue) -> float:
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        print("spaCy is not installed, so there is no peer to compare with: pip install spacy")
        return 0.0
    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    aliases = {alias.text for treaty in known.values() for alias in treaty.aliases if alias.language == "en"}
    matcher.add("agreement", list(language.pipe(aliases)))
    chunks = [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]
    return _seconds(lambda: [matcher(language.make_doc(chunk)) for chunk in chunks])
