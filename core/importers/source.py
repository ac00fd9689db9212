"""From a path to text, or to a sentence that says why not."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from core.errors import DocumentError

LARGEST = 64 * 1024 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def load(path: Path) -> bytes:
    """The bytes of the file at `path`. Raises DocumentError."""
    name = _quoted(str(path))
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise DocumentError(f"{name} is a folder, not a file. Choose a file inside it.")
        if not stat.S_ISREG(state.st_mode):
            raise DocumentError(f"{name} is a device or a pipe, not a file. Save its content to a file first.")
        if state.st_size > LARGEST:
            size, most = state.st_size // 2**20, LARGEST // 2**20
            raise DocumentError(f"{name} has {size} MB; Servanda opens up to {most} MB. Split it into parts.")
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{name} does not exist. Check the name, or choose another file.") from None
    except PermissionError:
        raise DocumentError(f"{name} may not be read. Change its permissions, or copy it elsewhere.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"{name} could not be read: {reason}. Check the disk and the name.") from None


def decode(data: bytes, source: str) -> str:
    """`data` as text with plain newlines. Raises DocumentError for what is empty, binary or not Unicode."""
    name = _quoted(source)
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        raise DocumentError(f"{name} is not text but a binary file. Open its text, Markdown or HTML form instead.")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{name} is not UTF-8 text: byte {error.start + 1:,} cannot be decoded. Save it as UTF-8 and open it again."
        ) from None
    if not text.strip():
        raise DocumentError(f"{name} is empty: there is nothing to read in it. Choose another file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _quoted(source: str) -> str:
    """The name as it goes into a one-line sentence: no line breaks, no control characters."""
    if source == "-":
        return "Standard input"
    return "“" + "".join(char if char.isprintable() else "�" for char in source) + "”"
