"""When the exams of a plan are due, and why one that is kept may not be due at all. Pure: records in, days out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followup.domain.days import add_months
from followup.domain.records import Exam, ExamPlan
from followup.domain.words import ExamKind, Side
from followup.services.plan_person import PlanPerson
from followup.services.plans import Schedules

_BREASTS = frozenset({Side.LEFT, Side.RIGHT})


class Rest(StrEnum):
    """Why nothing of a plan is due."""

    PUT_ASIDE = "put_aside"
    TEAM_PLAN = "team_plan"
    BREAST_GONE = "breast_gone"
    NOT_NOW = "not_now"
    ENDED = "ended"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueExam:
    """An examination that is due on a day: from its plan, or from an entry with a due or a booked day.

    `due_from` is the first day on which a schedule with a span ("every 3 to 6 months") would have it.
    """

    name: str
    exam: ExamKind
    side: Side
    due_on: date
    overdue: bool
    due_from: date | None = None
    booked_on: date | None = None
    at: str = ""
    plan: ExamPlan | None = None
    entry: Exam | None = None


@dataclass(frozen=True, slots=True)
class PlanDays:
    """Works out days for one log on one day."""

    schedules: Schedules
    person: PlanPerson
    plans: tuple[ExamPlan, ...]
    exams: tuple[Exam, ...]
    today: date

    def all_due(self) -> tuple[DueExam, ...]:
        """Return what is due or booked, soonest first: plans that go on, and exams with a day that were not done."""
        found = [due for plan in self.plans if (due := self.of_plan(plan)) is not None]
        taken = {due.entry.id for due in found if due.entry is not None}
        found += [due for exam in self.exams if exam.id not in taken and (due := self._of_exam(exam)) is not None]
        return tuple(sorted(found, key=lambda due: (due.booked_on or due.due_on, due.name)))

    def of_plan(self, plan: ExamPlan) -> DueExam | None:
        """Return the next exam of a plan, or None while it rests."""
        if self.rests(plan) is not None:
            return None
        span = self._next(plan)
        side = self._side_left(plan)
        if span is None or side is None:
            return None
        entry = self._waiting(plan)
        booked_on = entry.booked_on if entry else None
        return DueExam(
            name=plan.name,
            exam=plan.exam,
            side=side,
            due_from=span[0],
            due_on=span[1],
            overdue=(booked_on or span[1]) < self.today,
            booked_on=booked_on,
            at=entry.at if entry else "",
            plan=plan,
            entry=entry,
        )

    def rests(self, plan: ExamPlan) -> Rest | None:
        """Return why nothing of a plan is due, or None when it goes on."""
        lines = self.schedules.series(plan.template)
        if not plan.active:
            return Rest.PUT_ASIDE
        if plan.exam is ExamKind.MAMMOGRAM and self._breasts(plan) == frozenset():
            return Rest.BREAST_GONE
        if self._side_left(plan) is None:
            return Rest.TEAM_PLAN
        if lines and not any(self.person.holds(line.who) for line in lines):
            return Rest.NOT_NOW
        span = self._next(plan)
        if span is None:
            return Rest.OVER
        if plan.ends_on is not None and span[1] > plan.ends_on and self._waiting(plan) is None:
            return Rest.ENDED
        return None

    def belongs(self, exam: Exam, plan: ExamPlan) -> bool:
        """Return whether an exam counts for a plan: named to it, or, where no other plan has it, of the same kind.

        A mammogram counts when it saw every breast the plan still speaks of.
        """
        if exam.plan_id == plan.id:
            return True
        if any(other.id == exam.plan_id and other.active for other in self.plans) or exam.exam is not plan.exam:
            return False
        if exam.exam is ExamKind.MAMMOGRAM:
            return self._breasts(plan) <= (frozenset({exam.side}) & _BREASTS or _BREASTS)
        sides = not exam.side or not plan.side or exam.side == plan.side or exam.side is Side.BOTH
        return sides and (plan.exam is not ExamKind.OTHER or exam.name.casefold() == plan.name.casefold())

    def _counts(self, exam: Exam, plan: ExamPlan) -> bool:
        """Return whether the next day of a plan counts from an exam that was done.

        What was done well before the first day that the team named is not what they asked for from then on. So moving
        that day ahead moves the next one, whatever was done under the plan before.
        """
        begins = date.min if plan.template else add_months(plan.starts_on, -(plan.every_months // 2))
        return self.belongs(exam, plan) and (exam.done_on or date.min) >= begins

    def _next(self, plan: ExamPlan) -> tuple[date, date] | None:
        """Return the first and the last day of the next exam; None when the schedule has come to its end.

        A plan that follows a published schedule takes the gap of the year in which the next one would fall.
        """
        done = [exam.done_on for exam in self.exams if exam.done_on is not None and self._counts(exam, plan)]
        if not done:
            return plan.starts_on, plan.starts_on
        last, lines = max(done), self.schedules.series(plan.template)
        if not lines or self.person.year(self.today) is None:
            due = add_months(last, plan.every_months)
            return due, due
        for line in lines:
            due = add_months(last, line.every_months)
            if self.person.covers(line, due):
                return add_months(last, line.at_least_months), due
        return None

    def _side_left(self, plan: ExamPlan) -> Side | None:
        """Return the side a plan still speaks of; None when it is all spoken for by a plan of one's own team."""
        if plan.exam is not ExamKind.MAMMOGRAM:
            return plan.side if not self._own_beside(plan) else None
        taken = frozenset(side for own in self._own_beside(plan) for side in self._breasts(own))
        left = self._breasts(plan) - taken
        if not left:
            return None
        whole = left == (_BREASTS if plan.side in {Side.NONE, Side.BOTH} else {plan.side})
        return plan.side if whole else next(iter(left))

    def _own_beside(self, plan: ExamPlan) -> list[ExamPlan]:
        """The team's own plans of the same exam, which a published one gives way to."""
        if not plan.template:
            return []
        others = (own for own in self.plans if own.active and not own.template and own.exam is plan.exam)
        same = [own for own in others if plan.exam is not ExamKind.OTHER or own.name.casefold() == plan.name.casefold()]
        return [own for own in same if own.ends_on is None or own.ends_on >= self.today]

    def _breasts(self, plan: ExamPlan) -> frozenset[Side]:
        asked = frozenset({plan.side}) & _BREASTS or _BREASTS
        return asked & self.person.kept_breasts

    def _waiting(self, plan: ExamPlan) -> Exam | None:
        """Return the entry for the next one; one that was booked without the plan counts too."""
        open_ = [exam for exam in self.exams if exam.done_on is None]
        own = next((exam for exam in open_ if exam.plan_id == plan.id), None)
        if own is not None:
            return own
        done = (exam.done_on for exam in self.exams if exam.done_on is not None and self.belongs(exam, plan))
        last = max(done, default=date.min)
        booked = (exam for exam in open_ if exam.booked_on is not None and exam.booked_on > last)
        return next((exam for exam in booked if exam.plan_id is None and self.belongs(exam, plan)), None)

    def _of_exam(self, exam: Exam) -> DueExam | None:
        day = exam.due_on or exam.booked_on
        if exam.done_on is not None or day is None:
            return None
        return DueExam(
            name=exam.name,
            exam=exam.exam,
            side=exam.side,
            due_on=day,
            overdue=(exam.booked_on or day) < self.today,
            booked_on=exam.booked_on,
            at=exam.at,
            entry=exam,
        )


def plans_that_speak(days: PlanDays, plans: Iterable[ExamPlan]) -> frozenset[ExamKind]:
    """Return the exams that some plan speaks of today, so that no second one is offered."""
    silent = {Rest.NOT_NOW, Rest.OVER, Rest.ENDED}
    return frozenset(plan.exam for plan in plans if days.rests(plan) not in silent)
