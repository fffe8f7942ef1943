"""Follow-up examinations: what is due, what was done, and the plans they come from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from followup.domain.care_words import ExamOutcome
from followup.domain.profile import Profile, profile_of
from followup.domain.records import Exam, ExamPlan, Fact, Treatment
from followup.domain.words import ExamKind
from followup.services.medicines import medicine_views
from followup.services.plan_days import DueExam, PlanDays, plans_that_speak
from followup.services.plan_offers import Suggestion, questions_for_team, suggestions
from followup.services.plan_person import plan_person
from followup.services.plans import NotRoutine, Schedules, TeamQuestion
from followup.services.wishes import Wishes
from followup.signs.medicine_names import MedicineNames

if TYPE_CHECKING:
    from followup.storage.log_reader import Reads


class Exams:
    """Examinations and plans of a log."""

    def __init__(self, wishes: Wishes, schedules: Schedules, names: MedicineNames) -> None:
        self._wishes = wishes
        self._schedules = schedules
        self._names = names

    def due(self, today: date | None = None) -> tuple[DueExam, ...]:
        """Return the next day of every plan that goes on and every single exam not done yet, soonest first."""
        return self.days(today).all_due()

    def days(self, today: date | None = None, profile: Profile | None = None) -> PlanDays:
        """Return what works out days for this log: what is due, and why a plan rests."""
        with self._wishes.database.glancing() as glance:
            return plan_days(glance, self._schedules, self._names, today or self._wishes.today(), profile)

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
        days = self.days(profile=profile)
        known = plans_that_speak(days, days.plans)
        found = suggestions(self._schedules, days.person, days.today)
        return tuple(one for one in found if one.plan.exam not in known and not _has_had(one, days))

    def team_questions(self) -> tuple[TeamQuestion, ...]:
        """Return what the guidelines leave to the team; an exam with a plan of the team's own is settled."""
        days = self.days()
        settled = {plan.exam for plan in days.plans if plan.active and not plan.template}
        asks = questions_for_team(self._schedules, days.person, days.today)
        return tuple(ask for ask in asks if ask.exam not in settled)

    def without_symptoms(self, exam: ExamKind) -> NotRoutine | None:
        """Return what the guideline of the person's region says of a test it does not ask for, or None."""
        return self._schedules.without_symptoms(exam, self.days().person.profile.region)

    def accept(self, suggestion: Suggestion, cause: object | None = None) -> ExamPlan | Exam:
        """Keep what a published schedule would give: its plan, or the one exam it asks for."""
        if suggestion.exam is None:
            return self.plan(suggestion.plan, cause)
        with self._wishes.wish("plan exam", cause=cause) as wish:
            kept = wish.add(suggestion.exam)
            wish.words = self._wishes.tr("Exam noted.")
        return kept

    def plan(self, plan: ExamPlan, cause: object | None = None) -> ExamPlan:
        """Keep a plan: one's own, or the plan of a suggestion."""
        with self._wishes.wish("plan exam", author_id=plan.author_id, cause=cause) as wish:
            kept = wish.change(plan) if plan.id else wish.add(plan)
            wish.words = self._wishes.tr("Plan noted.")
        return kept

    def book(
        self, due: DueExam, booked_on: date, place: str = "", cause: object | None = None, *, at: str = ""
    ) -> Exam:
        """Keep the day that is booked for an exam that is due, with its time of day (HH:MM) where it is known."""
        with self._wishes.wish("book exam", cause=cause) as wish:
            if due.entry is not None:
                kept = wish.change(replace(due.entry, booked_on=booked_on, at=at, place=place or due.entry.place))
            else:
                kept = wish.add(replace(_entry_of(due), booked_on=booked_on, at=at, place=place))
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
        outcome: ExamOutcome = ExamOutcome.NONE,
        cause: object | None = None,
    ) -> Exam:
        """Keep that an exam was done, and what came of it where that is known."""
        with self._wishes.wish("complete exam", cause=cause) as wish:
            exam = wish.store.get(Exam, exam_id)
            done = replace(exam, done_on=done_on, about=about, report_received=report_received, outcome=outcome)
            kept = wish.change(replace(done, result=result or exam.result))
            wish.words = self._wishes.tr("Exam noted as done.")
        return kept

    def complete_due(
        self,
        due: DueExam,
        done_on: date,
        result: str = "",
        *,
        about: bool = False,
        outcome: ExamOutcome = ExamOutcome.NONE,
        cause: object | None = None,
    ) -> Exam:
        """Keep that an exam that was due is done; the next day of its plan counts from then on."""
        if due.entry is not None:
            return self.complete(due.entry.id, done_on, result, about=about, outcome=outcome, cause=cause)
        with self._wishes.wish("complete exam", cause=cause) as wish:
            kept = wish.add(replace(_entry_of(due), done_on=done_on, result=result, about=about, outcome=outcome))
            wish.words = self._wishes.tr("Exam noted as done.")
        return kept


def _has_had(suggestion: Suggestion, days: PlanDays) -> bool:
    """Whether the one exam that is suggested is in the log already, done or not."""
    return suggestion.exam is not None and any(exam.exam is suggestion.exam.exam for exam in days.exams)


def plan_days(
    reader: Reads, schedules: Schedules, names: MedicineNames, today: date, profile: Profile | None = None
) -> PlanDays:
    """Return what works out the days of a log, read in this transaction."""
    treatments = reader.all(Treatment)
    person = plan_person(
        profile or profile_of(reader.all(Fact), treatments), medicine_views(reader), treatments, names, today
    )
    return PlanDays(schedules, person, reader.all(ExamPlan), reader.all(Exam), today)


def _entry_of(due: DueExam) -> Exam:
    return Exam(
        exam=due.exam,
        name=due.name,
        plan_id=due.plan.id if due.plan else None,
        side=due.side,
        due_on=due.due_on,
    )
