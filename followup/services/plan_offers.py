"""What the published schedules would give one person: plans on offer, single exams, questions for the team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followup.domain.days import add_months
from followup.domain.records import Exam, ExamPlan
from followup.domain.words import ExamKind, Side
from followup.services.plan_person import PlanPerson
from followup.services.plans import Schedule, Schedules, TeamQuestion

_BASELINE = frozenset({ExamKind.BONE_DENSITY})
"""Exams that are due at the start and then after each gap (bone density: "baseline, then every two years")."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A plan that a published schedule would give this person; it becomes theirs only when they say so.

    `exam` stands in place of a plan where one exam is all that is asked for. `others` are schedules of other bodies
    that speak to the same person and say something else.
    """

    plan: ExamPlan
    schedule: Schedule
    others: tuple[Schedule, ...] = ()
    exam: Exam | None = None


def suggestions(schedules: Schedules, person: PlanPerson, today: date) -> tuple[Suggestion, ...]:
    """Return what the schedules of the person's region would give them today, one for each exam and side."""
    here = schedules.region_of(person.profile.region)
    wanted = [
        line
        for line in schedules.schedules
        if here in line.regions and person.covers(line, today) and person.holds(line.who)
    ]
    found: dict[tuple[ExamKind, Side], list[Schedule]] = {}
    for line in wanted:
        for side in _sides(line, person):
            found.setdefault((line.exam, side), []).append(line)
    return tuple(_suggestion(lines, side, person, today) for (_, side), lines in found.items())


def questions_for_team(schedules: Schedules, person: PlanPerson, today: date) -> tuple[TeamQuestion, ...]:
    """Return what guidelines leave to the team for this person."""
    here = schedules.region_of(person.profile.region)
    return tuple(ask for ask in schedules.asks if here in ask.regions and person.asks(ask, today))


def _suggestion(lines: list[Schedule], side: Side, person: PlanPerson, today: date) -> Suggestion:
    line = lines[0]
    first = _first_due(line, person, today)
    source = f"{line.source.publisher}, {line.source.year}"
    plan = ExamPlan(
        exam=line.exam,
        name=line.name,
        every_months=max(line.every_months, 1),
        starts_on=first,
        side=side,
        source=source,
        template=line.series,
        note=line.note,
    )
    others = tuple(other for other in lines[1:] if other.source != line.source)
    once = Exam(exam=line.exam, name=line.name, side=side, due_on=first, note=line.note) if line.once else None
    return Suggestion(plan, line, others, once)


def _sides(line: Schedule, person: PlanPerson) -> tuple[Side, ...]:
    if "breast_kept" not in line.who:
        return (Side.NONE,)
    kept = person.kept_breasts
    if len(kept) == 1:
        return tuple(kept)
    return (Side.BOTH,) if _knows_surgery(person) else (Side.NONE,)


def _knows_surgery(person: PlanPerson) -> bool:
    """Whether no breast was removed, as far as the log says; a removal on a side that is not known says nothing."""
    surgery = person.profile.surgery
    return bool(surgery) and not any("mastectomy" in kinds for kinds in surgery.values())


def _first_due(line: Schedule, person: PlanPerson, today: date) -> date:
    """Return the first day of the series that is not past, counted from where it begins, as far as that is known.

    What is asked for once is due when its treatment starts, and stays due from then on: it is not asked for anew today.
    """
    if line.once:
        return _begun(line, person) or today
    if line.exam in _BASELINE:
        return today
    first = add_months(_anchor(line, person, today), line.first_months or line.every_months)
    after_radiotherapy = person.profile.radiotherapy_ended_on
    if line.after_radiotherapy_months and after_radiotherapy is not None:
        first = max(first, add_months(after_radiotherapy, line.after_radiotherapy_months))
    steps = 0
    while add_months(first, steps * line.every_months) < today:
        steps += 1
    return add_months(first, steps * line.every_months)


def _anchor(line: Schedule, person: PlanPerson, today: date) -> date:
    """Return the day a series counts from: the diagnosis, the first day of a medicine, or the end of treatment."""
    profile = person.profile
    if line.first_months and profile.diagnosed_on is not None:
        return profile.diagnosed_on
    return _begun(line, person) or profile.treatment_ended_on or today


def _begun(line: Schedule, person: PlanPerson) -> date | None:
    """Return the first day of the medicine that a line is for, where that is known."""
    return min((day for group, day in person.since if group in line.who), default=None)
