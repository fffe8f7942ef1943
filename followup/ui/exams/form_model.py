"""The forms of this screen without widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from followup.domain.care_words import ExamOutcome
from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.records import Exam, ExamPlan
from followup.domain.words import ExamKind, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamTyped:
    """What was typed for an exam."""

    exam: ExamKind
    name: str
    side: Side = Side.NONE
    due: Day | None = None
    booked: Day | None = None
    done: Day | None = None
    at: str = ""
    place: str = ""
    body_part: str = ""
    outcome: ExamOutcome = ExamOutcome.NONE
    result: str = ""
    report_asked: Day | None = None
    report_received: bool = False
    note: str = ""

    def over(self, old: Exam) -> Exam:
        """Return the exam as typed; raises `Refused` when it has no day at all."""
        if self.due is None and self.booked is None and self.done is None:
            raise Refused("Please give one day: when it is due, booked, or was done.", field="done_on")
        return replace(
            old,
            exam=self.exam,
            name=self.name.strip(),
            side=self.side,
            due_on=self.due.on if self.due else None,
            booked_on=self.booked.on if self.booked else None,
            done_on=self.done.on if self.done else None,
            about=any(day is not None and day.about for day in (self.due, self.booked, self.done)),
            at=self.at.strip(),
            place=self.place.strip(),
            body_part=self.body_part.strip(),
            outcome=self.outcome,
            result=self.result.strip(),
            report_asked_on=self.report_asked.on if self.report_asked else None,
            report_received=self.report_received,
            note=self.note.strip(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTyped:
    """What was typed for a plan; `every` is months as text."""

    exam: ExamKind
    name: str
    side: Side = Side.NONE
    every: str = ""
    starts: Day | None = None
    ends: Day | None = None
    note: str = ""

    def over(self, old: ExamPlan) -> ExamPlan:
        """Return the plan as typed; raises `Refused` for a missing first day or a number that is none.

        A plan whose gap, exam or side was changed follows no published schedule from then on: it is the team's own.
        """
        if not self.every.strip().isdecimal():
            raise Refused("Please write after how many months it repeats, for example 12.", field="every_months")
        if self.starts is None:
            raise Refused("Please say when the first one is due.", field="starts_on")
        same = (self.exam, self.side, int(self.every)) == (old.exam, old.side, old.every_months)
        return replace(
            old,
            exam=self.exam,
            name=self.name.strip(),
            side=self.side,
            every_months=int(self.every),
            starts_on=self.starts.on,
            ends_on=self.ends.on if self.ends else None,
            template=old.template if same else "",
            source=old.source if same else "",
            note=self.note.strip(),
        )


@dataclass(frozen=True, slots=True)
class DayTyped:
    """A day with what belongs to it: time and place when it is booked, the outcome and the result when it was done."""

    day: Day
    words: str = ""
    at: str = ""
    outcome: ExamOutcome = ExamOutcome.NONE
