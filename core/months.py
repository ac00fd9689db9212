"""The months of a year by their names, in English, German, French, Spanish and Russian."""

from __future__ import annotations

from functools import cache

# In full and as they are shortened; Russian names them in the genitive.
_MONTHS = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber mär apr mai jun jul aug sep okt nov dez",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr mars avr mai juin juil aout sept oct nov déc",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago setiembre oct nov dic",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "янв фев мар апр мая июн июл авг сен окт ноя дек",
)


def month_number(name: str) -> int:
    """1 to 12, or 0 for a word that is no month."""
    return _numbers().get(name.lower(), 0)


@cache
def _numbers() -> dict[str, int]:
    names = {name: number for months in _MONTHS for number, name in enumerate(months.split(), 1)}
    return names | {"sep": 9}
