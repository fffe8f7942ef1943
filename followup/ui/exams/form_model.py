"""The forms of this screen without widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    place: str = ""
    result: str = ""
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
            place=self.place.strip(),
            result=self.result.strip(),
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
    note: str = ""

    def over(self, old: ExamPlan) -> ExamPlan:
        """Return the plan as typed; raises `Refused` for a missing first day or a number that is none."""
        if not self.every.strip().isdecimal():
            raise Refused("Please write after how many months it repeats, for example 12.", field="every_months")
        if self.starts is None:
            raise Refused("Please say when the first one is due.", field="starts_on")
        return replace(
            old,
            exam=self.exam,
            name=self.name.strip(),
            side=self.side,
            every_months=int(self.every),
            starts_on=self.starts.on,
            note=self.note.strip(),
        )
