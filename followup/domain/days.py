"""Days and moments as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

from followup.domain.errors import Refused

OBSERVATION_COVERS = 7
"""Days before an observation that it speaks for (our own default, after the seven-day recall of symptom surveys)."""

_FORMS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and whether it is a guess."""

    on: date
    about: bool = False


def parse_day(text: str, *, field: str = "") -> Day:
    """Return the day of an ISO date; a month or a year alone is a guess that stands on its first day.

    Raises `Refused` with the field's name when it is no date.
    """
    match = _FORMS.fullmatch(text.strip())
    if match is None:
        raise Refused("Write the date as year-month-day, for example 2026-03-12.", field=field)
    year, month, day = match.groups()
    try:
        return Day(date(int(year), int(month or 1), int(day or 1)), about=day is None)
    except ValueError:
        raise Refused("There is no such day in the calendar. Please check the date.", field=field) from None


def add_months(day: date, months: int) -> date:
    """Return the same day of the month later (or earlier), or the last day where that month is shorter."""
    years, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month0 + 1, min(day.day, monthrange(years, month0 + 1)[1]))


def whole_years(since: date, until: date) -> int:
    """Return the full years between two days; somebody born on 29 February has a birthday on 1 March in other years."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def count_days(first: date, last: date) -> int:
    """Return how many days a stretch lasts so far: 0 when it began today."""
    return (last - first).days


def now() -> datetime:
    """Return this moment with the offset of this computer's time zone."""
    return datetime.now().astimezone()
