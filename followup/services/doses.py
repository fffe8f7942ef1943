"""Dose periods: what may stand beside what, and what was taken on a day. A change touches no day before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from followup.domain.checks import overlap
from followup.domain.errors import Refused
from followup.domain.records import DosePeriod
from followup.services.wishes import Wish

_ONE_DAY = timedelta(days=1)
_BARE_NUMBER = re.compile(
    r"[\d.,/½¼¾\s]*[\d½¼¾](\s*(x|once|twice|daily|a|an|per|every|each|times|in|at|when|as|if|morning|evening)\b.*)?",
    re.IGNORECASE,
)
"""A number with no unit after it: "20", "20 once a day", "2 x daily"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaperStep:
    """One stretch of a dose on its way down, and for how many days it is taken."""

    dose: str
    days: int
    frequency: str = ""


def refuse_unclear_dose(period: DosePeriod) -> None:
    """Raise `Refused` for a dose that is a number alone: 20 of what decides everything."""
    if period.dose.strip() and _BARE_NUMBER.fullmatch(period.dose.strip()):
        raise Refused("Please add the unit, for example 20 mg or 1 tablet.", field="dose")


def refuse_crossing(periods: Iterable[DosePeriod], period: DosePeriod) -> None:
    """Raise `Refused` when the days of a period cross those of another of the same medicine."""
    if overlap(periods, period) is not None:
        raise Refused(
            "These days cross another stretch of the same medicine. Please check the two dates.", field="started_on"
        )


def add_period(wish: Wish, period: DosePeriod, today: date = date.max) -> DosePeriod:
    """Keep a new period; the one that goes on then ends the day before it.

    Stretches that were only planned, after `today` and after the new one has begun, go to the trash; without a today
    nothing counts as planned. Raises `Refused` where the new one would cross a stretch of the past.
    """
    periods = in_order(wish.store.all(DosePeriod, medicine_id=period.medicine_id))
    if period.started_on is not None:
        periods = make_room(wish, periods, period.started_on, today)
    refuse_crossing(periods, period)
    return wish.add(period)


def make_room(wish: Wish, periods: tuple[DosePeriod, ...], begins: date, today: date) -> tuple[DosePeriod, ...]:
    """End what goes on the day before `begins`, take away what was only planned from then on; return what stands."""
    standing: list[DosePeriod] = []
    for period in periods:
        began = period.started_on or date.min
        if began >= begins and began > today:
            wish.remove(DosePeriod.kind, period.id)
        elif began < begins and _reaches(period, begins, today):
            standing.append(wish.change(replace(period, ended_on=begins - _ONE_DAY)))
        else:
            standing.append(period)
    return tuple(standing)


def _reaches(period: DosePeriod, day: date, today: date) -> bool:
    """Whether a period goes on with no end, or with an end that was only planned."""
    return period.ended_on is None or (period.ended_on >= day and period.ended_on > today)


def taper_periods(medicine_id: int, begins: date, steps: Iterable[TaperStep], reason: str) -> tuple[DosePeriod, ...]:
    """Return the stretches of a taper, one after the other; raises `Refused` naming what is missing."""
    found: list[DosePeriod] = []
    for step in steps:
        if not step.dose.strip():
            raise Refused("Please write the dose of each step, for example 5 mg.", field="dose")
        if not 1 <= step.days <= 366:
            raise Refused("Say for how many days each step lasts: 1 to 366.", field="days")
        last = begins + timedelta(days=step.days - 1)
        period = DosePeriod(
            medicine_id=medicine_id,
            dose=step.dose.strip(),
            frequency=step.frequency.strip(),
            started_on=begins,
            ended_on=last,
            tapering=True,
            reason=reason,
        )
        refuse_unclear_dose(period)
        found.append(period)
        begins = last + _ONE_DAY
    if not found:
        raise Refused("Please write at least one step with its dose and its days.", field="dose")
    return tuple(found)


def in_order(periods: Iterable[DosePeriod]) -> tuple[DosePeriod, ...]:
    """Return periods by their first day; one whose first day nobody knows comes first."""
    return tuple(sorted(periods, key=lambda period: (period.started_on or date.min, period.id)))


def covers(period: DosePeriod, day: date) -> bool:
    """Return whether a day lies in a period."""
    return (period.started_on or date.min) <= day <= (period.ended_on or date.max)


def on_day(periods: Iterable[DosePeriod], day: date) -> tuple[DosePeriod, ...]:
    """Return the periods in which something was taken on a day."""
    return tuple(period for period in periods if covers(period, day) and not period.paused)
