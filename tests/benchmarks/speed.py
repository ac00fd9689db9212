"""Import and analysis in megabytes a second, how they grow, and spaCy's PhraseMatcher on the same text.

spaCy, with the same aliases, is the peer; it is no dependency of Servanda, and where it is not installed the
comparison is left out and says so.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from core import catalogue
from core.catalogue import Catalogue
from core.collection import no_collection
from core.importers import read_bytes
from core.importers.assemble import Piece, assemble
from core.mentions.names import find_names
from core.model import Document, Reading
from core.pipeline import analyse

_MEGABYTES = 10
_GROWTH = (1, 7, 100)
_LARGE = 7
_WORDS = 20_000
_CHUNK = 500_000


def measure(texts: Sequence[Path]) -> None:
    """Prints all figures for these texts repeated to each size."""
    known = catalogue.load()
    known.table("size", len)
    print(f"{len(known):,} agreements loaded in {1000 * _seconds(catalogue.load):.1f} ms")
    content = "\n\n".join(path.read_text(encoding="utf-8") for path in texts) + "\n\n"
    analyse(read_bytes(content.encode(), "warm-up.txt"), known)
    page = " ".join((content * (_WORDS // len(content.split()) + 1)).split(" ")[:_WORDS]).encode()
    print(
        f"{_WORDS:,} words read and analysed in {_seconds(lambda: analyse(read_bytes(page, 'page.txt'), known)):.3f} s"
    )
    long = _repeated(content, _MEGABYTES)
    encoded = long.encode()
    importing = _seconds(lambda: read_bytes(encoded, "long.txt"))
    document = read_bytes(encoded, "long.txt")
    with no_collection():  # as the pipeline runs its stages; the peer is given the same
        names = _seconds(lambda: find_names(Reading(document), known))
    whole = _seconds(lambda: analyse(document, known))
    speeds = [_MEGABYTES / seconds for seconds in (importing, names, whole)]
    print("{} MB: import {:.1f} MB/s   names {:.1f} MB/s   whole analysis {:.1f} MB/s".format(_MEGABYTES, *speeds))
    if peer := _peer_seconds(long, known):
        ratios = f"names {peer / names:.1f} times as fast, whole analysis {peer / whole:.1f}"
        print(f"spaCy PhraseMatcher {_MEGABYTES / peer:.1f} MB/s: {ratios}")
    for size in _GROWTH:
        document = grown(content, size)
        print(f"{size:4} MB: {_seconds(partial(analyse, document, known)) / size:.3f} s/MB")
        if size == _LARGE:
            print(
                f"        peak memory of all so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
            )


def grown(content: str, megabytes: int) -> Document:
    """A document of that size, which may be larger than a file may be."""
    one = read_bytes(_repeated(content, 1).encode(), "grown.txt")
    pieces = [Piece(block.kind, block.span.of(one.text), block.level, block.role) for block in one.blocks]
    return assemble(pieces * megabytes, source="grown.txt", format="text")


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
    with no_collection():
        return _seconds(lambda: [matcher(language.make_doc(chunk)) for chunk in chunks])
