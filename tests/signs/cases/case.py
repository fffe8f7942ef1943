"""How the cases are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followup.domain.profile import Profile
from followup.domain.records import Observation
from followup.domain.words import Side
from tests.signs.logs import START, Diary, on, seen


@dataclass(frozen=True)
class Case:
    """A log that meets a rule and one that just misses it, each looked at on its own last day."""

    meets: Diary
    misses: Diary


def a(symptom: str, *observations: Observation, place: str = "", side: str = "", began: int | None = None) -> Diary:
    """Return a log with one episode; without observations it is noted once, on day 0."""
    return Diary().has(symptom, *(observations or (seen(0),)), place=place, side=side, began=began)


def lasting(days: int, severity: int | None = None, change: str = "", **answers: str | bool) -> tuple[Observation, ...]:
    """Return observations of a symptom that lasts so many days, noted once a week; answers come with the last."""
    earlier = [seen(day, severity) for day in range(0, days, 7)]
    return (*earlier, seen(days, severity, change, **answers))


def rising(days: int, first: int = 3, last: int = 5) -> tuple[Observation, ...]:
    """Return a symptom whose number rises over so many days."""
    return seen(0, first), seen(days, last)


def coming_and_going(days: int) -> tuple[Observation, ...]:
    """Return a symptom that comes and goes for so many days, asked about once in three weeks."""
    return (
        seen(0),
        *(seen(day, all_along="came_and_went") for day in range(21, days, 21)),
        seen(days, all_along="came_and_went"),
    )


def easing(days: int, **answers: str | bool) -> tuple[Observation, ...]:
    """Return a symptom that lasts so many days and eases in the end."""
    *earlier, _ = lasting(days, 6)
    return (*earlier, seen(days, 3, "better", **answers))


def who(diary: Diary, **facts: object) -> Diary:
    """Return the log with facts about the person; `surgery` is of both sides."""
    surgery = facts.pop("surgery", None)
    if surgery is not None:
        facts["surgery"] = {side: frozenset({surgery}) for side in (Side.LEFT, Side.RIGHT)}
    diary.profile = Profile(**facts)  # type: ignore[arg-type]
    return diary


def last_day(diary: Diary) -> date:
    """Return the last day that anything was noted on."""
    days = [one.observed_on for view in diary.episodes for one in view.observations]
    return max([*days, *(weight.measured_on for weight in diary.weights)], default=START)


def radiotherapy_ended(diary: Diary, day: int) -> Diary:
    """Return the log of a person whose radiotherapy ended on a day of it."""
    return who(diary, radiotherapy_ended_on=on(day))
