"""Reads the date of a document where one is given by itself."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS).replace("sep(?:tember)?", "sept?(?:ember)?")
_AROUND = r"(?:(?:published|updated|posted|date|on|mon|tues?|wed(?:nes)?|thurs?|fri|satur|sat|sun)(?:day)?[:,.]?\s+)*"
_LATER = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}.*)?"
_FORMS = (
    re.compile(
        rf"{_AROUND}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}}){_LATER}", re.I
    ),
    re.compile(
        rf"{_AROUND}(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_LATER}", re.I
    ),
)
_ISO = re.compile(rf"{_AROUND}(\d{{4}}-\d{{2}}-\d{{2}})(?:[T ].*)?", re.I)


def date_of(line: str) -> date | None:
    """The date that `line` consists of, as in "Published: Thursday, December 6, 2018"; None for other lines."""
    line = line.strip()
    if len(line) > 80:
        return None
    try:
        if iso := _ISO.fullmatch(line):
            return datetime.strptime(iso[1], "%Y-%m-%d").date()
        for form in _FORMS:
            if found := form.fullmatch(line):
                prefixes = [month[:3] for month in _MONTHS]
                return date(int(found["year"]), prefixes.index(found["month"][:3].lower()) + 1, int(found["day"]))
    except ValueError:
        return None
    return None
