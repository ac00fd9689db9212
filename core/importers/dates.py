"""Reads the date of a document where one is given by itself."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

_LONGEST = 80
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS).replace("sep(?:tember)?", "sept?(?:ember)?")
_AROUND = r"(?:(?:published|updated|posted|date|on|mon|tues?|wed(?:nes)?|thurs?|fri|satur|sat|sun)(?:day)?[:,.]?\s+)*"
_LATER = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}.*)?"
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(rf"{_AROUND}(\d{{4}}-\d{{2}}-\d{{2}})(?:[T ].*)?", re.I)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Compiled when the first line with a year is met: it takes longer than most lines are worth."""
    day, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
    month = rf"(?P<month>{_MONTH})\.?"
    return tuple(
        re.compile(rf"{_AROUND}{form}{_LATER}", re.I)
        for form in (rf"{day}\s+{month},?\s+{year}", rf"{month}\s+{day},?\s+{year}")
    )


def date_of(line: str) -> date | None:
    """The date that `line` consists of, as in "Published: Thursday, December 6, 2018"; None for other lines."""
    line = line.strip()
    if len(line) > _LONGEST or not _YEAR.search(line):
        return None
    try:
        if iso := _ISO.fullmatch(line):
            return datetime.strptime(iso[1], "%Y-%m-%d").date()
        for form in _forms():
            if found := form.fullmatch(line):
                prefixes = [month[:3] for month in _MONTHS]
                return date(int(found["year"]), prefixes.index(found["month"][:3].lower()) + 1, int(found["day"]))
    except ValueError:
        return None
    return None
