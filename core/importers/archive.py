"""Reads a zip safely: in memory only, by its members' names, and refused in a sentence where it could do harm."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from itertools import pairwise

from core.errors import DocumentError
from core.importers.source import decode, quoted

_SIGN = b"PK"
_MOST_MEMBERS = 20_000
_LARGEST = 256 * 1024 * 1024  # bytes unpacked; a member is unpacked only when it is asked for
_LARGEST_PICTURE = 32 * 1024 * 1024
_STEEPEST = 200  # times the packed size; markup packs to a twentieth, a bomb to a thousandth
_ALWAYS_FINE = 8 * 1024 * 1024  # bytes unpacked, however steep
_LOCAL_HEADER = 30  # bytes, before the name
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The files inside `data`. Raises DocumentError for a zip that is damaged, encrypted or built to do harm."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = quoted(source)
        if not data.startswith(_SIGN):
            decode(data, source)  # says what it is instead
            raise DocumentError(f"{self.source} is text under another name. Give its name the ending .txt.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error):
            raise self.damaged() from None
        members = [member for member in self._zip.infolist() if not member.is_dir()]
        self._members = {member.filename: member for member in members}
        self._pictures: dict[str, bytes] = {}
        self._refuse_bomb(members, len(data))
        for member in members:
            self._refuse(member)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> Iterable[str]:
        return self._members

    def size(self, name: str) -> int:
        """The size of a member in bytes, unpacked."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """The content of a member. Raises DocumentError where it is missing or damaged."""
        if name not in self._members:
            raise DocumentError(f"{self.source} lacks its part “{name}”. Save it again in the program it comes from.")
        try:
            return self._zip.read(self._members[name])
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error, struct.error):
            raise self.damaged() from None

    def picture(self, name: str) -> bytes:
        """As `from_html` asks for it, however often: none where it is missing or larger than any picture."""
        if name not in self._pictures:
            self._pictures[name] = self.read(name) if name in self and self.size(name) <= _LARGEST_PICTURE else b""
        return self._pictures[name]

    def damaged(self) -> DocumentError:
        return DocumentError(f"{self.source} is cut short or damaged. Get the file again from where it came.")

    def _refuse_bomb(self, members: list[zipfile.ZipInfo], packed: int) -> None:
        if len(members) > _MOST_MEMBERS:
            raise DocumentError(
                f"{self.source} packs {len(members):,} files; Servanda opens up to {_MOST_MEMBERS:,}. "
                "Save its text as a file of its own."
            )
        unpacked = sum(member.file_size for member in members)
        if unpacked > _LARGEST or unpacked > max(_ALWAYS_FINE, packed * _STEEPEST):
            raise DocumentError(
                f"{self.source} would unpack from {packed / 2**20:.1f} MB to {unpacked // 2**20:,} MB, as a harmful "
                "file does or one with huge pictures. Save its text as a file of its own."
            )
        ordered = sorted(members, key=lambda member: member.header_offset)
        for first, second in pairwise(ordered):
            if first.header_offset + _LOCAL_HEADER + first.compress_size > second.header_offset:
                raise DocumentError(
                    f"{self.source} packs files that overlap, as only a harmful file does. Do not use it."
                )

    def _refuse(self, member: zipfile.ZipInfo) -> None:
        if member.flag_bits & _ENCRYPTED:
            raise DocumentError(f"{self.source} is locked with a password. Save a copy without one and open that.")
        if member.compress_type not in _METHODS:
            raise DocumentError(
                f"{self.source} is packed in a way such documents never are. "
                "Save it again in the program it comes from."
            )
        name = member.filename.replace("\\", "/")
        if (
            name.startswith("/")
            or name[1:2] == ":"
            or ".." in name.split("/")
            or stat.S_ISLNK(member.external_attr >> 16)
        ):
            raise DocumentError(
                f"{self.source} holds a file that points outside it, as only a harmful file does. Do not use it."
            )
