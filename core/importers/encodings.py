"""Which encoding bytes are in, for files that do not say."""

from __future__ import annotations

import codecs
import re

from core.importers.alphabets import ENCODINGS, fit

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_EASTERN = "gb18030 big5 cp932 euc_jp euc_kr".split()
_ISO_2022_JP = re.compile(rb"\x1b\$[@B][!-~]{2}")
_SAMPLE = 20_000
_JUDGED = 2_500  # bytes
_BEFORE = 100  # bytes: where lines are endless, some of what stands before the first that is not of ASCII
_POOR = 0.6  # how texts in encodings of several bytes a letter read in those of one
_BY_FAR = 0.3
_HIRAGANA = re.compile("[\u3041-\u3096]")
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")


def encoding_of(data: bytes, declared: str = "") -> str:
    """The likeliest encoding of a text: its mark's, UTF-8 where it is that, the `declared` one, else by its look.

    Empty for what is no text at all.
    """
    if marked := next((encoding for mark, encoding in _MARKS if data.startswith(mark)), ""):
        return marked
    if b"\0" in data:
        return _two_byte(data)
    if _is_utf8(data):
        return "iso2022_jp" if _ISO_2022_JP.search(data, 0, _SAMPLE) else "utf-8"
    return _judged(data, _known(declared))


def _two_byte(data: bytes) -> str:
    """UTF-16 has zeros in every other byte of what is ASCII, be it only the spaces; other data has them anywhere."""
    head = data[:_SAMPLE]
    even, odd = head[::2].count(0), head[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head.decode(encoding, "replace")
    printable = sum(char.isprintable() or char.isspace() for char in text)
    return encoding if min(even, odd) * 20 <= max(even, odd) and printable > 0.95 * len(text) else ""


def _is_utf8(data: bytes) -> bool:
    """Whether it is UTF-8, allowing for the odd damaged or cut character."""
    try:
        data.decode()
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", "replace").count("\ufffd")
        whole = sum(byte >= 0xC2 for byte in data) - damaged  # each first byte of a character
        return damaged * 4 <= whole
    return True


def _known(declared: str) -> str:
    """The encoding of that name, as browsers take it: what calls itself Latin-1 has Windows-1252's quotation marks."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return ""
    return {"iso8859-1": _WESTERN, "ascii": _WESTERN, "gb2312": "gb18030", "gbk": "gb18030", "utf-8": ""}.get(
        name, name
    )


def _judged(data: bytes, declared: str) -> str:
    """The declared encoding, unless the text reads far better in another; else that in which it reads best."""
    if declared and declared not in ENCODINGS:
        return declared
    first = _HIGH.search(data)
    start = max(0, first.start() - _BEFORE) if first else 0
    sample = b"\n".join(_HIGH_LINE.findall(data[start : start + 50 * _SAMPLE]))[:_SAMPLE]
    fits = {encoding: fit(sample[:_JUDGED], encoding) for encoding in ENCODINGS}
    best = max(fits, key=lambda encoding: round(fits[encoding], 2))
    if declared and fits[declared] > fits[best] - _BY_FAR:
        return declared
    return best if fits[best] >= _POOR else declared or _of_several_bytes(sample)


def _of_several_bytes(sample: bytes) -> str:
    japanese = sample.decode("cp932", "replace")
    if len(_HIRAGANA.findall(japanese)) * 10 > len(japanese):
        return "cp932"
    from charset_normalizer import from_bytes  # a twentieth of a second, for the few files that need it

    found = from_bytes(sample, cp_isolation=_EASTERN).best()
    return found.encoding if found else _WESTERN
