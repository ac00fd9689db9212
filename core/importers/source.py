"""From a path to text, or to a sentence that says why not."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import BinaryIO

from core.errors import DocumentError
from core.importers.encodings import encoding_of

LARGEST = 64 * 1024 * 1024
_SAMPLE = 20_000
_LONGEST_NAME = 300
_CONTROL = re.compile(
    "[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffc\ufffe\uffff\ud800-\udfff]"
)  # U+FFFC: a picture
_BINARY = re.compile("[\0-\x06\x0e-\x1a\x1c-\x1f]")
# What files begin with that are not text and have no importer, and what to do with them.
_STRANGERS = (
    (rb"\xd0\xcf\x11\xe0", "an old or a locked Office file. Save it as .docx without a password, and open that"),
    (rb"\{\\rtf", "an RTF file. Save it as .docx, and open that"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", "an OpenDocument file. Save it as .docx, and open that"),
    (rb"PK\x03\x04", "an archive, not a document. Take the document out of it, and open that"),
    (rb"\x1f\x8b", "a compressed file. Unpack it, and open what is in it"),
)


def load(path: Path) -> bytes:
    """The bytes of the file at `path`. Raises DocumentError."""
    name = quoted(str(path))
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise DocumentError(f"{name} is a folder, not a file. Choose a file inside it.")
        if not stat.S_ISREG(state.st_mode):
            raise DocumentError(f"{name} is a device or a pipe, not a file. Save its content to a file first.")
        if state.st_size > LARGEST:
            raise _too_large(name, f"{state.st_size // 2**20} MB")
        with path.open("rb") as stream:
            return drain(stream, str(path))
    except FileNotFoundError:
        raise DocumentError(f"{name} does not exist. Check the name, or choose another file.") from None
    except PermissionError:
        raise DocumentError(f"{name} may not be read. Change its permissions, or copy it elsewhere.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"{name} could not be read: {reason}. Check the disk and the name.") from None


def drain(stream: BinaryIO, source: str) -> bytes:
    """All bytes of a stream of unknown length, up to the limit. Raises DocumentError where there are more."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large(quoted(source), f"more than {LARGEST // 2**20} MB")
    return data


def decode(data: bytes, source: str, declared: str = "") -> str:
    """`data` as text with plain newlines; `declared` is the encoding it claims. Raises DocumentError."""
    name = quoted(source)
    if stranger := next((kind for mark, kind in _STRANGERS if re.match(mark, data, re.DOTALL)), ""):
        raise DocumentError(f"{name} is {stranger}.")
    encoding = encoding_of(data, declared)
    text = data.decode(encoding, "replace") if encoding else ""
    if not encoding or len(_BINARY.findall(text[:_SAMPLE])) * 20 > len(text[:_SAMPLE]):
        raise DocumentError(f"{name} is not text but a binary file. Open its text, Markdown or HTML form instead.")
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise DocumentError(f"{name} is empty: there is nothing to read in it. Choose another file.")
    return text


def quoted(source: str) -> str:
    """The name as it goes into a one-line sentence: no line breaks, no control characters, no endless length."""
    if source == "-":
        return "Standard input"
    if len(source) > _LONGEST_NAME:
        source = "…" + source[-_LONGEST_NAME:]
    return "“" + "".join(char if char.isprintable() else "�" for char in source) + "”"


def _too_large(name: str, size: str) -> DocumentError:
    return DocumentError(f"{name} has {size}; Servanda opens up to {LARGEST // 2**20} MB. Split it into parts.")
