"""Finding citations in megabytes a second: on prose that holds none, on legal prose, and beside two peers.

eyecite's default tokenizer and citeurl find the citations of American law; neither is a dependency of Servanda. Where
they are not installed, the comparison is left out and says so.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from core import catalogue
from core.catalogue import Catalogue
from core.citations import find_citations
from core.collection import no_collection
from core.importers import read_bytes
from core.model import Document, Reading
from core.resolve import resolve
from tests.benchmarks.speed import grown

_MEGABYTES = 5
_PEERS_MEGABYTES = 0.5
_GROWTH = (1, 10, 100)
_LEGAL = """The Security Council, recalling its resolutions 425 (1978) and 426 (1978), acting under Chapter VII of the
Charter of the United Nations, and noting Article 31(1) of the Vienna Convention on the Law of Treaties (1155 UNTS 331)
and Regulation (EU) 2016/679, decides to remain seized of the matter, as it was in document S/25704 of that year.\n\n"""


def measure(prose: str, resolutions: Path) -> None:
    """Prints all figures; `prose` is news, `resolutions` the legal texts, a JSON object with a `text` a line."""
    known = catalogue.load()
    legal = _texts(resolutions) if resolutions.is_file() else _LEGAL
    plain = _without_citations(prose)
    for name, text in (("prose without citations", plain), ("legal prose", legal)):
        ours = _speed(text, known)
        print(f"citations in {name}: {ours:.1f} MB/s{_ratios(text, ours)}")
    for size in _GROWTH:
        document = grown(legal, size)
        print(f"{size:4} MB: {_seconds(partial(_cite, document, known)) / size:.3f} s/MB")


def _texts(resolutions: Path) -> str:
    lines = resolutions.read_text(encoding="utf-8").splitlines()
    return "\n\n".join(json.loads(line)["text"] for line in lines)


def _without_citations(prose: str) -> str:
    """The paragraphs of the prose in which nothing is cited."""
    document = read_bytes(prose.encode(), "prose.txt")
    cited = [citation.span for citation in find_citations(Reading(document), catalogue.Catalogue({}, {})).citations]
    blocks = (block.span for block in document.blocks)
    return "\n\n".join(block.of(document.text) for block in blocks if not any(map(block.overlaps, cited))) + "\n\n"


def _cite(document: Document, known: Catalogue) -> None:
    with no_collection():
        resolve(find_citations(Reading(document), known), known)


def _speed(text: str, known: Catalogue) -> float:
    """Megabytes a second, the better of two runs."""
    document = read_bytes(_repeated(text, _MEGABYTES).encode(), "long.txt")
    _cite(read_bytes(text[:100_000].encode(), "warm-up.txt"), known)
    return _MEGABYTES / min(_seconds(partial(_cite, document, known)) for _ in range(2))


def _ratios(text: str, ours: float) -> str:
    """How many times as fast as each peer on the same text, or what is not installed."""
    sample = _repeated(text, _PEERS_MEGABYTES)
    told = ""
    for name, make in (("eyecite's default tokenizer", _eyecite), ("citeurl", _citeurl)):
        try:
            cite = make()
        except ImportError:
            told += f"; no {name} to compare with: pip install {name.partition(chr(39))[0]}"
            continue
        with no_collection():
            told += f"; {ours * _seconds(partial(cite, sample)) / _PEERS_MEGABYTES:.0f} times {name}"
    return told


def _eyecite() -> Callable[[str], object]:
    from eyecite.tokenizers import default_tokenizer

    default_tokenizer.tokenize("1 U.S. 1")
    return default_tokenizer.tokenize  # type: ignore[no-any-return]


def _citeurl() -> Callable[[str], object]:
    from citeurl import Citator

    return Citator().list_cites  # type: ignore[no-any-return]


def _repeated(text: str, megabytes: float) -> str:
    size = int(megabytes * 1_000_000)
    return (text * (size // len(text) + 1))[:size]


def _seconds(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


if __name__ == "__main__":
    measure(Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2]))
