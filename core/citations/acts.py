"""Acts of the European Union by their CELEX numbers, whatever the order of number and year."""

from __future__ import annotations

from collections.abc import Mapping

_LETTERS = {
    "R": "regulation règlement verordnung reglamento regolamento",
    "L": "directive richtlinie directiva direttiva direttive",
    "D": "decision décision beschluss decisión decisione",
    "E": "common_position joint_action",
}
_BY_WORD = {word: letter for letter, words in _LETTERS.items() for word in words.split()}
_SIGNS = ("union", "suffix", "body", "sign")
_FIRST_YEAR, _TURN, _LAST_YEAR = 1952, 2015, 2099


def celex_of(values: Mapping[str, str]) -> str:
    """The CELEX number of an act, empty where the numbers fit none.

    `values` are what a pattern found: the act, two numbers, and perhaps "No", the union in brackets, a suffix.
    Until 2014 a regulation is number/year and others are year/number; since 2015 all are year/number.
    """
    first, second, act = values["first"], values["second"], values["act"]
    letter = _BY_WORD[act.casefold().replace(" ", "_")]
    if not any(values.get(sign) for sign in _SIGNS) and not _is_act(values, letter):
        return ""
    number_first = bool(values.get("no")) or (letter == "R" and not _is_late(first))
    number, year = (first, second) if number_first else (second, first)
    whole = _year(year)
    if not whole:
        number, whole = year, _year(number)
    return f"3{whole}{'F' if values.get('frame') else letter}{int(number):04}" if whole else ""


def _is_act(values: Mapping[str, str], letter: str) -> bool:
    """Whether, without a sign of the Union, the numbers still look like an act's: "Directive 2011/83"."""
    named = values["act"][0].isupper() or "no" in values
    return named and letter != "D" and bool(_year(values["first"]) or _year(values["second"]))


def _is_late(number: str) -> bool:
    return len(number) == 4 and _TURN <= int(number) <= _LAST_YEAR


def _year(number: str) -> int:
    """The year that a number can be, 0 for none."""
    if len(number) == 2:
        return 1900 + int(number) if int(number) >= _FIRST_YEAR - 1900 else 0
    return int(number) if _FIRST_YEAR <= int(number) <= _LAST_YEAR else 0
