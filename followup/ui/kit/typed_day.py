"""A day as people type it: 2026-03-12, but also 12 March 2026, March 2026 and 12/3/2026 where only one day fits."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from followup.domain.days import Day, parse_day
from followup.domain.errors import Refused

_WORDED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([^\W\d_]{3,})\s+(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
_MONTHS_IN_A_YEAR = 12

_NO_DAY = str(QT_TRANSLATE_NOOP("Refused", "Write the date as 12 March 2026 or 2026-03-12."))
_TWO_WAYS = str(QT_TRANSLATE_NOOP("Refused", "Please write the month as a word, such as 12 March 2026."))


def read_day(text: str) -> Day:
    """Return the day that somebody typed; a month or a year alone is a guess that stands on its first day.

    Month names are taken in the reader's language and in English, whole or from three letters on. Numbers that could be
    two days, such as 3/4/2026, are refused rather than guessed. Raises `Refused` where it is no day.
    """
    asked = re.sub(r"[\s,]+", " ", text).strip()
    if match := _WORDED.fullmatch(asked):
        before, name, after, year = match.groups()
        month = _month(name)
        if month and not (before and after):
            return _checked(year, month, before or after)
    elif match := _MONTH_AND_YEAR.fullmatch(asked):
        return _checked(match[2], int(match[1]), None)
    elif match := _NUMBERS.fullmatch(asked):
        return _of_numbers(int(match[1]), int(match[2]), match[3])
    elif re.fullmatch(r"[\d-]+", asked):
        return parse_day(asked)
    raise Refused(_NO_DAY)


def _of_numbers(first: int, second: int, year: str) -> Day:
    if first != second and max(first, second) <= _MONTHS_IN_A_YEAR:
        raise Refused(_TWO_WAYS)
    day, month = (first, second) if second <= _MONTHS_IN_A_YEAR else (second, first)
    return _checked(year, month, str(day))


def _checked(year: str, month: int, day: str | None) -> Day:
    return parse_day(f"{year}-{month:02}" + (f"-{int(day):02}" if day else ""))


def _month(name: str) -> int | None:
    """Return the number of the month that a word begins, None where it begins none or two of them."""
    asked = name.casefold()
    for locale in (QLocale(), QLocale(QLocale.Language.English)):
        names = [locale.monthName(month).casefold() for month in range(1, _MONTHS_IN_A_YEAR + 1)]
        fitting = [number for number, whole in enumerate(names, 1) if whole.startswith(asked)]
        if len(fitting) == 1:
            return fitting[0]
    return None
