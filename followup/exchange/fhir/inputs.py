"""What a document is made from: records handed in, nothing read from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from followup.domain.care_words import (
    ContactRole,
    DiagnosisKind,
    ExamOutcome,
    Helped,
    Measured,
    Operation,
    RadiotherapyField,
    StepKind,
    StepState,
    Therapy,
)
from followup.domain.log_view import EpisodeView, MedicineView
from followup.domain.records import (
    Agreed,
    Author,
    CheckIn,
    Contact,
    Diagnosis,
    Exam,
    ExamPlan,
    Fact,
    Intake,
    Measure,
    Note,
    Overall,
    PreparedAnswer,
    Question,
    SideEffect,
    Step,
    Treatment,
    Visit,
    Weight,
)
from followup.domain.wording import Translate, untranslated
from followup.domain.words import AllAlong, Answer, Change, DoctorAsks, MedicineKind, Side, TreatmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of the program, as the sheet has them, so that both say the same. Days are given with their guess."""

    day: Callable[[date, bool], str]
    side: Callable[[Side], str]
    symptom: Callable[[str], str]
    place: Callable[[str], str]
    question: Callable[[str], str]
    cancer_place: Callable[[str], str]
    diagnosis: Callable[[DiagnosisKind], str]
    operation: Mapping[Operation, str]
    field: Mapping[RadiotherapyField, str]
    step: Mapping[StepKind, str]
    step_state: Callable[[StepState], str]
    helped: Callable[[Helped], str]
    role: Mapping[ContactRole, str]
    outcome: Mapping[ExamOutcome, str]
    change: Mapping[Change, str]
    all_along: Mapping[AllAlong, str]
    answer: Mapping[Answer, str]
    asks: Mapping[DoctorAsks, str]
    medicine: Mapping[MedicineKind, str]
    treatment: Mapping[TreatmentKind, str]
    therapy: Mapping[Therapy, str]
    measure: Callable[[Measured], str]
    region: Callable[[str], str]
    tr: Translate = untranslated


def _treats_nothing(_name: str) -> frozenset[TreatmentKind]:
    return frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FhirInput:
    """One log on one day. Records come as they are read, none of them from the trash.

    log_id: the id the log was made with; every id in the file comes from it and from the ids of the records.
    treats: which cancer treatments the name of a medicine stands for.
    today: the day the file is made; what is over, goes on or is planned counts to it.
    medicines: each with every dose period. next_due: the next day of an exam plan by the plan's id.
    program: who wrote the file, with the version.
    """

    log_id: str
    today: date
    wording: Wording
    program: str = "Followup"
    language: str = "en-GB"
    authors: Mapping[int, Author] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    episodes: tuple[EpisodeView, ...] = ()
    weights: tuple[Weight, ...] = ()
    overalls: tuple[Overall, ...] = ()
    measures: tuple[Measure, ...] = ()
    medicines: tuple[MedicineView, ...] = ()
    intakes: tuple[Intake, ...] = ()
    side_effects: tuple[SideEffect, ...] = ()
    exams: tuple[Exam, ...] = ()
    plans: tuple[ExamPlan, ...] = ()
    next_due: Mapping[int, date] = field(default_factory=dict)
    treats: Callable[[str], frozenset[TreatmentKind]] = _treats_nothing
    steps: tuple[Step, ...] = ()
    contacts: tuple[Contact, ...] = ()
    visits: tuple[Visit, ...] = ()
    questions: tuple[Question, ...] = ()
    prepared: tuple[PreparedAnswer, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    notes: tuple[Note, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
