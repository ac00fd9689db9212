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


@cache
def _before() -> re.Pattern[str]:
    return re.compile(_BEFORE, re.IGNORECASE)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Each form of a date, with what may follow it to its line's end, and by itself.

    Compiled when the first line with a year is met: it takes longer than most lines are worth.
    """
    day, year, month = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?", r"(?P<year>\d{4})", r"(?P<month>[^\W\d_]{3,10})\.?"
    forms = (
        (rf"{year}-(?P<month>\d{{2}})-(?P<day>\d{{2}})", r"(?:[T ].*)?"),
        (rf"{day}\s+(?:de\s+)?{month},?\s+(?:del?\s+)?{year}", _LATER),
        (rf"{month}\s+{day},?\s+{year}", _LATER),
        (rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{year}", _LATER),
        (rf"{year}([/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})", _LATER),
        (rf"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/{year}", _LATER),  # other days might be months
        (rf"(?P<month>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/{year}", _LATER),
        (rf"{year}\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?日", ".*"),
        (r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", r"T\d{2}.*"),
    )
    return tuple(
        (re.compile(form + later, re.IGNORECASE), re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE))
        for form, later in forms
    )


def date_of(line: str) -> date | None:
    """The date that `line` consists of, as in "Published: Thursday, December 6, 2018"; None for other lines."""
    line = line.strip()
    if len(line) > _LONGEST or line.count(" ") > _MOST_SPACES or not _YEAR.search(line):
        return None
    said = _before().match(line)
    for whole, _ in _forms():
        if (found := whole.fullmatch(line, said.end() if said else 0)) and _number_of(found["month"]):
            return _date(found)
    return None


def date_in(line: str) -> date | None:
    """The first date that a short line gives, whatever else it says: "Geneva, 6 May 2019 | Anne Example"."""
    if not _YEAR.search(line):
        return None
    dates = (_date(found) for _, part in _forms() for found in part.finditer(line) if _number_of(found["month"]))
    return next((found for found in dates if found), None)


def _number_of(month: str) -> int:
    return int(month) if month.isdecimal() else month_number(month)


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), _number_of(found["month"]), int(found["day"]))
    except ValueError:  # a 31st of February
        return None
