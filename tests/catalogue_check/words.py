"""The words by which the name of an agreement is known, and what some of them tell."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# The same country or body under its several names; in this order.
_PHRASES = tuple(
    (re.compile(rf"\b({pattern})\b"), name)
    for pattern, name in (
        ("united states of america|united states|u s a|u s|us", "usa"),
        ("united kingdom( of great britain and (northern )?ireland)?|great britain|britannic majesty|uk", "britain"),
        ("union of soviet socialist republics|soviet union|ussr|u s s r", "soviet"),
        ("european economic community|european communities|european community|european union|ec|eec", "eu"),
        ("rio de la plata", "river plate"),
        ("association of south ?east asian nations", "asean"),
        ("co operati(on|ve)", r"cooperati\1"),
        ("free trade area", "free trade"),
        (r"(ets|cets|ilo) no \d+", ""),
    )
)
_SPELLINGS = {
    "organisation": "organization",
    "programme": "program",
    "labour": "labor",
    "defence": "defense",
    "neutralisation": "neutralization",
    "prc": "china",
    "peoples": "people",
    "russian": "russia",
    "aaland": "aland",
    "zones": "zone",
    "treaties": "treaty",
    "boundaries": "boundary",
    "sarre": "saar",
    "rights": "right",
    "waters": "water",
    "thibet": "tibet",
}
_EMPTY = frozenset(
    "the of and on in for to a an at by with between concerning relating regarding respecting relative done signed "
    "concluded adopted into dated governing government governments republic kingdom federation union socialist "
    "republics federal state states member majesty his her as its their from upon other or s people democratic".split()
)
# What an agreement may be called by turns, and so tells little.
FORMS = frozenset("treaty convention agreement international accord accords pact".split())
CHANGES = frozenset(
    "protocol protocols amendment amendments amending annex annexes accession extension "
    "understanding text exchange".split()
)
# One of these in one name and not in the other: two agreements, however alike.
TELLING = CHANGES | frozenset(
    "amend amended supplementary additional optional second third fourth fifth first sixth seventh 1 2 3 4 5 6 7 "
    "ii iii iv v i extending notes exchanges interim implementing implementation declaration revised revising "
    "termination terminate terminating renewal supplemental modification modifying final denunciation arrangement "
    "statute charter resolution rectification correcting withdrawal application provisional prolonging prolongation "
    "continuing territories association partnership constitution administrative acquisition".split()
)
# What a trade agreement's name holds beside its parties.
TRADE = FORMS | frozenset(
    "free trade area economic partnership comprehensive cooperation closer relations association stabilization "
    "stabilisation saa customs framework enhanced interim promotion establishment establishing fta".split()
)
_YEAR = re.compile(r"(?<!\d)(1[2-9]|20)\d\d(?!\d)")  # also at the end of "Panama Peru2011"
_MONTH = "(january|february|march|april|may|june|july|august|september|october|november|december)"
_DAY = re.compile(rf"\b\d{{1,2}}(st|nd|rd|th)?( of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b")


@cache
def words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: 'Treaty on Open Skies (1992)' gives treaty, open, skies."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’")
    plain = re.sub(r"[\W_]+", " ", plain)
    plain = _YEAR.sub(" ", _DAY.sub(" ", plain))
    for pattern, replacement in _PHRASES:
        plain = pattern.sub(replacement, plain)
    spelt = (_SPELLINGS.get(word, word) for word in plain.split())
    return frozenset(word for word in spelt if word not in _EMPTY)
