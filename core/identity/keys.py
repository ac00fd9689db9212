"""The keys a document is known by, from the surest to the least."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from heapq import nsmallest
from pathlib import Path
from zlib import crc32

from core.anchors.folding import fold_words
from core.anchors.ground import Ground
from core.model import Document

SKETCH = 64
_FIRST = 200
_TELLING = 12
_WORD = re.compile(r"\w+")


def document_key(document: Document) -> str:
    """SHA-256 of the canonical text, in hexadecimal: the key of one exact text."""
    return hashlib.sha256(document.text.encode()).hexdigest()


def keys(ground: Ground) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The kinds of keys and the values of each, the surest first and each made only when it is asked for.

    "text", "bytes" and "words" tell the same content; "title" is the title, "front" the title with the first lines,
    "path" the file; each "phrase" is one of a sample of the text's phrases, which an edited copy shares.
    """
    document = ground.document
    yield "text", (ground.key,)
    yield "bytes", (document.digest,) if document.digest else ()
    folded = ground.folded.text
    title = fold_words(document.title).casefold()
    yield "words", (_digest(folded),)
    yield "title", (title,) if len(title) >= _TELLING else ()
    yield "front", (_digest(title + "\n" + folded[:_FIRST].casefold()),)
    yield "path", (path,) if (path := path_of(document)) else ()
    yield "phrase", tuple(f"{number:08x}" for number in sketch(document.text))


def path_of(document: Document) -> str:
    """The whole path of a document's file, empty for one that came from standard input."""
    return "" if document.source == "-" else str(Path(document.source).absolute())


def sketch(text: str) -> list[int]:
    """The smallest hashes of all runs of three words: a sample that like texts share in proportion to likeness."""
    text = text.casefold()
    spans = [found.span() for found in _WORD.finditer(text)]
    phrases = {
        crc32(" ".join((text[a:b], text[c:d], text[e:f])).encode())
        for (a, b), (c, d), (e, f) in zip(spans, spans[1:], spans[2:], strict=False)
    }
    return nsmallest(SKETCH, phrases)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
