"""Reads the date of a document where one is given by itself."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

_LONGEST = 80
_MOST_SPACES = 10  # a line of prose has more
_YEAR = re.compile(r"(?:1\d|20)\d\d")
# The months of a year in each language, in full and as they are shortened; Russian names them in the genitive.
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
_DAYS = (
    "mon(?:day)? tues?(?:day)? wed(?:nesday)? thu(?:r|rs|rsday)? fri(?:day)? sat(?:urday)? sun(?:day)?"
    " (?:mon|diens|donners|frei|sams|sonn)tag mittwoch sonnabend (?:mo|di|mi|do|fr|sa|so)"
    " (?:lun|mar|mercre|jeu|vendre|same)di dimanche lunes martes mi[eé]rcoles jueves viernes s[aá]bado domingo"
    " понедельник вторник среда четверг пятница суббота воскресенье"
)
_SAID = (
    "published updated posted date on veröffentlicht aktualisiert stand erschienen am den vom publiée? date parue? le"
    " du publicad[oa] actualizad[oa] fecha el опубликовано обновлено дата"
)
_BEFORE = rf"(?:(?:{'|'.join((_SAID + ' ' + _DAYS).split())})[:,.]*\s+)*"
_LATER = r"(?:\s*г(?:ода|\.)?)?(?:(?:,|\s[-–|]|\s)\s*(?:(?:at|um|à|a\s+las|в)\s+)?\d{1,2}\s?[:.h]\s?\d{2}.*)?\.?"
_IN_DIGITS = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ].*)?"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """What may stand before a date, and the forms of dates.

    Compiled when the first line with a year is met: it takes longer than most lines are worth.
    """
    day, year, month = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?", r"(?P<year>\d{4})", r"(?P<month>[^\W\d_]{3,10})\.?"
    forms = (
        _BEFORE,
        _IN_DIGITS,
        rf"{day}\s+(?:de\s+)?{month},?\s+(?:del?\s+)?{year}{_LATER}",
        rf"{month}\s+{day},?\s+{year}{_LATER}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{year}{_LATER}",
        rf"{year}([/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){_LATER}",
        rf"{year}\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?日.*",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})T\d{2}.*",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _numbers() -> dict[str, int]:
    """The number of each month by its names."""
    names = {name: number for months in _MONTHS for number, name in enumerate(months.split(), 1)}
    return names | {"sep": 9}


def date_of(line: str) -> date | None:
    """The date that `line` consists of, as in "Published: Thursday, December 6, 2018"; None for other lines."""
    line = line.strip()
    if len(line) > _LONGEST or line.count(" ") > _MOST_SPACES or not _YEAR.search(line):
        return None
    before, *forms = _forms()
    said = before.match(line)
    for form in forms:
        if found := form.fullmatch(line, said.end() if said else 0):
            month = found["month"].lower()
            number = int(month) if month.isdecimal() else _numbers().get(month)
            if number:
                try:
                    return date(int(found["year"]), number, int(found["day"]))
                except ValueError:  # a 31st of February
                    return None
    return None
