"""Follow-up examinations: what is due, what was done, and the plans they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from followup.domain.days import add_months
from followup.domain.profile import Profile
from followup.domain.records import Exam, ExamPlan
from followup.domain.words import ExamKind, Side
from followup.services.medicines import medicine_views
from followup.services.plans import Schedules, Suggestion, gone_breasts, suggestions
from followup.services.record import profile_in
from followup.services.wishes import Wishes


@dataclass(frozen=True, slots=True, kw_only=True)
class DueExam:
    """An examination that is due on a day: from its plan, or from an entry with a due or a booked day."""

    name: str
    exam: ExamKind
    side: Side
    due_on: date
    overdue: bool
    booked_on: date | None = None
    plan: ExamPlan | None = None
    entry: Exam | None = None


class Exams:
    """Examinations and plans of a log."""

    def __init__(self, wishes: Wishes, schedules: Schedules) -> None:
        self._wishes = wishes
        self._schedules = schedules

    def due(self, today: date | None = None) -> tuple[DueExam, ...]:
        """Return the next day of every active plan and every single exam not done yet, soonest first."""
        with self._wishes.database.glancing() as glance:
            plans = glance.all(ExamPlan, active=True)
            exams = glance.all(Exam)
            profile = profile_in(glance)
        return due_exams(plans, exams, profile, today or self._wishes.today())

    def upcoming(self, within_days: int = 90, today: date | None = None) -> tuple[DueExam, ...]:
        """Return what is overdue, booked or due within these days, soonest first."""
        day = today or self._wishes.today()
        return tuple(due for due in self.due(day) if ((due.booked_on or due.due_on) - day).days <= within_days)

    def done(self) -> tuple[Exam, ...]:
        """Return the exams that were done, newest first."""
        with self._wishes.database.reading() as store:
            exams = [exam for exam in store.all(Exam) if exam.done_on is not None]
        return tuple(sorted(exams, key=lambda exam: (exam.done_on or date.min, exam.id), reverse=True))

    def plans(self) -> tuple[ExamPlan, ...]:
        """Return every plan, the ones that rest included."""
        with self._wishes.database.reading() as store:
            return store.all(ExamPlan)

    def suggested(self, profile: Profile | None = None) -> tuple[Suggestion, ...]:
        """Return plans from the published schedules that the log does not have yet, each with its source."""
        with self._wishes.database.reading() as store:
            known = {plan.exam for plan in store.all(ExamPlan)}
            person = profile or profile_in(store)
            views = medicine_views(store)
        found = suggestions(self._schedules, person, views, self._wishes.today())
        return tuple(one for one in found if one.plan.exam not in known)

    def plan(self, plan: ExamPlan, cause: object | None = None) -> ExamPlan:
        """Keep a plan: one's own, or the plan of a suggestion."""
        with self._wishes.wish("plan exam", author_id=plan.author_id, cause=cause) as wish:
            kept = wish.change(plan) if plan.id else wish.add(plan)
            wish.words = self._wishes.tr("Plan noted.")
        return kept

    def book(self, due: DueExam, booked_on: date, place: str = "", cause: object | None = None) -> Exam:
        """Keep the day that is booked for an exam that is due."""
        with self._wishes.wish("book exam", cause=cause) as wish:
            if due.entry is not None:
                kept = wish.change(replace(due.entry, booked_on=booked_on, place=place or due.entry.place))
            else:
                kept = wish.add(replace(_entry_of(due), booked_on=booked_on, place=place))
            wish.words = self._wishes.tr("Booked day noted.")
        return kept

    def complete(
        self,
        exam_id: int,
        done_on: date,
        result: str = "",
        *,
        about: bool = False,
        report_received: bool = False,
        cause: object | None = None,
    ) -> Exam:
        """Keep that an exam was done, and what came of it where that is known."""
        with self._wishes.wish("complete exam", cause=cause) as wish:
            exam = wish.store.get(Exam, exam_id)
            done = replace(exam, done_on=done_on, about=about, report_received=report_received)
            kept = wish.change(replace(done, result=result or exam.result))
            wish.words = self._wishes.tr("Exam noted as done.")
        return kept

    def complete_due(
        self, due: DueExam, done_on: date, result: str = "", *, about: bool = False, cause: object | None = None
    ) -> Exam:
        """Keep that an exam that was due is done; the next day of its plan counts from then on."""
        if due.entry is not None:
            return self.complete(due.entry.id, done_on, result, about=about, cause=cause)
        with self._wishes.wish("complete exam", cause=cause) as wish:
            kept = wish.add(replace(_entry_of(due), done_on=done_on, result=result, about=about))
            wish.words = self._wishes.tr("Exam noted as done.")
        return kept


def due_exams(plans: Iterable[ExamPlan], exams: Iterable[Exam], profile: Profile, today: date) -> tuple[DueExam, ...]:
    """Return what is due or booked, soonest first: plans that go on, and exams with a day that were not done."""
    exams = tuple(exams)
    plans = tuple(plans)
    found = [due for plan in plans if plan.active for due in _due_of_plan(plan, exams, profile, today)]
    taken = {due.entry.id for due in found if due.entry is not None}
    found += [due for exam in exams if exam.id not in taken for due in _due_of_exam(exam, today)]
    return tuple(sorted(found, key=lambda due: (due.booked_on or due.due_on, due.name)))


def _due_of_plan(plan: ExamPlan, exams: tuple[Exam, ...], profile: Profile, today: date) -> tuple[DueExam, ...]:
    side = _side_left(plan, profile)
    if side is None:
        return ()
    done = [exam.done_on for exam in exams if exam.done_on is not None and _belongs(exam, plan)]
    due_on = add_months(max(done), plan.every_months) if done else plan.starts_on
    waiting = [exam for exam in exams if exam.done_on is None and exam.plan_id == plan.id]
    entry = waiting[0] if waiting else None
    booked_on = entry.booked_on if entry else None
    return (
        DueExam(
            name=plan.name,
            exam=plan.exam,
            side=side,
            due_on=due_on,
            overdue=(booked_on or due_on) < today,
            booked_on=booked_on,
            plan=plan,
            entry=entry,
        ),
    )


def _due_of_exam(exam: Exam, today: date) -> tuple[DueExam, ...]:
    day = exam.due_on or exam.booked_on
    if exam.done_on is not None or day is None:
        return ()
    late = (exam.booked_on or day) < today
    return (
        DueExam(
            name=exam.name,
            exam=exam.exam,
            side=exam.side,
            due_on=day,
            overdue=late,
            booked_on=exam.booked_on,
            entry=exam,
        ),
    )


def _side_left(plan: ExamPlan, profile: Profile) -> Side | None:
    """Return the side that a plan still concerns; None when it is a mammogram of a breast that is gone."""
    if plan.exam is not ExamKind.MAMMOGRAM:
        return plan.side
    gone = gone_breasts(profile)
    if gone == {Side.LEFT, Side.RIGHT} or plan.side in gone:
        return None
    if plan.side is Side.BOTH and gone:
        return Side.RIGHT if Side.LEFT in gone else Side.LEFT
    return plan.side


def _belongs(exam: Exam, plan: ExamPlan) -> bool:
    if exam.plan_id is not None:
        return exam.plan_id == plan.id
    sides = not exam.side or not plan.side or exam.side == plan.side or exam.side is Side.BOTH
    same_name = plan.exam is not ExamKind.OTHER or exam.name.casefold() == plan.name.casefold()
    return exam.exam is plan.exam and sides and same_name


def _entry_of(due: DueExam) -> Exam:
    return Exam(
        exam=due.exam,
        name=due.name,
        plan_id=due.plan.id if due.plan else None,
        side=due.side,
        due_on=due.due_on,
    )
