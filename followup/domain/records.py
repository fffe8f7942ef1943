"""The records of a log. Days are `date`; moments are aware `datetime`; an id of 0 is a record not saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from followup.domain.base import THE_PERSON, Record
from followup.domain.care import Contact, Diagnosis, Intake, Measure, SideEffect, Step
from followup.domain.care_words import ExamOutcome, Helped, Operation, RadiotherapyField, Therapy
from followup.domain.words import (
    AllAlong,
    Answer,
    Change,
    ChecklistPart,
    Clinician,
    DoctorAsks,
    ExamKind,
    MedicineKind,
    Role,
    Side,
    Tier,
    TreatmentKind,
)

__all__ = [
    "KINDS",
    "THE_PERSON",
    "Agreed",
    "Author",
    "CheckIn",
    "CheckItem",
    "Contact",
    "Diagnosis",
    "DosePeriod",
    "Episode",
    "Exam",
    "ExamPlan",
    "Fact",
    "Intake",
    "Measure",
    "Medicine",
    "Note",
    "Observation",
    "Overall",
    "PreparedAnswer",
    "Question",
    "Record",
    "RecordRequest",
    "Setting",
    "Sheet",
    "SideEffect",
    "Step",
    "Told",
    "Treatment",
    "Visit",
    "Weight",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Author(Record):
    """Somebody who writes in this log."""

    kind: ClassVar[str] = "author"

    name: str
    role: Role = Role.CAREGIVER
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """One fact about the person or the cancer; the names are those of `followup.domain.facts`.

    `source` says from which paper or person it is known. A value of "unknown" is an answer of its own. A fact about a
    later cancer names it by `diagnosis_id`; without one it is about the person or the first cancer.
    """

    kind: ClassVar[str] = "fact"

    name: str
    value: str
    side: Side = Side.NONE
    diagnosis_id: int | None = None
    about: bool = False
    source: str = ""
    note: str = ""


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
class Episode(Record):
    """One symptom at one place from when it began until it went.

    `symptom` is an id of the catalogue, or empty where nothing fits; `words` are the person's own and always kept.
    An episode has ended when its latest observation says that it is gone.
    """

    kind: ClassVar[str] = "episode"

    symptom: str = ""
    words: str = ""
    place: str = ""
    side: Side = Side.NONE
    began_on: date
    began_about: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Record):
    """What was seen on one day in an episode.

    `severity` is 0 to 10, higher is worse, or None when no number was given. `answers` maps ids of short questions
    to answers. `about` says that the day is a guess.
    """

    kind: ClassVar[str] = "observation"

    episode_id: int
    observed_on: date
    about: bool = False
    present: bool = True
    severity: int | None = None
    change: Change = Change.NONE
    all_along: AllAlong = AllAlong.UNKNOWN
    answers: tuple[tuple[str, Answer], ...] = ()
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Record):
    """One weighing in grams; `unit` is the unit it was typed in (kg, lb or st)."""

    kind: ClassVar[str] = "weight"

    measured_on: date
    grams: int
    unit: str = "kg"
    trying_to_lose: Answer | None = None
    about: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall(Record):
    """How things are overall on one day, 0 (worst) to 10 (best)."""

    kind: ClassVar[str] = "overall"

    observed_on: date
    value: int
    about: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Record):
    """One check-in that was gone through to its end."""

    kind: ClassVar[str] = "check_in"

    done_on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """Free words on a day."""

    kind: ClassVar[str] = "note"

    noted_on: date
    words: str
    about: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """An appointment; `at` is the time of day as HH:MM or empty."""

    kind: ClassVar[str] = "visit"

    visit_on: date
    at: str = ""
    clinician: str = ""
    role: Clinician = Clinician.NONE
    place: str = ""
    purpose: str = ""
    companion: str = ""
    companion_note: str = ""
    agreed: str = ""
    happened: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question for a visit; `visit_id` None waits for the next visit.

    `key` is the id of a standard or suggested question, empty for one's own. A lower `rank` is asked first. `chosen`
    decides whether it prints.
    """

    kind: ClassVar[str] = "question"

    words: str
    visit_id: int | None = None
    key: str = ""
    rank: int = 0
    chosen: bool = True
    for_whom: Clinician = Clinician.NONE
    answer: str = ""
    answered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Record):
    """The person's tick that the team knows of a sign, with the state of the flag at that moment."""

    kind: ClassVar[str] = "told"

    sign: str
    rule: str
    rule_version: int
    told_on: date
    whom: str = ""
    tier: Tier
    severity: int | None = None
    episodes: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem(Record):
    """One line of the checklist of a visit: one's own, or what was done to a line that the log gives.

    `key` names the line of the log ("symptom/12"), empty for one's own. `words` stand instead of what the log says,
    empty where nothing was changed. A line that is `left_out` is not shown.
    """

    kind: ClassVar[str] = "check_item"

    visit_id: int
    key: str = ""
    part: ChecklistPart = ChecklistPart.OWN
    words: str = ""
    ticked: bool = False
    left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedAnswer(Record):
    """What the person wrote for a visit instead of the answer that the log gives.

    `log_said` is what the log gave on that day, so that it can be told when the log has moved on.
    """

    kind: ClassVar[str] = "prepared_answer"

    visit_id: int
    asks: DoctorAsks
    words: str
    log_said: str = ""
    written_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(Record):
    """One thing that was agreed at a visit, and the kind and the id of the entry it became, where it became one."""

    kind: ClassVar[str] = "agreed"

    visit_id: int
    words: str
    became: str = ""
    became_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRequest(Record):
    """Records or pictures asked for from one institution; it belongs to no visit, since it may take several.

    `letter` is the text of the letter as the person changed it, empty while it is the one the program writes.
    """

    kind: ClassVar[str] = "record_request"

    institution: str
    address: str = ""
    what: str = ""
    asked_on: date | None = None
    received_on: date | None = None
    release_signed: bool = False
    letter: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Record):
    """A sheet that was saved or printed: its period, its hash and the version of the signs it used.

    `handed_on` is the day the team got it, None while they have not. `said` is what it said, in short, as JSON text:
    later changes of the log do not change what the team has seen.
    """

    kind: ClassVar[str] = "sheet"

    made_on: date
    visit_id: int | None = None
    from_on: date
    to_on: date
    sha256: str
    paper: str = "a4"
    reader: str = "oncologist"
    signs_version: str = ""
    handed_on: date | None = None
    whom: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Record):
    """A choice that concerns the log and so lives inside it, not in the window's settings."""

    kind: ClassVar[str] = "setting"

    name: str
    value: str


KINDS: dict[str, type[Record]] = {
    kind.kind: kind
    for kind in (
        Author,
        Fact,
        Treatment,
        Episode,
        Observation,
        Weight,
        Overall,
        CheckIn,
        Note,
        Medicine,
        DosePeriod,
        ExamPlan,
        Exam,
        Visit,
        Question,
        CheckItem,
        PreparedAnswer,
        Agreed,
        RecordRequest,
        Told,
        Sheet,
        Setting,
        Diagnosis,
        Measure,
        Contact,
        Step,
        Intake,
        SideEffect,
    )
}
"""Every kind of record by the name it has in the command line, in exports and in the history."""
