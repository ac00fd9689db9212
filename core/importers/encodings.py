"""Which encoding bytes are in, for files that do not say."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_RUSSIAN = ("cp1251", "koi8_r")
_OTHERS = [*_RUSSIAN, *"cp1253 cp1255 cp1256 gb18030 big5 euc_jp euc_kr".split()]
_SAMPLE = 20_000
_HIRAGANA = re.compile("[\u3041-\u3096]")
# What is a letter in the encoding of Central Europe and a sign in that of the West, within or behind letters.
_CENTRAL_IN_WORD = re.compile(rb"(?<=[A-Za-z])[\xb3\xb9\xba\xbe\xbf](?=[a-z])")
_HIGH = re.compile(rb"[\x80-\xff]+")
_HIGH_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")
_HIGH_IN_LATIN_WORD = re.compile(
    rb"(?<=[A-Za-z])[\x80-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff]{1,2}(?=[A-Za-z])"
)


def encoding_of(data: bytes, declared: str = "") -> str:
    """The likeliest encoding of a text: its mark's, UTF-8 where it is that, the `declared` one, else by its look.

    Empty for what is no text at all.
    """
    if marked := next((encoding for mark, encoding in _MARKS if data.startswith(mark)), ""):
        return marked
    if b"\0" in data:
        return _two_byte(data)
    if _is_utf8(data):
        return "utf-8"
    return _known(declared) or _one_byte(data)


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


def _one_byte(data: bytes) -> str:
    sample = b"\n".join(_HIGH_LINE.findall(data[: 50 * _SAMPLE]))[:_SAMPLE] or data[:_SAMPLE]
    runs = len(_HIGH.findall(sample))
    japanese = sample.decode("cp932", "replace")
    if len(_HIRAGANA.findall(japanese)) * 10 > len(japanese):
        return "cp932"
    if len(_CENTRAL_IN_WORD.findall(sample)) * 20 > runs:
        return "cp1250"
    if len(_HIGH_IN_LATIN_WORD.findall(sample)) * 2 >= runs or _stand_alone(sample, runs):
        return _WESTERN
    from charset_normalizer import from_bytes  # a twentieth of a second, for the few files that need it

    found = from_bytes(sample, cp_isolation=_OTHERS).best()
    encoding = found.encoding if found else _WESTERN
    return max(_RUSSIAN, key=lambda name: _small_letters(sample, name)) if encoding in _RUSSIAN else encoding


def _stand_alone(sample: bytes, runs: int) -> bool:
    """Whether high bytes come one at a time, as dashes and quotation marks do."""
    return runs > 0.8 * sum(map(len, _HIGH.findall(sample)))


def _small_letters(sample: bytes, encoding: str) -> int:
    return sum(char.islower() for char in sample.decode(encoding, "replace"))
