"""How well bytes read in an encoding: by the letters of languages, and by where capitals and signs stand."""

from __future__ import annotations

import re
from collections import Counter

# The letters of languages beyond those of ASCII, the commonest first, by the encodings that their texts were kept in
# before Unicode, all of one byte a letter. Of the encodings that read equally well the first is taken.
_FAMILIES = (
    (
        "cp1252 mac-roman cp850",
        "éèàêçôîûâùïœëæ éáíóúñü óíáéñúü àèéìòù äüöß ãçáéíóâêàúôõü äåöé åøæéòó éëïèöüáó àèéíòóúçïü äõöüšž",
    ),
    (
        "cp1250 iso8859-2 cp852",
        "íáéěřýžščůúťňďó áíýéčžšúľťňôďäóĺŕ ąęłóżśćńź áéöőóüúíű ăîşţâ ăîșțâ čšžćđ äüöß çëâî",
    ),
    ("cp1254", "ıişüğçöâîû əıöğüşç"),
    ("cp1257", "ėšųžūįąčę āīēņšūļžčģķ äõöüšž"),
    ("cp1253 iso8859-7", "αοιετσνηυρπκμλςωδγχθφβξζψάέήίόύώϊϋΐΰ"),
    (
        "cp1251 koi8-u koi8-r cp866 mac-cyrillic iso8859-5",
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё оаниівтерскдлумпязьбгйчхцшєїжющфґ аиоетнрсвлкдпмзяъгбучцйхжщшюфь"
        " аиоенртсјудквлмпзгбцњшчжљћхђфџ аінорсяцектулвдпмыўзбгьчэхжшюёфй аоиетнрсвдклмпујзгбчшцжњљѓќфхџѕ",
    ),
    ("cp1255", "יוהלאתרבשםמנכחדעקפסטצגזןךףץ"),
    ("cp1256 iso8859-6", "اليمونرتبةعدسفهكقأحجشطصىخإذضثزغءظئؤآپچژگی"),
)
_ALPHABETS = {encoding: alphabets.split() for encodings, alphabets in _FAMILIES for encoding in encodings.split()}
ENCODINGS = tuple(_ALPHABETS)
_NAMES = frozenset("ýðþ".join(_FAMILIES[0][1].split()))  # those that foreign names bring into any Western text
_COMMON, _RARE = 8, 20  # ranks in an alphabet
_SELDOM = frozenset("mac-roman cp850 cp852 cp866 iso8859-5".split())
_QUOTES = frozenset("“”‘’„‚«»‹›")
_DASHES = frozenset("–—…")
_SIGNS = frozenset("\u00a0§°£€©®™•·½¼¾²³ªº†‡¿¡«»№")
_LAST_LATIN = "\u024f"
_HIGH = re.compile("[^\0-\x7f]")


def fit(sample: bytes, encoding: str) -> float:
    """How well some lines read in one of `ENCODINGS`: 1 where each letter and sign is in its place, below 0 if none is.

    It is as much for letters as for signs, and a little more where the letters are common ones of one language.
    """
    text, points, letters = sample.decode(encoding, "replace"), 0.0, Counter[str]()
    for found in _HIGH.finditer(text):
        at, char = found.start(), found[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if char.isalpha() and char not in _SIGNS:
            points += _as_letter(char, before, after)
            letters[char.lower()] += 1
        else:
            points += _as_sign(char, before, after)
    named = sum(many * (0.7 if letter in _NAMES else -1) for letter, many in letters.items())
    best = max(named, *(_as_language(letters, alphabet) for alphabet in _ALPHABETS[encoding]))
    return (points + best) / max(1, len(_HIGH.findall(text))) - 0.1 * (encoding in _SELDOM)


def _as_language(letters: Counter[str], alphabet: str) -> float:
    return sum(many * _weight(alphabet.find(letter)) for letter, many in letters.items())


def _weight(rank: int) -> float:
    if rank < 0:
        return -1.5
    return 1.1 if rank < _COMMON else 1.0 if rank < _RARE else 0.9


def _as_letter(char: str, before: str, after: str) -> float:
    """No capital stands behind a small letter, no letter of another script in a word of ASCII, and few stand alone."""
    if char > _LAST_LATIN and ((before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())):
        return -3
    if char.isupper() and before.isalpha():
        return -0.6 if before.isupper() else -3
    return 0 if before.isalpha() or after.isalpha() else -0.3


def _as_sign(char: str, before: str, after: str) -> float:
    if before.isalpha() and after.isalpha():
        return 1.2 if char in "’—…" else -2
    if char in _QUOTES:
        is_outside = before.isalnum() != after.isalnum() or (not before.strip()) != (not after.strip())
        return 1.1 if is_outside else 0.8
    if char in _DASHES:
        return 1.1
    return 0.6 if char in _SIGNS else -2
