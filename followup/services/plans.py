"""Follow-up schedules as published, read from the shipped file, and what they would mean for one person."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from followup.domain.days import add_months, whole_years
from followup.domain.errors import FollowupError
from followup.domain.log_view import MedicineView
from followup.domain.profile import Profile
from followup.domain.records import ExamPlan
from followup.domain.words import ExamKind, Side
from followup.signs.flag import Source

ELSEWHERE = "other"
"""The region of schedules that are offered where none is named for the person's own."""

_FOR_GOOD = 0


class PlansError(FollowupError):
    """The shipped file of schedules says something the program does not understand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One line of a published schedule: years count from the end of treatment, year 1 is the first."""

    id: str
    exam: ExamKind
    name: str
    at_least_months: int
    every_months: int
    from_year: int
    until_year: int
    source: Source
    regions: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    first_months: int = 0
    after_radiotherapy_months: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Schedules:
    """Every schedule, and the names of the medicines that some of them are about."""

    schedules: tuple[Schedule, ...]
    medicines: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A plan that a published schedule would give this person; it becomes theirs only when they say so."""

    plan: ExamPlan
    schedule: Schedule


def load_schedules(path: Path) -> Schedules:
    """Return the schedules of a file; raises `PlansError` naming the entry it cannot read."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise PlansError("{file} cannot be read.", file=path.name) from None
    sources = {id_: Source(id=id_, **row) for id_, row in content["sources"].items()}
    schedules = tuple(_schedule(path, id_, row, sources) for id_, row in content["schedules"].items())
    return Schedules(schedules, {name: tuple(words) for name, words in content["medicines"].items()})


def _schedule(path: Path, id_: str, row: dict[str, Any], sources: Mapping[str, Source]) -> Schedule:
    try:
        values = {**row, "exam": ExamKind(row["exam"]), "source": sources[row["source"]]}
        values |= {name: tuple(row.get(name, ())) for name in ("regions", "who")}
        return Schedule(id=id_, **values)
    except (KeyError, TypeError, ValueError):
        raise PlansError("{file}, {entry}: it cannot be understood.", file=path.name, entry=id_) from None


def suggestions(
    schedules: Schedules, profile: Profile, medicines: Iterable[MedicineView], today: date
) -> tuple[Suggestion, ...]:
    """Return the plans that the schedules of the person's region would give them today, one for each exam and side."""
    taken = _classes_taken(schedules, medicines, today)
    year = _year(profile, today)
    wanted = [
        schedule
        for schedule in schedules.schedules
        if _speaks_for(schedules, schedule, profile.region)
        and schedule.from_year <= year
        and (schedule.until_year == _FOR_GOOD or year <= schedule.until_year)
        and all(_holds(who, profile, taken) for who in schedule.who)
    ]
    found: dict[tuple[ExamKind, Side], Suggestion] = {}
    for schedule in wanted:
        for side in _sides(schedule, profile):
            plan = _plan(schedule, side, profile, today)
            found.setdefault((schedule.exam, side), Suggestion(plan, schedule))
    return tuple(found.values())


def gone_breasts(profile: Profile) -> frozenset[Side]:
    """Return the sides that need no mammogram: a breast that was removed, or rebuilt after that.

    Source: ACS/ASCO 2016 and NICE NG101 (none on the side of a mastectomy, none of a rebuilt breast).
    """
    return frozenset(side for side in (Side.LEFT, Side.RIGHT) if "mastectomy" in profile.surgery.get(side, ()))


def _speaks_for(schedules: Schedules, schedule: Schedule, region: str) -> bool:
    named = {name for one in schedules.schedules for name in one.regions}
    return (region if region in named else ELSEWHERE) in schedule.regions


def _year(profile: Profile, today: date) -> int:
    """Return which year after treatment this is; unknown counts as the first, in which people are seen most often."""
    ended = profile.treatment_ended_on
    return 1 if ended is None or ended > today else whole_years(ended, today) + 1


def _classes_taken(schedules: Schedules, medicines: Iterable[MedicineView], today: date) -> frozenset[str]:
    names = [view.medicine.name.casefold() for view in medicines if _is_taken(view, today)]
    return frozenset(
        drug for drug, words in schedules.medicines.items() if any(word in name for word in words for name in names)
    )


def _is_taken(view: MedicineView, today: date) -> bool:
    return any(
        not period.paused and (period.started_on or date.min) <= today <= (period.ended_on or date.max)
        for period in view.periods
    )


def _holds(who: str, profile: Profile, taken: frozenset[str]) -> bool:
    match who:
        case "breast_kept":
            return gone_breasts(profile) != {Side.LEFT, Side.RIGHT}
        case "uterus":
            return profile.uterus != "removed" and profile.sex != "male"
        case "after_menopause":
            return profile.menopause == "after"
        case _:
            return who in taken


def _sides(schedule: Schedule, profile: Profile) -> tuple[Side, ...]:
    if "breast_kept" not in schedule.who:
        return (Side.NONE,)
    gone = gone_breasts(profile)
    if not gone:
        return (Side.BOTH,) if _knows_surgery(profile) else (Side.NONE,)
    return tuple(side for side in (Side.LEFT, Side.RIGHT) if side not in gone)


def _knows_surgery(profile: Profile) -> bool:
    """Whether no breast was removed, as far as the log says; a removal on a side that is not known says nothing."""
    return bool(profile.surgery) and not any("mastectomy" in kinds for kinds in profile.surgery.values())


def _plan(schedule: Schedule, side: Side, profile: Profile, today: date) -> ExamPlan:
    return ExamPlan(
        exam=schedule.exam,
        name=schedule.name,
        every_months=schedule.every_months,
        starts_on=_first_due(schedule, profile, today),
        side=side,
        source=f"{schedule.source.publisher}, {schedule.source.year}",
        note=schedule.note,
    )


def _first_due(schedule: Schedule, profile: Profile, today: date) -> date:
    """Return the first day of the series that is not past, counted from the end of treatment where it is known."""
    anchor = profile.treatment_ended_on or today
    first = add_months(anchor, schedule.first_months or schedule.every_months)
    if schedule.after_radiotherapy_months and profile.radiotherapy_ended_on is not None:
        first = max(first, add_months(profile.radiotherapy_ended_on, schedule.after_radiotherapy_months))
    steps = 0
    while add_months(first, steps * schedule.every_months) < today:
        steps += 1
    return add_months(first, steps * schedule.every_months)
