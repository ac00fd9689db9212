"""Bad input: every refusal is one sentence that names the file, the reason and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.errors import DocumentError
from core.importers import read, read_bytes
from core.importers.source import LARGEST


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"GIF89a\0\0\1", "is not text"),
        (b"caf\xe9 au lait", "byte 4 cannot be decoded"),
        (b"\xff\xfea\0\xff", "cannot be decoded"),
    ],
)
def test_content_that_cannot_be_read(content: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(content)
    with pytest.raises(DocumentError, match=rf"“{file}” .*{reason}.*\. [A-Z].*\.$"):
        read(file)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"does not exist\. Check the name"):
        read(tmp_path / "no.txt")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is a folder"):
        read(tmp_path)


def test_device() -> None:
    with pytest.raises(DocumentError, match="is a device or a pipe"):
        read(Path(os.devnull))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything; Windows has no modes")
def test_unreadable_file(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("x")
    file.chmod(0)
    with pytest.raises(DocumentError, match="may not be read"):
        read(file)


def test_too_large_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(DocumentError, match="opens up to 64 MB"):
        read(file)


def test_name_with_a_line_break_stays_on_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read(tmp_path / "a\nb.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark(encoding: str) -> None:
    assert read_bytes("Traité 𝒜".encode(encoding), "a.txt").text == "Traité 𝒜"


def test_newlines_of_all_systems() -> None:
    assert read_bytes(b"One.\r\n\r\nTwo.\r\rThree.", "a.txt").text == "One.\n\nTwo.\n\nThree."
