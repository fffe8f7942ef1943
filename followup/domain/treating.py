"""The records of treatment and follow-up: treatments, medicines with their doses, exam plans and exams."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from followup.domain.base import Record
from followup.domain.care_words import ExamOutcome, Helped, Operation, RadiotherapyField, Therapy
from followup.domain.words import Answer, ExamKind, MedicineKind, Side, TreatmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment(Record):
    """One cancer treatment, or a vaccine, with its days where known.

    `operations` belong to surgery and `fields` to radiotherapy. `diagnosis_id` names the later cancer it is for; None
    is the first one. `purpose` says in own words what it is for.
    """

    kind: ClassVar[str] = "treatment"

    treatment: TreatmentKind
    name: str
    side: Side = Side.NONE
    operations: tuple[Operation, ...] = ()
    fields: tuple[RadiotherapyField, ...] = ()
    purpose: str = ""
    diagnosis_id: int | None = None
    started_on: date | None = None
    ended_on: date | None = None
    about: bool = False
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine(Record):
    """A medicine, vitamin, supplement or other therapy; what was taken when is in its dose periods.

    `therapy` names a therapy beside medicine. `helped` and `helped_words` say how it helped, `team_knows` whether the
    team has been told of it.
    """

    kind: ClassVar[str] = "medicine"

    name: str
    medicine: MedicineKind = MedicineKind.PRESCRIPTION
    therapy: Therapy = Therapy.NONE
    purpose: str = ""
    helped: Helped = Helped.NONE
    helped_words: str = ""
    team_knows: Answer | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DosePeriod(Record):
    """One dated stretch of one dose; `ended_on` is its last day, None while it goes on.

    `paused` marks a stretch in which none was taken, `as_needed` one without fixed times, `tapering` a dose on its way
    down. `frequency` says how often in words. `reason` says why this stretch began.
    """

    kind: ClassVar[str] = "dose_period"

    medicine_id: int
    dose: str = ""
    frequency: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    paused: bool = False
    as_needed: bool = False
    tapering: bool = False
    about: bool = False
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamPlan(Record):
    """A follow-up examination that repeats; `template` names the shipped plan it was made from, empty for one's own."""

    kind: ClassVar[str] = "exam_plan"

    exam: ExamKind
    name: str
    every_months: int
    starts_on: date
    ends_on: date | None = None
    template: str = ""
    side: Side = Side.NONE
    source: str = ""
    active: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam(Record):
    """One follow-up examination or test: due, booked or done.

    `place` is where it is done, `body_part` what was looked at, `at` the booked time as HH:MM or empty. `outcome` sums
    up the `result`. `diagnosis_id` names the later cancer that a biopsy or a scan was for.
    """

    kind: ClassVar[str] = "exam"

    exam: ExamKind
    name: str
    plan_id: int | None = None
    side: Side = Side.NONE
    due_on: date | None = None
    booked_on: date | None = None
    at: str = ""
    done_on: date | None = None
    about: bool = False
    place: str = ""
    body_part: str = ""
    outcome: ExamOutcome = ExamOutcome.NONE
    result: str = ""
    diagnosis_id: int | None = None
    report_asked_on: date | None = None
    report_received: bool = False
    note: str = ""
