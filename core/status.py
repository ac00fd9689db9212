"""How an agreement stood on a day: not yet, signed, in force, ended; and what has happened since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.model import Event, Treaty

NEVER = "never"
_BEGINNINGS = ("adopted", "opened", "signed")
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Status:
    """`phrase` is a few words for a list, `line` its dates, `then` and `since` sentences for the card."""

    phrase: str
    in_force: bool | None
    line: str = ""
    then: str = ""
    since: str = ""


def status(treaty: Treaty, on: date | None = None) -> Status:
    """How `treaty` stood on that day, or today. Dates cut to a year or month count from their first day."""
    today = date.today()
    phrase, in_force = _standing(treaty, (on or today).isoformat())
    then = _then(treaty, phrase, on) if on else f"{_sentence(phrase)} today."
    if treaty.ended and not on:
        then = f"Ended {long_date(treaty.ended)}."
    later = [event for event in _history(treaty) if on and on.isoformat() < event.date <= today.isoformat()]
    since = "; ".join(_told(event) for event in later)
    return Status(phrase, in_force, _line(treaty), then, f"Since then: {since}." if since else "")


def _then(treaty: Treaty, phrase: str, on: date) -> str:
    """How it stood when the article was written, and how far off its end was."""
    if not treaty.ended:
        return f"{_sentence(phrase)} then."
    ended = f"nded {long_date(treaty.ended)}, {_distance(treaty.ended, on)} this article"
    return f"E{ended}." if treaty.ended <= on.isoformat() else f"{_sentence(phrase)} then; e{ended}."


def _distance(iso: str, on: date) -> str:
    """How long before or after a day a date lies, in the largest unit that its precision bears."""
    year, month, day = (int(part) for part in [*iso.split("-"), "1", "1"][:3])
    days = (date(year, month, day) - on).days
    side = "after" if days > 0 else "before"
    for size, unit in ((365.25, "year"), (30.44, "month"), (1, "day")):
        number = int(abs(days) / size)
        if number and iso.count("-") >= ("year", "month", "day").index(unit):
            return f"{number} {unit}{'s' if number > 1 else ''} {side}"
    return f"shortly {side}"


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def long_date(iso: str) -> str:
    """A whole or cut ISO date in words: 2 August 2019, August 2019, 2019."""
    year, month, day = (*iso.split("-"), "", "")[:3]
    words = (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(word for word in words if word)


def _standing(treaty: Treaty, day: str) -> tuple[str, bool | None]:
    begun = treaty.signed or next((event.date for event in treaty.events if event.what in _BEGINNINGS), "")
    if treaty.ended and treaty.ended <= day:
        return f"ended {treaty.ended[:4]}", False
    if begun > day:
        return "not yet signed" if treaty.signed else "not yet adopted", False
    if treaty.in_force == NEVER:
        return "not in force", False
    if treaty.in_force and treaty.in_force <= day:
        return "in force" if treaty.kind != "political" else "in effect", True
    if treaty.in_force:
        return "not yet in force", False
    if not begun:
        return "status not known", None
    done = "agreed" if treaty.kind in ("political", "peace", "armistice") else "signed" if treaty.signed else "adopted"
    return f"{done} {begun[:4]}", None


def _line(treaty: Treaty) -> str:
    in_force = "" if treaty.in_force == NEVER else treaty.in_force
    adopted = "" if treaty.signed else next((event.date for event in treaty.events if event.what in _BEGINNINGS), "")
    dates = (("adopted", adopted), ("signed", treaty.signed), ("in force", in_force), ("ended", treaty.ended))
    return " · ".join(f"{what} {long_date(when)}" for what, when in dates if when)


def _history(treaty: Treaty) -> list[Event]:
    told = {event.date for event in treaty.events}
    dates = (("in force", "" if treaty.in_force == NEVER else treaty.in_force), ("ended", treaty.ended))
    untold = [Event(when, what) for what, when in dates if when and when not in told]
    return sorted([*treaty.events, *untold], key=lambda event: event.date)


def _told(event: Event) -> str:
    what = "entered into force" if event.what == "in force" else event.what
    return f"{event.who} {what}".strip() + f" ({long_date(event.date)})"


def dated_status(treaty: Treaty, on: date | None) -> str:
    """One line: the standing on that day and what came after; without a day, today's, said to be today's."""
    state = status(treaty, on)
    if on is None:
        return f"{state.phrase} (today's status)"
    ended = f"; ended {treaty.ended}" if treaty.ended > on.isoformat() else ""
    return f"{state.phrase} as of {on.isoformat()}{ended}"
