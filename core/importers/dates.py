"""Reads the date of a document where one is given by itself."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from core.months import month_number

_LONGEST = 80
_MOST_SPACES = 10  # a line of prose has more
_YEAR = re.compile(r"(?:1\d|20)\d\d")
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


def date_of(line: str) -> date | None:
    """The date that `line` consists of, as in "Published: Thursday, December 6, 2018"; None for other lines."""
    line = line.strip()
    if len(line) > _LONGEST or line.count(" ") > _MOST_SPACES or not _YEAR.search(line):
        return None
    before, *forms = _forms()
    said = before.match(line)
    for form in forms:
        if found := form.fullmatch(line, said.end() if said else 0):
            month = found["month"]
            number = int(month) if month.isdecimal() else month_number(month)
            if number:
                try:
                    return date(int(found["year"]), number, int(found["day"]))
                except ValueError:  # a 31st of February
                    return None
    return None
